using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PracticePortal.Tests.EndToEnd.PageObjects;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.EndToEnd;

/// <summary>What has to have happened before a page can be seen in all its states. Laid once for a class of tests.</summary>
public sealed partial class PageScene : PortalFixture
{
    public const string NewAgency = "Ny Byrå AB";
    public const string NewAdministrator = "first@nybyra.example";

    /// <summary>Has signed up by itself, and uses nothing yet.</summary>
    public const string NewOrganisation = "Nya Bolaget AB";
    public const string NewOwner = "owner@nybolag.example";

    private readonly TestDirectory _empty = new();
    private PortalProcess? _unused;
    private bool _isLaid;

    /// <summary>Links as the letters have them.</summary>
    public string LogInLink { get; private set; } = "";

    public string DeadLink { get; private set; } = "";

    public string SetUpLink { get; private set; } = "";

    public string JoinLink { get; private set; } = "";

    public string ResetLink { get; private set; } = "";

    /// <summary>Of a sign-up from an address without a sign-in, and from one with.</summary>
    public string SignUpLink { get; private set; } = "";

    public string AddOrganisationLink { get; private set; } = "";

    /// <summary>Of a sign-up that was finished.</summary>
    public string UsedSignUpLink { get; private set; } = "";

    /// <summary>Of a sign-up whose number somebody else was quicker with.</summary>
    public string TakenSignUpLink { get; private set; } = "";

    /// <summary>Of a portal that nobody has set up yet.</summary>
    public string FirstAdministratorLink { get; private set; } = "";

    public async Task LayAsync(Func<Task<Person>> newPersonAsync)
    {
        if (_isLaid)
        {
            return;
        }

        var agency = await new Agency(await newPersonAsync()).LogInAsync();
        await agency.ActivateAsync("Nordlund Bygg AB");
        DeadLink = LinkIn(await Mail.WaitForAsync("owner@nordlundbygg.example"));
        await agency.ResendAsync();
        await agency.ActivateAsync("Café Kajutan HB");
        LogInLink = LinkIn((await Mail.WaitForAsync("owner@nordlundbygg.example", 2))[1]);
        SetUpLink = LinkIn(await Mail.WaitForAsync("owner@kajutan.example"));
        await ForgetAsync((await newPersonAsync()).Page);
        await TakeInAsync(await newPersonAsync(), await newPersonAsync());
        await SignUpAsync(await newPersonAsync());
        await StartUnusedAsync();
        _isLaid = true;
    }

    public Task<string> CustomerAsync(string name) => Portal.Database.ReadAsync($"""SELECT "Id" FROM "Customers" WHERE "AgencyId" = (SELECT "Id" FROM "Agencies" WHERE "Name" = 'Norr Ekonomibyrå AB') AND "Name" = '{name}'""");

    public Task<string> RequestAsync(string customer) => Portal.Database.ReadAsync($"""SELECT "Id" FROM "Collaborations" WHERE "CustomerName" = '{customer}'""");

    public override async ValueTask DisposeAsync()
    {
        if (_unused is not null)
        {
            await _unused.DisposeAsync();
        }

        _empty.Dispose();
        await base.DisposeAsync();
    }

    private async Task ForgetAsync(IPage page)
    {
        await page.GotoAsync("/account/forgot");
        await page.GetByLabel("Email").FillAsync("assistant@norr.example");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the link" }).ClickAsync();
        ResetLink = LinkIn(await Mail.WaitForAsync("assistant@norr.example"));
    }

    /// <summary>One agency whose administrator has come, and who finds it empty; another who is still awaited.</summary>
    private async Task TakeInAsync(Person helper, Person newcomer)
    {
        var administrator = await new PortalAdministrator(helper).LogInAsync();
        await administrator.CreateAgencyAsync(NewAgency, Given.OrganisationNumber(), "Administrator, Ny", NewAdministrator);
        await PortalAdministrator.JoinAsync(newcomer.Page, await Mail.WaitForAsync(NewAdministrator), NewAgency);
        await People.RememberAsync(newcomer, NewAdministrator);
        await administrator.CreateAgencyAsync("Väntande Byrå AB", Given.OrganisationNumber(), "Administrator, Väntande", "first@vantande.example");
        JoinLink = LinkIn(await Mail.WaitForAsync("first@vantande.example"));
    }

    private async Task SignUpAsync(Person newcomer)
    {
        var (first, second) = (Given.OrganisationNumber(), Given.OrganisationNumber());
        var company = new SigningUp(newcomer);
        SignUpLink = await company.AskAsync(Mail, Given.OrganisationNumber(), "Väntande Bolag AB", "owner@vantande.example");
        AddOrganisationLink = await company.AskAsync(Mail, first, "Solrosens Café AB", "owner@solrosen.example");
        TakenSignUpLink = await company.AskAsync(Mail, second, "Sena Bolaget AB", "late@nybolag.example");
        UsedSignUpLink = await company.AskAsync(Mail, second, NewOrganisation, NewOwner);
        await company.FinishAsync(UsedSignUpLink, LogIn.DemoPassword);
        await People.RememberAsync(newcomer, NewOwner);
    }

    private async Task StartUnusedAsync()
    {
        _unused = await PortalProcess.StartAsync(_empty.Path, Mail.Port, more: new Dictionary<string, string?> { ["Demo__Enabled"] = "false" });
        FirstAdministratorLink = Link().Match(_unused.Output).Value;
    }

    private static string LinkIn(ReceivedLetter letter) => Link().Match(letter.Message.TextBody ?? "").Value;

    [GeneratedRegex(@"https?://\S+/i/[a-z]/[A-Za-z0-9_-]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}

[CollectionDefinition(nameof(PageScene))]
public sealed class PageSceneCollection : ICollectionFixture<PageScene>;
