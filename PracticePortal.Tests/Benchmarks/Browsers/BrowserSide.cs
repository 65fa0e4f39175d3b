using Microsoft.Playwright;
using PracticePortal.Tests.Benchmarks.Circuits;
using PracticePortal.Tests.Benchmarks.Lists;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Benchmarks.Browsers;

/// <summary>A real browser at a published app, as behind a proxy that speaks https.</summary>
internal static class BrowserSide
{
    /// <param name="browser">Opens a window of its own: no file and no cookie is shared.</param>
    /// <param name="address">What the browser takes for the app.</param>
    /// <param name="appUrl">Where somebody can log in beforehand, so that the browser knows no file yet.</param>
    /// <param name="email">Who it is; null where nobody has to log in.</param>
    public static async Task<Person> OpenAsync(Browser browser, string address, string appUrl, string? email)
    {
        var person = await browser.NewPersonAsync(address);
        await person.Context.SetExtraHTTPHeadersAsync(new Dictionary<string, string> { ["X-Forwarded-Proto"] = "https" });
        if (email is not null)
        {
            using var visitor = new CircuitVisitor(appUrl, number: 0);
            await visitor.LogInAsync(email, RegisterSeed.Password);
            await person.Context.AddCookiesAsync(visitor.Headers["Cookie"].Split("; ").Select(cookie => cookie.Split('=', 2)).Select(pair => new Cookie
            {
                Name = pair[0],
                Value = pair[1],
                Url = address.Replace("http:", "https:", StringComparison.Ordinal),
                Secure = true,
                HttpOnly = true,
            }));
        }

        return person;
    }

    /// <summary>Comes back when rows are seen and every control of the page works.</summary>
    public static async Task OpenListAsync(IPage page, string path)
    {
        await page.GotoAsync(path);
        await Assertions.Expect(page.Locator("tbody tr").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("fieldset.page:disabled, [aria-busy=true]")).ToHaveCountAsync(0);
    }
}
