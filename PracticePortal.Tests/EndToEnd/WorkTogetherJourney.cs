using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PracticePortal.Tests.EndToEnd.PageObjects;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.EndToEnd;

/// <summary>Both sides at the same receipts: a question and its answer, the pile by keyboard, and the end of the collaboration on an open page.</summary>
public sealed class WorkTogetherJourney(PortalOnSqlite fixture, Browser browser) : BrowserTest(browser), IClassFixture<PortalOnSqlite>
{
    [Fact]
    public async Task Agency_asks_and_the_customer_answers_on_the_same_receipt_and_neither_reloads()
    {
        var (agency, customer) = await OpenAsync("Almgrens Rör AB", "owner@almgrensror.example");
        await agency.GotoAsync($"{agency.Url}?show=Interpreted");
        await LinkAsync(agency, "Taxi Exempelstad");
        await SeesStatusAsync(agency, "Interpreted");
        await customer.GotoAsync("/my/scanner?show=Interpreted");
        await LinkAsync(customer, "Taxi Exempelstad");
        await SeesStatusAsync(customer, "Interpreted");

        await agency.GetByLabel("Question to the customer").FillAsync("Who went where?");
        await agency.GetByRole(AriaRole.Button, new() { Name = "Ask the customer" }).ClickAsync();

        await SeesStatusAsync(customer, "Needs answer");
        await Assertions.Expect(customer.GetByText("Who went where?")).ToBeVisibleAsync();
        await Assertions.Expect(customer.GetByRole(AriaRole.Heading, new() { Name = "Opened at the agency" })).ToBeVisibleAsync();
        await customer.GetByLabel("Your answer").FillAsync("To a customer in the harbour.");
        await customer.GetByRole(AriaRole.Button, new() { Name = "Answer", Exact = true }).ClickAsync();

        await Assertions.Expect(agency.GetByText("To a customer in the harbour.")).ToBeVisibleAsync();
        await SeesStatusAsync(agency, "Interpreted");
    }

