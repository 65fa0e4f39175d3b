using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PracticePortal.Tests.EndToEnd.PageObjects;
using PracticePortal.Tests.Features.Account.Factors;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.EndToEnd;

/// <summary>An agency demands a second factor, and whoever comes next adds one, pressing each button twice as people do.</summary>
public sealed partial class SecondFactorJourney(PortalOnSqlite fixture, Browser browser) : BrowserTest(browser), IClassFixture<PortalOnSqlite>
{
    private const string Colleague = "colleague@norr.example";

    [Fact]
    public async Task A_new_colleague_adds_the_factor_that_is_demanded_and_the_codes_that_are_shown_work()
    {
        var administrator = (await new Agency(await NewPersonAsync(fixture.Portal.BaseUrl)).LogInAsync(Agency.Administrator)).Page;
        await DemandAsync(administrator);
        await InviteAsync(administrator);
        var letter = await fixture.Mail.WaitForAsync(Colleague);
        var person = await NewPersonAsync(fixture.Portal.BaseUrl);
        var colleague = person.Page;

        await colleague.GotoAsync(InvitationLink().Match(letter.Message.TextBody ?? "").Value);
        await colleague.GetByLabel("Password", new() { Exact = true }).FillAsync(PortalApp.Password);
        await PressAsync(colleague, "Join Norr Ekonomibyrå AB");
        await SeeAsync(colleague, "Add a second factor");
        await colleague.GetByRole(AriaRole.Link, new() { Name = "Set up an authenticator app" }).ClickAsync();
        await TypeAsync(colleague, "Code from the app", CodeOf(await colleague.Locator("code.key").InnerTextAsync()));
        await TypeAsync(colleague, "Current password", PortalApp.Password);
        await PressTwiceAsync(colleague, "Turn on");
        var first = await CodesAsync(colleague);

        await colleague.GetByRole(AriaRole.Link, new() { Name = "I have kept them" }).ClickAsync();
        await colleague.ComesToAsync("/start");
        await colleague.GotoAsync("/account/authenticator");
        await TypeAsync(colleague.Locator("form").Filter(new() { HasText = "Make new codes" }), first[0]);
        await PressTwiceAsync(colleague, "Make new codes");
        var second = await CodesAsync(colleague);

        Assert.Empty(first.Intersect(second));
        await LogInAsync((await NewPersonAsync(fixture.Portal.BaseUrl)).Page, second[0]);
        await administrator.GotoAsync("/members");
        await Assertions.Expect(administrator.GetByRole(AriaRole.Row).Filter(new() { HasText = "Colleague, Norr" }).GetByText("Second factor: On")).ToBeVisibleAsync();
        Assert.Empty(person.Complaints);
    }

    private static async Task DemandAsync(IPage administrator)
    {
        await administrator.GotoAsync("/settings");
        await administrator.GetByRole(AriaRole.Button, new() { Name = "Demand a second factor" }).ClickAsync();
        await Assertions.Expect(administrator.GetByText("Everybody who works here logs in with a second factor.")).ToBeVisibleAsync();
    }

    private static async Task InviteAsync(IPage administrator)
    {
        await administrator.GotoAsync("/members/invite");
        await administrator.GetByLabel("Name", new() { Exact = true }).FillAsync("Colleague, Norr");
        await administrator.GetByLabel("Email", new() { Exact = true }).FillAsync(Colleague);
        await PressAsync(administrator, "Send invitation");
    }

    private static async Task LogInAsync(IPage page, string recoveryCode)
    {
        await page.GotoAsync("/login");
        await page.GetByLabel("Email", new() { Exact = true }).FillAsync(Colleague);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(PortalApp.Password);
        await PressAsync(page, "Log in");
        await TypeAsync(page, "Code from the app", recoveryCode);
        await PressAsync(page, "Log in");
        await page.ComesToAsync("/start");
    }

    private static async Task TypeAsync(ILocator form, string recoveryCode)
    {
        await form.GetByLabel("Current password").FillAsync(PortalApp.Password);
        await form.GetByLabel("Code from the app, or a recovery code").FillAsync(recoveryCode);
    }

    private static Task TypeAsync(IPage page, string label, string text) => page.GetByLabel(label, new() { Exact = true }).FillAsync(text);

    private static Task PressAsync(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>Before the first answer comes: the form must be sent once, as that answer has the codes.</summary>
    private static async Task PressTwiceAsync(IPage page, string button)
    {
        const string twice = """
            button => {
              let sent = 0;
              addEventListener('submit', event => sent += event.defaultPrevented ? 0 : 1);
              button.click();
              button.click();
              return sent;
            }
            """;
        Assert.Equal(1, await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).EvaluateAsync<int>(twice));
        await SeeAsync(page, "Keep your recovery codes");
    }

    private static Task SeeAsync(IPage page, string heading) => Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = heading, Level = 1 })).ToBeVisibleAsync();

    private static async Task<IReadOnlyList<string>> CodesAsync(IPage page)
    {
        await SeeAsync(page, "Keep your recovery codes");
        var codes = await page.Locator("main li code").AllInnerTextsAsync();
        Assert.Equal(10, codes.Count);
        return codes;
    }

    private static string CodeOf(string shown) => GivenAuthenticator.Code(shown.Replace(" ", "", StringComparison.Ordinal), TimeProvider.System.GetUtcNow().UtcDateTime);

    [GeneratedRegex(@"https?://\S+/i/m/[A-Za-z0-9_-]+", RegexOptions.CultureInvariant)]
    private static partial Regex InvitationLink();
}
