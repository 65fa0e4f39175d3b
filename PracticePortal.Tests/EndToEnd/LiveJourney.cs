using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Playwright;
using PracticePortal.Tests.EndToEnd.PageObjects;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.EndToEnd;

/// <summary>People who only look, at every page that shows a status: each follows without being loaded again.</summary>
public sealed class LiveJourney(PortalOnSqlite fixture, Browser browser) : BrowserTest(browser), IClassFixture<PortalOnSqlite>
{
    private const string Mark = "window.notLoadedAgain = true";
    private const string IsMarked = "window.notLoadedAgain === true";

    private readonly List<IPage> _watched = [];

    [Fact]
    public async Task Every_page_that_shows_a_status_follows_it_on_both_sides()
    {
        var colleague = await new Agency(await NewPersonAsync(fixture.Portal.BaseUrl)).LogInAsync(Agency.Administrator);
        var owner = new Customer(await NewPersonAsync(fixture.Portal.BaseUrl));
        await LogIn.AsAsync(owner.Page, "owner@solrosen.example");
        await colleague.OpenCollaborationsOfAsync("Bageri Solrosen AB");
        var customer = colleague.Page.Url;
        var start = await WatchAsync(colleague.Page, "/start");
        var customers = await WatchAsync(colleague.Page, "/customers?q=Solrosen");
        var collaborations = await WatchAsync(colleague.Page, "/collaborations?q=Solrosen");
        var tab = await WatchAsync(colleague.Page, customer);
        var my = await WatchAsync(owner.Page, "/my");
        var access = await WatchAsync(owner.Page, "/my/access");
        var (awaiting, active, closed) = (await CountAsync(start, "Awaiting"), await CountAsync(start, "Active"), await CountAsync(start, "Ended"));
        await Assertions.Expect(my.GetByText("asks to share Spiris Scanner")).ToHaveCountAsync(0);
        await Assertions.Expect(access.GetByText("No agency can see your receipts.")).ToBeVisibleAsync();

        var agency = await new Agency(await NewPersonAsync(fixture.Portal.BaseUrl)).LogInAsync();
        await agency.ActivateAsync("Bageri Solrosen AB");

        await SeeAsync("Awaiting approval", customers, collaborations, tab);
        await Assertions.Expect(Number(start, "Awaiting")).ToHaveTextAsync(Text(awaiting + 1));
        await Assertions.Expect(my.GetByRole(AriaRole.Link, new() { Name = "Read and answer" })).ToBeVisibleAsync();

        await owner.OpenLoggedInAsync(await fixture.Mail.WaitForAsync("owner@solrosen.example"));
        await owner.ApproveAsync(documents: 2);

        await SeeAsync("Active", customers, collaborations, tab);
        await Assertions.Expect(Number(start, "Awaiting")).ToHaveTextAsync(Text(awaiting));
        await Assertions.Expect(Number(start, "Active")).ToHaveTextAsync(Text(active + 1));
        await Assertions.Expect(my.GetByRole(AriaRole.Heading, new() { Name = "Active now" })).ToBeVisibleAsync();
        await Assertions.Expect(access.GetByRole(AriaRole.Heading, new() { Name = "Norr Ekonomibyrå AB" })).ToBeVisibleAsync();

        await agency.EndAsync();

        await SeeAsync("Ended", customers, collaborations, tab);
        await Assertions.Expect(Number(start, "Active")).ToHaveTextAsync(Text(active));
        await Assertions.Expect(Number(start, "Ended")).ToHaveTextAsync(Text(closed + 1));
        await Assertions.Expect(my.GetByRole(AriaRole.Heading, new() { Name = "Active now" })).ToHaveCountAsync(0);
        await Assertions.Expect(access.GetByText("No agency can see your receipts.")).ToBeVisibleAsync();
        await NothingWasLoadedAgainAsync();
    }

    [Fact]
    public async Task A_page_that_lost_its_connection_says_so_and_is_right_when_it_is_back()
    {
        var watcher = await NewPersonAsync(fixture.Portal.BaseUrl);
        await new Agency(watcher).LogInAsync(Agency.Administrator);
        var sockets = new ConcurrentQueue<IWebSocketRoute>();
        await watcher.Context.RouteWebSocketAsync(
            address => address.Contains("/_blazor", StringComparison.Ordinal),
            socket =>
            {
                sockets.Enqueue(socket);
                sockets.Enqueue(socket.ConnectToServer());
            });
        var page = await WatchAsync(watcher.Page, "/collaborations?q=Nordlund");
        await Assertions.Expect(page.GetByText("No collaborations match.")).ToBeVisibleAsync();
        var bar = page.GetByText("Connection lost. Trying again…");
        await Assertions.Expect(bar).ToBeHiddenAsync();

        await watcher.Context.SetOfflineAsync(true);
        while (sockets.TryDequeue(out var socket))
        {
            await socket.CloseAsync(new() { Code = 3001, Reason = "The cable was pulled." });
        }

        await Assertions.Expect(bar).ToBeVisibleAsync();
        var agency = await new Agency(await NewPersonAsync(fixture.Portal.BaseUrl)).LogInAsync();
        await agency.ActivateAsync("Nordlund Bygg AB");
        await agency.SeesAsync("Awaiting approval");
        await Assertions.Expect(page.GetByText("No collaborations match.")).ToBeVisibleAsync();
        await watcher.Context.SetOfflineAsync(false);

        await SeeAsync("Awaiting approval", page);
        await Assertions.Expect(bar).ToBeHiddenAsync();
        await NothingWasLoadedAgainAsync();
    }

    /// <summary>Opens an address in a tab of its own and remembers that it was loaded once.</summary>
    private async Task<IPage> WatchAsync(IPage of, string address)
    {
        var page = await of.Context.NewPageAsync();
        await page.GotoAsync(address);
        await Assertions.Expect(page.Locator("fieldset.page:disabled, [aria-busy=true]")).ToHaveCountAsync(0);
        await page.EvaluateAsync(Mark);
        _watched.Add(page);
        return page;
    }

    private async Task NothingWasLoadedAgainAsync()
    {
        foreach (var page in _watched)
        {
            Assert.True(await page.EvaluateAsync<bool>(IsMarked), page.Url);
        }
    }

    private static async Task SeeAsync(string status, params IEnumerable<IPage> pages)
    {
        foreach (var page in pages)
        {
            await Assertions.Expect(page.GetByTestId("collaboration-status").First).ToHaveTextAsync(status);
        }
    }

    private static ILocator Number(IPage start, string name) => start.Locator("a.number").Filter(new() { HasText = name }).Locator("b");

    private static async Task<int> CountAsync(IPage start, string name) => int.Parse(await Number(start, name).InnerTextAsync(), CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
