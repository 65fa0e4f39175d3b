using Microsoft.Playwright;
using PracticePortal.Tests.EndToEnd.PageObjects;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.EndToEnd;

/// <summary>Two processes on one PostgreSQL behind a reverse proxy: both sides of a collaboration are served by different ones, one is stopped, one is killed.</summary>
public sealed class SeveralInstancesTests(Browser browser) : BrowserTest(browser)
{
    private const string Mark = "window.notLoadedAgain = true";
    private const string IsMarked = "window.notLoadedAgain === true";
    private const string First = "first";
    private const string Second = "second";

    private readonly PostgresTestDatabase _database = new();
    private readonly TestDirectory _directory = new();
    private readonly SmtpTestServer _mail = SmtpTestServer.Start();
    private readonly Dictionary<string, PortalProcess> _instances = [];
    private TestProxy? _proxy;

    private TestProxy Proxy => _proxy!;

    public override async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        _proxy = await TestProxy.StartAsync();
        var started = await Task.WhenAll(StartAsync(First), StartAsync(Second)); // both find an empty database
        (_instances[First], _instances[Second]) = (started[0], started[1]);
        Proxy.SendTo(_instances.Select(i => (i.Key, i.Value.BaseUrl)));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Proxy.DisposeAsync();
        foreach (var instance in _instances.Values)
        {
            await instance.DisposeAsync();
        }

        await _mail.DisposeAsync();
        await _database.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task One_is_stopped_and_one_is_killed_while_both_sides_work()
    {
        Assert.Equal("2", await Rows("\"Agencies\"")); // the demo data was laid by one of the two
        var agency = await new Agency(await NewPersonAtAsync(First)).LogInAsync();
        var owner = new Customer(await NewPersonAtAsync(Second));
        await LogIn.AsAsync(owner.Page, "owner@solrosen.example");
        await owner.Page.GotoAsync("/my");
        await LiveAsync(owner.Page);

        await agency.ActivateAsync("Bageri Solrosen AB");

        await Assertions.Expect(owner.Page.GetByRole(AriaRole.Link, new() { Name = "Read and answer" })).ToBeVisibleAsync();
        Assert.True(await owner.Page.EvaluateAsync<bool>(IsMarked));
        await agency.Page.EvaluateAsync(Mark);
        await owner.OpenLoggedInAsync(await _mail.WaitForAsync("owner@solrosen.example"));
        await owner.ApproveAsync(documents: 2);
        await agency.SeesAsync("Active");
        Assert.True(await agency.Page.EvaluateAsync<bool>(IsMarked));

        await StopWhileSomebodyTypesAsync(agency);
        await KillWhileACustomerApprovesAsync(agency);

        await _instances[First].Database.NothingWaitsAsync();
        Assert.Equal("0", await Rows("\"Outbox\" WHERE \"FailedAt\" IS NOT NULL"));
        Assert.All(_mail.Received.GroupBy(letter => (letter.To, letter.Message.Subject)), letters => Assert.Single(letters));
    }

    private async Task StopWhileSomebodyTypesAsync(Agency agency)
    {
        var page = agency.Page;
        await agency.OpenCollaborationsOfAsync("Nordlund Bygg AB");
        var customer = page.Url.Replace("/collaborations", "", StringComparison.Ordinal);
        await page.GotoAsync($"{customer}/edit");
        await LiveAsync(page);
        await page.GetByLabel("Postal code").FillAsync("302 42");
        await page.GetByLabel("City").FillAsync("Halmstad"); // and the cursor stays in the field

        await _instances[First].StopAsync();

        await Assertions.Expect(page.Locator("#components-reconnect-modal")).ToHaveAttributeAsync("data-state", "connected");
        Assert.True(await page.EvaluateAsync<bool>(IsMarked));
        Assert.Equal(Second, await InstanceOfAsync(page));
        await Assertions.Expect(page.GetByLabel("Postal code")).ToHaveValueAsync("302 42");
        await Assertions.Expect(page.GetByLabel("City")).ToHaveValueAsync("Halmstad");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save customer", Exact = true }).ClickAsync();
        await page.ComesToAsync(customer);
        await Assertions.Expect(page.GetByText("Halmstad")).ToBeVisibleAsync();
    }

    private async Task KillWhileACustomerApprovesAsync(Agency agency)
    {
        await _instances[First].StartAsync();
        await agency.ActivateAsync("Nordlund Bygg AB");
        var letter = await _mail.WaitForAsync("owner@nordlundbygg.example");
        var owner = new Customer(await NewPersonAtAsync(First));
        await owner.OpenAndLogInAsync(letter);
        await LiveAsync(agency.Page);

        await _instances[Second].KillAsync();
        await owner.ApproveAsync(documents: 2);

        await agency.SeesAsync("Active"); // its page was loaded again at the same address
        Assert.False(await agency.Page.EvaluateAsync<bool>(IsMarked));
        Assert.Equal(First, await InstanceOfAsync(agency.Page));
        await _instances[First].Database.LetClaimsPassAsync();
    }

    private Task<PortalProcess> StartAsync(string name) => PortalProcess.StartAsync(
        Path.Combine(_directory.Path, name), _mail.Port, _database.ConnectionString,
        new Dictionary<string, string?> { ["Portal__PublicUrl"] = Proxy.BaseUrl, ["Portal__TrustedProxies"] = "127.0.0.1" });

    /// <summary>Somebody whom the proxy has sent to an instance, where they stay.</summary>
    private async Task<Person> NewPersonAtAsync(string instance)
    {
        for (var tries = 0; tries < 20; tries++)
        {
            var person = await NewPersonAsync(Proxy.BaseUrl);
            await person.Page.GotoAsync("/login");
            if (await InstanceOfAsync(person.Page) == instance)
            {
                return person;
            }
        }

        throw new InvalidOperationException($"The proxy sends nobody to the {instance} instance.");
    }

    private static async Task<string> InstanceOfAsync(IPage page) =>
        (await page.APIRequest.GetAsync(new Uri(new Uri(page.Url), "/health/live").ToString())).Headers[TestProxy.Instance.ToLowerInvariant()];

    private static async Task LiveAsync(IPage page)
    {
        await Assertions.Expect(page.Locator("fieldset.page:disabled, [aria-busy=true]")).ToHaveCountAsync(0);
        await page.EvaluateAsync(Mark);
    }

    private Task<string> Rows(string of) => _instances[First].Database.ReadAsync($"SELECT COUNT(*) FROM {of}");
}
