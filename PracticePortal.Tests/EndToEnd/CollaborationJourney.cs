using Microsoft.Playwright;
using PracticePortal.Tests.EndToEnd.PageObjects;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.EndToEnd;

/// <summary>From the agency's click to both sides active, with a colleague who only watches: once for each relation, on each database.</summary>
public abstract class CollaborationJourney(PortalFixture fixture, Browser browser) : BrowserTest(browser)
{
    [Fact]
    public Task A_customer_who_uses_Scanner_approves_and_everybody_sees_it_active() =>
        WalkAsync("Bageri Solrosen AB", "owner@solrosen.example", (customer, letter) => customer.OpenAndLogInAsync(letter));

    [Fact]
    public Task A_customer_who_uses_My_Spiris_gets_Scanner_and_approves() =>
        WalkAsync("Nordlund Bygg AB", "owner@nordlundbygg.example", (customer, letter) => customer.OpenAndLogInAsync(letter));

    [Fact]
    public Task A_customer_who_is_new_to_Spiris_sets_up_a_sign_in_and_approves_the_terms() =>
        WalkAsync("Café Kajutan HB", "owner@kajutan.example", (customer, letter) => customer.OpenAndSetUpAsync(letter, "Segelbåten lämnar bryggan 7"));

    private async Task WalkAsync(string customerName, string address, Func<Customer, ReceivedLetter, Task> openAsync)
    {
        var agency = await new Agency(await NewPersonAsync(fixture.Portal.BaseUrl)).LogInAsync();
        var watcher = await new Agency(await NewPersonAsync(fixture.Portal.BaseUrl)).LogInAsync(Agency.Administrator);
        await watcher.OpenCollaborationsOfAsync(customerName);
        await watcher.SeesAsync("Not activated");

        await agency.ActivateAsync(customerName);
        await agency.SeesAsync("Awaiting approval");
        await watcher.SeesAsync("Awaiting approval");

        var letter = await fixture.Mail.WaitForAsync(address);
        var customer = new Customer(await NewPersonAsync(fixture.Portal.BaseUrl));
        await openAsync(customer, letter);
        await customer.ApproveAsync(documents: 2);

        await Assertions.Expect(customer.Page.GetByText("Active", new() { Exact = true })).ToBeVisibleAsync();
        await agency.SeesAsync("Active");
        await watcher.SeesAsync("Active");
    }
}

public sealed class CollaborationJourneyOnSqlite(PortalOnSqlite fixture, Browser browser)
    : CollaborationJourney(fixture, browser), IClassFixture<PortalOnSqlite>;

public sealed class CollaborationJourneyOnPostgres(PortalOnPostgres fixture, Browser browser)
    : CollaborationJourney(fixture, browser), IClassFixture<PortalOnPostgres>;
