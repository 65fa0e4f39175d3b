using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PracticePortal.Tests.EndToEnd.PageObjects;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.EndToEnd;

/// <summary>A consultant finds customers: typing, sorting, filtering, going on and coming back.</summary>
public sealed class CustomersListJourney(PortalOnSqlite fixture, Browser browser) : BrowserTest(browser), IClassFixture<PortalOnSqlite>
{
    [Fact]
    public async Task What_is_typed_fast_is_found_shared_by_its_address_and_there_again_after_Back()
    {
        var page = await OpenAsync();

        await page.GetByRole(AriaRole.Searchbox).PressSequentiallyAsync("nordlund", new() { Delay = 30 });

        await Assertions.Expect(Names(page)).ToHaveTextAsync(["Nordlund Bygg AB"]);
        await Assertions.Expect(page).ToHaveURLAsync(At("/customers?q=nordlund"));
        await Assertions.Expect(page.GetByRole(AriaRole.Searchbox)).ToHaveValueAsync("nordlund");
        await Assertions.Expect(page.GetByRole(AriaRole.Searchbox)).ToBeFocusedAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Nordlund Bygg AB", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Nordlund Bygg AB");
        await page.GoBackAsync();

        await Assertions.Expect(Names(page)).ToHaveTextAsync(["Nordlund Bygg AB"]);
        await Assertions.Expect(page.GetByRole(AriaRole.Searchbox)).ToHaveValueAsync("nordlund");
    }

    [Fact]
    public async Task Somebody_who_goes_on_while_the_address_is_due_is_not_called_back()
    {
        var page = await OpenAsync();

        await page.GetByRole(AriaRole.Searchbox).FillAsync("nordlund");
        await page.GetByRole(AriaRole.Link, new() { Name = "Nordlund Bygg AB", Exact = true }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Nordlund Bygg AB");
        await page.GetByRole(AriaRole.Tab, new() { Name = "History" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Added the customer Nordlund Bygg AB")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Rows_stand_in_the_first_answer_as_the_address_asks()
    {
        var page = await OpenAsync();

        var answer = await page.APIRequest.GetAsync("/customers?q=nordlund&status=NotActivated");
        var html = await answer.TextAsync();

        Assert.Contains("Nordlund Bygg AB", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Bageri Solrosen AB", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Order_and_page_stand_in_the_address()
    {
        var page = await OpenAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Spiris Scanner" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(At("/customers?sort=Status"));
        await Assertions.Expect(page.GetByTestId("collaboration-status").First).ToHaveTextAsync("Activation failed");
        await page.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"^{Regex.Escape(At("/customers?sort=Status&after="))}"));
        await page.GoBackAsync();

        await Assertions.Expect(page).ToHaveURLAsync(At("/customers?sort=Status"));
        await Assertions.Expect(Names(page)).ToHaveCountAsync(25);
    }

    private async Task<IPage> OpenAsync()
    {
        var agency = await new Agency(await NewPersonAsync(fixture.Portal.BaseUrl)).LogInAsync();
        await agency.Page.GotoAsync("/customers");
        await Assertions.Expect(agency.Page.GetByRole(AriaRole.Searchbox)).ToBeEnabledAsync();
        return agency.Page;
    }

    private static ILocator Names(IPage page) => page.Locator("tbody td:first-child a");

    private string At(string address) => fixture.Portal.BaseUrl + address;
}
