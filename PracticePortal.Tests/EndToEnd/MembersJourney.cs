using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PracticePortal.Tests.EndToEnd.PageObjects;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.EndToEnd;

/// <summary>A colleague comes to the agency and leaves it again.</summary>
public sealed partial class MembersJourney(PortalOnSqlite fixture, Browser browser) : BrowserTest(browser), IClassFixture<PortalOnSqlite>
{
    private const string Colleague = "colleague@norr.example";
    private const float AMinute = 60_000;

    [Fact]
    public async Task A_colleague_is_invited_joins_and_is_deactivated_and_the_open_page_ends()
    {
        var administrator = (await new Agency(await NewPersonAsync(fixture.Portal.BaseUrl)).LogInAsync(Agency.Administrator)).Page;
        await administrator.GetByRole(AriaRole.Link, new() { Name = "Members" }).ClickAsync();
        await administrator.GetByRole(AriaRole.Link, new() { Name = "Invite member" }).ClickAsync();
        await InviteAsync(administrator);
        await Assertions.Expect(Row(administrator)).ToContainTextAsync("Invited");

        var letter = await fixture.Mail.WaitForAsync(Colleague);
        var colleague = (await NewPersonAsync(fixture.Portal.BaseUrl)).Page;
        await JoinAsync(colleague, letter);
        await Assertions.Expect(Row(administrator)).ToContainTextAsync("Active");

        await colleague.GetByRole(AriaRole.Link, new() { Name = "Members" }).ClickAsync();
        await Assertions.Expect(Row(colleague)).ToBeVisibleAsync();
        await Assertions.Expect(colleague.GetByRole(AriaRole.Button, new() { Name = "Deactivate Colleague, Norr" })).ToHaveCountAsync(0);

        await administrator.GetByRole(AriaRole.Button, new() { Name = "Deactivate Colleague, Norr" }).ClickAsync();
        await administrator.GetByRole(AriaRole.Button, new() { Name = "Deactivate member" }).ClickAsync();
        await Assertions.Expect(Row(administrator)).ToContainTextAsync("Deactivated");
        await Assertions.Expect(colleague.GetByText("does not exist or is not open to you")).ToBeVisibleAsync(new() { Timeout = AMinute });
    }

    private static ILocator Row(IPage page) => page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Colleague, Norr" });

    /// <summary>First with an address that is none: the sentence stands at the field, and nothing typed is lost.</summary>
    private static async Task InviteAsync(IPage administrator)
    {
        await administrator.GetByLabel("Name", new() { Exact = true }).FillAsync("Colleague, Norr");
        await administrator.GetByLabel("Email", new() { Exact = true }).FillAsync("<script>");
        await administrator.GetByRole(AriaRole.Button, new() { Name = "Send invitation" }).ClickAsync();
        await Assertions.Expect(administrator.GetByText("This is not an email address")).ToBeVisibleAsync();
        await Assertions.Expect(administrator.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("Colleague, Norr");
        await administrator.GetByLabel("Email", new() { Exact = true }).FillAsync(Colleague);
        await administrator.GetByRole(AriaRole.Button, new() { Name = "Send invitation" }).ClickAsync();
    }

    private static async Task JoinAsync(IPage colleague, ReceivedLetter letter)
    {
        await colleague.GotoAsync(InvitationLink().Match(letter.Message.TextBody ?? "").Value);
        Assert.EndsWith("/join", colleague.Url, StringComparison.Ordinal); // no secret stays in the address
        await colleague.GetByLabel("Password", new() { Exact = true }).FillAsync(PortalApp.Password);
        await colleague.GetByRole(AriaRole.Button, new() { Name = "Join Norr Ekonomibyrå AB" }).ClickAsync();
        await colleague.ComesToAsync("/start");
    }

    [GeneratedRegex(@"https?://\S+/i/m/[A-Za-z0-9_-]+", RegexOptions.CultureInvariant)]
    private static partial Regex InvitationLink();
}
