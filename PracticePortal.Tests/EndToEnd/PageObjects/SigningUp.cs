using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.EndToEnd.PageObjects;

/// <summary>A company that signs up by itself. Controls are found by their place, as the screen speaks two languages.</summary>
public sealed partial class SigningUp(Person person)
{
    public IPage Page => person.Page;

    /// <summary>Fills in the form; gives the link in the letter that follows.</summary>
    public async Task<string> AskAsync(SmtpTestServer mail, string number, string organisation, string email)
    {
        await Page.GotoAsync("/signup");
        await Page.Locator("#input-organisationnumber").FillAsync(number);
        await Page.Locator("#input-organisationname").FillAsync(organisation);
        await Page.Locator("#input-name").FillAsync($"Owner, {organisation.Split(' ')[0]}");
        await Page.Locator("#input-email").FillAsync(email);
        await Page.Locator("main form button.filled").ClickAsync();
        await Assertions.Expect(Page.Locator("main [role=status]")).ToContainTextAsync(email);
        var letter = (await mail.WaitForAsync(letter => letter.To == email && Link().IsMatch(letter.Message.TextBody ?? ""), 1))[0];
        return Link().Match(letter.Message.TextBody ?? "").Value;
    }

    /// <summary>Opens the link and chooses a password; the start page of My Spiris is shown.</summary>
    public async Task FinishAsync(string link, string password)
    {
        await Page.GotoAsync(link);
        Assert.DoesNotContain("/i/o/", Page.Url, StringComparison.Ordinal); // no secret stays in the address
        await Page.Locator("input[type=password]").FillAsync(password);
        await Page.Locator("main form button.filled").First.ClickAsync();
        await Page.ComesToAsync("/my");
    }

    /// <summary>Logs in at a browser of any language.</summary>
    public static async Task LogInAsync(IPage page, string email, string password)
    {
        await page.GotoAsync("/login");
        await page.Locator("input[type=email]").FillAsync(email);
        await page.Locator("input[type=password]").FillAsync(password);
        await page.Keyboard.PressAsync("Enter");
        await page.LeavesAsync("/login");
    }

    [GeneratedRegex(@"https?://\S+/i/o/[A-Za-z0-9_-]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
