using Microsoft.Playwright;
using PracticePortal.Tests.EndToEnd.PageObjects;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.EndToEnd;

/// <summary>What else both sides do with a request and with what they share: every verb, clicked.</summary>
public sealed class VerbsJourney(PortalOnSqlite fixture, Browser browser) : BrowserTest(browser), IClassFixture<PortalOnSqlite>
{
    private const string Norr = "Norr Ekonomibyrå AB";

    [Fact]
    public async Task A_letter_that_went_wrong_is_put_right_declined_asked_again_approved_and_ended_by_the_customer()
    {
        const string right = "right-person@kajutan.example";
        var agency = await new Agency(await NewPersonAsync(fixture.Portal.BaseUrl)).LogInAsync();
        var customer = new Customer(await NewPersonAsync(fixture.Portal.BaseUrl));
        await agency.ActivateAsync("Café Kajutan HB");
        await agency.SeesAsync("Awaiting approval");
        var first = await fixture.Mail.WaitForAsync("owner@kajutan.example");

        await agency.AddTaskAsync("Q1 2031");
        await agency.ChangeTaskAsync("Q1 2031");
        await agency.ResendAsync();
        var second = (await fixture.Mail.WaitForAsync("owner@kajutan.example", 2))[1];
        await customer.SeesDeadAsync(first, "A newer letter was sent");
        await customer.Page.GotoAsync(Customer.LinkIn(second));
        await Assertions.Expect(customer.Page.GetByText("Q1 2031")).ToBeVisibleAsync();

        await agency.CorrectAddressAsync("Right person", right);
        var third = await fixture.Mail.WaitForAsync(right);
        await customer.SeesDeadAsync(second, "A newer letter was sent");
        await customer.OpenAndSetUpAsync(third, "Segelbåten lämnar bryggan 7");
        await customer.DeclineAsync("Something else", "We change agency <b>soon</b>.");
        await agency.SeesAsync("Declined");
        await Assertions.Expect(agency.Panel.GetByText("We change agency <b>soon</b>.")).ToBeVisibleAsync();

        await agency.ActivateAgainAsync();
        await agency.SeesAsync("Awaiting approval");
        var again = (await fixture.Mail.WaitForAsync(letter => letter.To == right && Customer.HasLink(letter), 2))[1];
        await customer.OpenLoggedInAsync(again);
        await customer.ApproveAsync(documents: 2);
        await agency.SeesAsync("Active");

        await customer.EndAsync(Norr);
        await agency.SeesAsync("Ended");
    }

    [Fact]
    public async Task A_request_is_taken_back_asked_again_approved_and_ended_by_the_agency()
    {
        var agency = await new Agency(await NewPersonAsync(fixture.Portal.BaseUrl)).LogInAsync();
        var customer = new Customer(await NewPersonAsync(fixture.Portal.BaseUrl));
        await agency.ActivateAsync("Bageri Solrosen AB");
        var first = await fixture.Mail.WaitForAsync("owner@solrosen.example");

        await agency.CancelAsync();
        await agency.SeesAsync("Cancelled");
        await customer.SeesDeadAsync(first, $"{Norr} took the request back");

        await agency.ActivateAgainAsync();
        var again = (await fixture.Mail.WaitForAsync(
            letter => letter.To == "owner@solrosen.example" && Customer.HasLink(letter)
                && Customer.LinkIn(letter) != Customer.LinkIn(first),
            1))[0];
        await customer.OpenAndLogInAsync(again);
        await customer.ApproveAsync(documents: 2);
        await agency.SeesAsync("Active");

        await agency.EndAsync();
        await agency.SeesAsync("Ended");
        await Assertions.Expect(customer.Page.GetByRole(AriaRole.Heading, new() { Name = "The collaboration has ended" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_portal_administrator_takes_an_agency_in_confirms_an_organisation_and_runs_failed_work_again()
    {
        var administrator = await new PortalAdministrator(await NewPersonAsync(fixture.Portal.BaseUrl)).LogInAsync();
        await administrator.CreateAgencyAsync("Öst Redovisning AB", Given.OrganisationNumber(), "Administrator, Öst", "first@ost.example");
        var newcomer = (await NewPersonAsync(fixture.Portal.BaseUrl)).Page;
        await PortalAdministrator.JoinAsync(newcomer, await fixture.Mail.WaitForAsync("first@ost.example"), "Öst Redovisning AB");
        await Assertions.Expect(newcomer.GetByRole(AriaRole.Heading, new() { Name = "Three steps to your first shared receipt" })).ToBeVisibleAsync();
        await administrator.Page.ReloadAsync();
        await Assertions.Expect(administrator.Row("first@ost.example")).ToContainTextAsync("Accepted");

        await ReportAsync("Idas Idéer AB");
        await administrator.Page.GotoAsync("/admin/organisations?show=Reported");
        await administrator.ConfirmOrganisationAsync("Idas Idéer AB");

        await fixture.Portal.Database.NothingWaitsAsync();
        await fixture.Portal.Database.ExecuteAsync("""
            UPDATE "Outbox" SET "FailedAt" = "DoneAt", "DoneAt" = NULL, "LastError" = 'The disk was full.'
            WHERE "Id" = (SELECT "Id" FROM "Outbox" WHERE "DoneAt" IS NOT NULL AND "HandlerName" LIKE 'SendMemberInvitation%' LIMIT 1)
            """);
        await administrator.Page.GotoAsync("/admin/outbox?state=Failed");
        await administrator.Row("The disk was full.").GetByRole(AriaRole.Button, new() { Name = "Run again" }).ClickAsync();
        await Assertions.Expect(administrator.Page.GetByText("Nothing has failed.")).ToBeVisibleAsync();
        await fixture.Portal.Database.NothingWaitsAsync();
        Assert.Single(fixture.Mail.To("first@ost.example")); // the letter had been sent: it is not sent twice
    }

    /// <summary>The agency's contact is not among the administrators of an organisation that nobody vouches for.</summary>
    private async Task ReportAsync(string name)
    {
        var agency = await new Agency(await NewPersonAsync(fixture.Portal.BaseUrl)).LogInAsync();
        await agency.OpenCollaborationsOfAsync(name);
        await agency.OpenActivatePageAsync();
        await agency.Page.GetByRole(AriaRole.Button, new() { Name = "Report the organisation" }).ClickAsync();
        await Assertions.Expect(agency.Page.GetByText("Reported. A portal administrator looks at it.")).ToBeVisibleAsync();
    }
}
