using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.EndToEnd.PageObjects;

/// <summary>Whoever runs the portal: takes agencies in, decides on doubtful organisations, helps failed work on.</summary>
public sealed partial class PortalAdministrator(Person person)
{
    public const string Email = "portal-admin@portal.example";

    public IPage Page => person.Page;

    public async Task<PortalAdministrator> LogInAsync()
    {
        await LogIn.AsAsync(Page, Email);
        return this;
    }

    public async Task CreateAgencyAsync(string name, string number, string administrator, string email)
    {
        await Page.GotoAsync("/admin/agencies/new");
        await Page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await Page.GetByLabel("Organisation number").FillAsync(number);
        await Page.GetByLabel("Administrator's name").FillAsync(administrator);
        await Page.GetByLabel("Administrator's email").FillAsync(email);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Create agency and send invitation" }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(name);
    }

    public async Task ConfirmOrganisationAsync(string name)
    {
        await Row(name).GetByRole(AriaRole.Button, new() { Name = "Confirm" }).ClickAsync();
        await Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Confirm organisation" }).ClickAsync();
        await Assertions.Expect(Row(name)).ToHaveCountAsync(0);
    }

    public ILocator Row(string text) => Page.GetByRole(AriaRole.Row).Filter(new() { HasText = text });

    /// <summary>Whoever was invited follows the letter's link and chooses a password.</summary>
    public static async Task JoinAsync(IPage newcomer, ReceivedLetter letter, string agency)
    {
        await newcomer.GotoAsync(JoinLinkIn(letter));
        await newcomer.GetByLabel("Password", new() { Exact = true }).FillAsync(PortalApp.Password);
        await newcomer.GetByRole(AriaRole.Button, new() { Name = $"Join {agency}" }).ClickAsync();
        await newcomer.ComesToAsync("/start");
    }

    public static string JoinLinkIn(ReceivedLetter letter) => JoinLink().Match(letter.Message.TextBody ?? "").Value;

    [GeneratedRegex(@"https?://\S+/i/m/[A-Za-z0-9_-]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex JoinLink();
}