    [Fact]
    public async Task Consultant_approves_and_goes_on_by_keyboard_and_a_wrong_field_gets_its_sentence()
    {
        var (agency, _) = await OpenAsync("Hamnens Rederi AB", "owner@hamnensrederi.example");
        await agency.GetByRole(AriaRole.Link, new() { Name = "matboden.png", Exact = true }).ClickAsync();
        await agency.GetByLabel("Supplier", new() { Exact = true }).FillAsync("Matboden");
        await agency.GetByLabel("Date", new() { Exact = true }).FillAsync("2026-11-24");
        await agency.GetByLabel("Total", new() { Exact = true }).FillAsync("125");
        await agency.GetByLabel("VAT 25 %").FillAsync("7,08");
        await agency.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(agency.GetByText("The VAT at 25 % should be")).ToBeVisibleAsync();
        await Assertions.Expect(agency.GetByLabel("Supplier", new() { Exact = true })).ToHaveValueAsync("Matboden");

        await agency.GetByLabel("VAT 25 %").FillAsync("");
        await agency.GetByLabel("VAT 6 %").FillAsync("7,08");
        await agency.Keyboard.PressAsync("Control+Enter");

        await Assertions.Expect(agency.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "jarnboden.png" })).ToBeVisibleAsync();
        await Assertions.Expect(agency.GetByRole(AriaRole.Status).Filter(new() { HasText = "Matboden is ready. Now: jarnboden.png." })).ToHaveCountAsync(1);
        await Assertions.Expect(agency.GetByLabel("Supplier", new() { Exact = true })).ToBeFocusedAsync();
        await agency.GetByRole(AriaRole.Link, new() { Name = "Receipts", Exact = true }).ClickAsync();
        await Assertions.Expect(agency.GetByRole(AriaRole.Link, new() { Name = "jarnboden.png", Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(agency.GetByRole(AriaRole.Link, new() { Name = "matboden.png", Exact = true })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Letters_go_through_the_pile_and_not_into_a_field_and_the_archive_has_a_way_back()
    {
        var (agency, _) = await OpenAsync("Almgrens Rör AB", "owner@almgrensror.example");
        await agency.GotoAsync($"{agency.Url}?show=All");
        var links = agency.Locator(".list tbody a");
        await Assertions.Expect(links.Nth(1)).ToBeVisibleAsync();
        var (first, second) = (await links.Nth(0).GetAttributeAsync("href"), await links.Nth(1).GetAttributeAsync("href"));
        var name = await links.Nth(0).InnerTextAsync();
        await links.Nth(0).ClickAsync();
        await Assertions.Expect(agency).ToHaveURLAsync(new Regex(Regex.Escape(first!) + "$"));
        await Assertions.Expect(agency.GetByRole(AriaRole.Link, new() { Name = "Next receipt" })).ToBeVisibleAsync();
        await PressAsync(agency, "j");
        await Assertions.Expect(agency).ToHaveURLAsync(new Regex(Regex.Escape(second!) + "$"));
        await agency.GetByRole(AriaRole.Heading, new() { Level = 1 }).ClickAsync();
        await Assertions.Expect(agency.GetByRole(AriaRole.Link, new() { Name = "Previous receipt" })).ToBeVisibleAsync();
        await PressAsync(agency, "k");
        await Assertions.Expect(agency).ToHaveURLAsync(new Regex(Regex.Escape(first!) + "$"));
        await Assertions.Expect(agency.GetByRole(AriaRole.Heading, new() { Level = 1, Name = name, Exact = true })).ToBeVisibleAsync();
        await agency.GetByLabel("Question to the customer").FillAsync("j");
        await agency.GetByLabel("Question to the customer").PressAsync("j");
        await Assertions.Expect(agency).ToHaveURLAsync(new Regex(Regex.Escape(first!) + "$"));

        var status = await agency.Locator(".facts .chip").InnerTextAsync();
        await agency.GetByRole(AriaRole.Button, new() { Name = "Archive receipt" }).ClickAsync();
        await SeesStatusAsync(agency, "Archived");
        await agency.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await SeesStatusAsync(agency, status);
    }

    [Fact]
    public async Task Open_receipt_closes_when_the_customer_ends_the_collaboration()
    {
        var (agency, customer) = await OpenAsync("Matboden Vågen AB", "owner@matboden.example");
        await agency.GetByRole(AriaRole.Link, new() { Name = "matboden.png", Exact = true }).ClickAsync();
        await Assertions.Expect(agency.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "matboden.png" })).ToBeVisibleAsync();

        await customer.GotoAsync("/my/access");
        await customer.GetByRole(AriaRole.Button, new() { Name = "End collaboration" }).ClickAsync();
        await customer.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "End collaboration" }).ClickAsync();

        await Assertions.Expect(agency.GetByText("This page does not exist or is not open to you.")).ToBeVisibleAsync();
        await Assertions.Expect(agency.GetByRole(AriaRole.Img)).ToHaveCountAsync(0);
    }

    /// <summary>The agency at the customer's inbox, and the customer logged in.</summary>
    private async Task<(IPage Agency, IPage Customer)> OpenAsync(string customerName, string owner)
    {
        var agency = await new Agency(await NewPersonAsync(fixture.Portal.BaseUrl)).LogInAsync(Agency.Administrator);
        await agency.Page.GotoAsync("/scanner");
        await agency.Page.GetByRole(AriaRole.Link, new() { NameRegex = new($"Receipts of {customerName}") }).FollowAsync();
        await Assertions.Expect(agency.Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = customerName })).ToBeVisibleAsync();
        var customer = await NewPersonAsync(fixture.Portal.BaseUrl);
        await LogIn.AsAsync(customer.Page, owner);
        return (agency.Page, customer.Page);
    }

    /// <summary>Once the page is live: a key that falls between its text and its script goes nowhere.</summary>
    private static async Task PressAsync(IPage page, string key)
    {
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Archive receipt" })).ToBeEnabledAsync();
        await page.Keyboard.PressAsync(key);
    }

    private static Task LinkAsync(IPage page, string name) => page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).FollowAsync();

    private static Task SeesStatusAsync(IPage page, string status) => Assertions.Expect(page.Locator(".facts .chip")).ToHaveTextAsync(status);
}
