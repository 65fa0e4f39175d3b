using Microsoft.Playwright;

namespace PracticePortal.Tests.Support;

/// <summary>Logs people in once, whatever language their screen has; the next time they only show their cookies.</summary>
public sealed class KnownPeople
{
    private readonly Dictionary<string, Cookie[]> _cookies = new(StringComparer.Ordinal);

    public async Task LogInAsync(Person person, string email, string password)
    {
        if (_cookies.TryGetValue(email, out var known))
        {
            await person.Context.AddCookiesAsync(known);
            return;
        }

        await person.Page.GotoAsync("/login");
        await person.Page.Locator("input[type=email]").FillAsync(email);
        await person.Page.Locator("input[type=password]").FillAsync(password);
        await person.Page.Keyboard.PressAsync("Enter");
        await person.Page.LeavesAsync("/login");
        await RememberAsync(person, email);
    }

    /// <summary>Somebody who has logged in by another way.</summary>
    public async Task RememberAsync(Person person, string email) => _cookies[email] =
    [
        .. (await person.Context.CookiesAsync()).Select(cookie => new Cookie
        {
            Name = cookie.Name,
            Value = cookie.Value,
            Domain = cookie.Domain,
            Path = cookie.Path,
            Expires = cookie.Expires,
            HttpOnly = cookie.HttpOnly,
            Secure = cookie.Secure,
            SameSite = cookie.SameSite,
        }),
    ];
}
