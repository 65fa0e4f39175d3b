using Microsoft.Playwright;
using PracticePortal.Tests.EndToEnd.PageObjects;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.EndToEnd;

/// <summary>
/// A person makes a passkey with a device of Chromium's, logs in with it, renames and removes it. Controls are found by their place, as the screen
/// speaks two languages.
/// </summary>
public sealed class PasskeyJourney(PortalOnLocalhost fixture, Browser browser) : BrowserTest(browser), IClassFixture<PortalOnLocalhost>
{
    private const string Use = "form[data-passkey=show] button";
    private const string Make = "form[data-passkey=make] button";
    private const string Continue = "main form button.filled";

    private const string LogInToAccount = "/login?returnUrl=%2Faccount";

    /// <summary>A browser that offers no passkeys in fields.</summary>
    private const string WithoutOffers = "PublicKeyCredential.isConditionalMediationAvailable = async () => false;";

    private readonly List<string> _faults = [];

    public static TheoryData<string, string, int, string> Looks => new()
    {
        { "en-GB", "light", 1360, "consultant@norr.example" },
        { "sv-SE", "dark", 390, "assistant@norr.example" },
    };

    [Theory, MemberData(nameof(Looks))]
    public async Task A_passkey_is_made_used_renamed_and_removed(string culture, string colours, int width, string email)
    {
        var person = await NewPersonAsync(fixture.Portal.BaseUrl, culture, colours == "dark" ? ColorScheme.Dark : ColorScheme.Light, width);
        var (page, look) = (person.Page, $"{culture[..2]}-{colours}-{width}");
        var device = await VirtualDevice.GiveAsync(person);
        await fixture.People.LogInAsync(person, email, LogIn.DemoPassword);

        await page.GotoAsync("/account/passkeys/new");
        await page.Locator("#offer-oldpassword").FillAsync("a guess of mine");
        await page.Locator(Continue).ClickAsync();
        await Assertions.Expect(page.Locator("#offer-oldpassword-error")).ToBeVisibleAsync();
        await InspectAsync(page, "passkey-new-refused", look);
        await page.Locator("#offer-oldpassword").FillAsync(LogIn.DemoPassword);
        await page.Locator(Continue).ClickAsync();
        await Assertions.Expect(page.Locator(Make)).ToBeVisibleAsync();
        await InspectAsync(page, "passkey-make", look);
        await device.RecogniseAsync(false);
        await page.Locator(Make).ClickAsync();
        await SeesRefusalAsync(page);
        await InspectAsync(page, "passkey-make-refused", look);
        await device.RecogniseAsync(true);
        await page.Locator(Make).ClickAsync();
        await page.ComesToAsync("/account?done=passkey");
        Assert.Equal(1, await device.CountAsync());
        await InspectAsync(page, "account-with-passkey", look);

        await person.Context.ClearCookiesAsync(); // by the button, the page that follows would be offered it, too, at the same time
        await page.GotoAsync(LogInToAccount, new() { WaitUntil = WaitUntilState.Commit });
        await page.ComesToAsync("/account"); // the browser offered it in the field, and the device was touched
        await person.Context.AddInitScriptAsync(WithoutOffers);
        await LogOutAsync(page);
        await page.GotoAsync(LogInToAccount);
        await device.RecogniseAsync(false);
        await page.Locator(Use).ClickAsync();
        await SeesRefusalAsync(page);
        await InspectAsync(page, "login-passkey-stopped", look);
        await device.RecogniseAsync(true);
        await page.Locator(Use).ClickAsync();
        await page.ComesToAsync("/account");
        await Assertions.Expect(page.Locator("#sessions ~ form .sessions li").First).ToContainTextAsync(culture == "sv-SE" ? "med lösennyckel" : "by passkey");

        await page.Locator("#passkeys ~ ul a.button").ClickAsync();
        await page.Locator("#rename-name").FillAsync("Kontorsdatorn");
        await InspectAsync(page, "passkey", look);
        await page.Locator("main form:has(#rename-name) button").ClickAsync();
        await Assertions.Expect(page.Locator("#passkeys ~ ul")).ToContainTextAsync("Kontorsdatorn");

        await page.Locator("#passkeys ~ ul a.button").ClickAsync();
        await page.Locator("#remove-oldpassword").FillAsync(LogIn.DemoPassword);
        await page.Locator("main button.hurts").ClickAsync();
        await page.ComesToAsync("/account?done=passkey-removed");
        await Assertions.Expect(page.Locator("#passkeys ~ ul")).ToHaveCountAsync(0);
        await LogOutAsync(page);
        await page.GotoAsync("/login");
        await page.Locator(Use).ClickAsync();
        await SeesRefusalAsync(page);
        await InspectAsync(page, "login-passkey-refused", look);
        Assert.EndsWith("/login", page.Url, StringComparison.Ordinal);
        Assert.True(_faults.Count == 0, string.Join(Environment.NewLine, _faults));
        Assert.Empty(person.Complaints);
    }

    private static async Task LogOutAsync(IPage page)
    {
        await page.Locator(".user-button").ClickAsync();
        await page.Locator("form[action='/logout'] button").ClickAsync();
        await page.ComesToAsync("/login");
    }

    private static Task SeesRefusalAsync(IPage page) =>
        Assertions.Expect(page.Locator("main [role=alert]:visible").First).ToBeVisibleAsync();

    private async Task InspectAsync(IPage page, string name, string look) => _faults.AddRange(await PageInspection.InspectAsync(page, name, look));
}
