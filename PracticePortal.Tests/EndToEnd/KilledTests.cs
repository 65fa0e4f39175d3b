using Microsoft.Playwright;
using PracticePortal.Tests.EndToEnd.PageObjects;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.EndToEnd;

/// <summary>The process dies at a bad moment; whoever was answered is not let down. The customer is new to Spiris: there most is to be made.</summary>
public abstract class KilledTests(Browser browser) : BrowserTest(browser)
{
    private const string Customer = "Café Kajutan HB";
    private const string Address = "owner@kajutan.example";

    protected virtual string? Postgres => null;

    [Fact]
    public async Task Killed_right_after_Activate_was_answered_it_is_provisioned_and_mailed_once_after_the_next_start()
    {
        using var directory = new TestDirectory();
        await using var mail = SmtpTestServer.Start();
        mail.Behave("*", new SmtpMischief { AtRecipient = "451 4.3.0 Try again later" }); // so that the letter is certainly still to be sent when the process dies
        await using var portal = await PortalProcess.StartAsync(directory.Path, mail.Port, Postgres);
        await ActivateAsync(portal);

        await portal.KillAsync();
        Assert.Empty(mail.Received);
        mail.Behave("*", SmtpMischief.None);
        await portal.Database.LetClaimsPassAsync();
        await portal.StartAsync();
        await portal.Database.NothingWaitsAsync();

        await ApproveAsync(portal, Assert.Single(mail.To(Address)));
    }

    [Fact]
    public async Task Killed_when_the_mail_server_had_taken_the_letter_it_comes_at_most_once_more_and_under_the_same_id()
    {
        using var directory = new TestDirectory();
        await using var mail = SmtpTestServer.Start();
        var answer = new TaskCompletionSource();
        mail.Behave("*", new SmtpMischief { HoldAnswer = answer.Task });
        await using var portal = await PortalProcess.StartAsync(directory.Path, mail.Port, Postgres);
        await ActivateAsync(portal);
        await mail.WaitForAsync(Address);

        await portal.KillAsync();
        answer.SetResult(); // nobody hears it any more
        mail.Behave("*", SmtpMischief.None);
        await portal.Database.LetClaimsPassAsync();
        await portal.StartAsync();
        await portal.Database.NothingWaitsAsync();

        var letters = mail.To(Address);
        Assert.InRange(letters.Count, 1, 2);
        Assert.Single(letters.Select(letter => letter.Message.MessageId).Distinct());
        await ApproveAsync(portal, letters[^1]);
    }

    private async Task ActivateAsync(PortalProcess portal)
    {
        var agency = await new Agency(await NewPersonAsync(portal.BaseUrl)).LogInAsync();
        await agency.ActivateAsync(Customer);
    }

    /// <summary>There is one collaboration, all that it needs was made, and the letter's link opens it.</summary>
    private async Task ApproveAsync(PortalProcess portal, ReceivedLetter letter)
    {
        Assert.Equal("1", await portal.Database.ReadAsync($"""SELECT COUNT(*) FROM "Collaborations" WHERE "CustomerName" = '{Customer}'"""));
        Assert.Equal("1", await portal.Database.ReadAsync($"""SELECT COUNT(*) FROM "Organisations" WHERE "Name" = '{Customer}'"""));
        var customer = new Customer(await NewPersonAsync(portal.BaseUrl));
        await customer.OpenAndSetUpAsync(letter, "Segelbåten lämnar bryggan 7");
        await customer.ApproveAsync(documents: 2);
        await Assertions.Expect(customer.Page.GetByText("Active", new() { Exact = true })).ToBeVisibleAsync();
    }
}

public sealed class KilledOnSqlite(Browser browser) : KilledTests(browser);

public sealed class KilledOnPostgres(Browser browser) : KilledTests(browser)
{
    private readonly PostgresTestDatabase _database = new();

    public override ValueTask InitializeAsync() => _database.InitializeAsync();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _database.DisposeAsync();
    }

    protected override string? Postgres => _database.ConnectionString;
}
