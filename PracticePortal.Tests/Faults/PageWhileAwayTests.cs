using System.Net;
using Microsoft.Playwright;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Health;
using PracticePortal.Tests.EndToEnd.PageObjects;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Faults;

/// <summary>What people see while PostgreSQL is away.</summary>
public sealed class PageWhileAwayTests(Browser browser) : BrowserTest(browser)
{
    private const string Customer = "Café Kajutan HB";

    private readonly DatabaseProxy _proxy = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _proxy.DisposeAsync();
    }

    [Fact]
    public async Task A_page_that_is_opened_while_the_database_is_away_says_so_and_nobody_is_logged_out()
    {
        await using var app = await PortalApp.StartAsync("Production", DatabaseProvider.PostgreSql, through: _proxy.Before);
        await app.HaveMemberAsync("consultant@norr.example");
        var consultant = await app.Visitor().LogInAsync("consultant@norr.example");
        Assert.Equal(HttpStatusCode.OK, (await consultant.OpenAsync("/customers")).Status);

        _proxy.GoAway();
        await consultant.OpenAsync("/customers");

        Assert.Equal((HttpStatusCode.InternalServerError, "Something went wrong"), (consultant.Status, consultant.Heading));
        Assert.Contains("Reference", consultant.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.OK, (await app.Visitor().OpenAsync(HealthSetUp.Live)).Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await app.Visitor().OpenAsync(HealthSetUp.Ready)).Status);
        Assert.True(_proxy is { Cut: > 0, Refused: > 0 }, "The database was not away.");

        _proxy.ComeBack();
        Assert.Equal(HttpStatusCode.OK, (await consultant.OpenAsync("/customers")).Status);
    }

    [Fact]
    public async Task A_click_while_the_database_is_away_says_so_and_the_same_page_goes_on_when_it_is_back()
    {
        await using var postgres = await PostgresTestDatabase.CreateAsync(_proxy.Before);
        using var directory = new TestDirectory();
        await using var mail = SmtpTestServer.Start();
        await using var portal = await PortalProcess.StartAsync(directory.Path, mail.Port, postgres.ConnectionString);
        var agency = await new Agency(await NewPersonAsync(portal.BaseUrl)).LogInAsync();
        await agency.OpenCollaborationsOfAsync(Customer);
        await agency.OpenActivatePageAsync();
        var task = await portal.Database.ReadAsync($"""SELECT t."Id" FROM "Tasks" t JOIN "Customers" c ON c."Id" = t."CustomerId" WHERE c."Name" = '{Customer}' LIMIT 1""");
        await agency.Page.GotoAsync($"{agency.Page.Url}?task={task}");
        await Assertions.Expect(agency.ActivateButton).ToBeEnabledAsync();
        await portal.Database.NothingWaitsAsync();

        _proxy.GoAway();
        await agency.ActivateButton.ClickAsync();
        await Assertions.Expect(agency.Page.GetByText("Something went wrong").First).ToBeVisibleAsync();
        Assert.True(_proxy.Cut > 0, "The database was not away.");
        _proxy.ComeBack();
        Assert.Equal("0", await portal.Database.ReadAsync($"""SELECT COUNT(*) FROM "Collaborations" WHERE "CustomerName" = '{Customer}'"""));

        await agency.Page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await agency.ActivateButton.ClickAsync();
        await agency.Page.ComesToAsync("/collaborations?service=scanner");
        await portal.Database.NothingWaitsAsync();
        Assert.Single(mail.To("owner@kajutan.example"));
    }
}
