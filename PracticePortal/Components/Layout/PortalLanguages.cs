using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Microsoft.Net.Http.Headers;

namespace PracticePortal.Components.Layout;

/// <summary>English and Swedish, each with the formats of one country: whoever asks for English gets the United Kingdom's.</summary>
public static class PortalLanguages
{
    public const string English = "en-GB";
    public const string Swedish = "sv-SE";

    public static readonly IReadOnlyList<(string Culture, string Name)> Choices = [(English, "English"), (Swedish, "Svenska")];

    public static bool IsCurrent(string culture) =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == culture[..2];

    /// <summary>The culture for a language's name in any form (sv, sv-FI, en-US); null for other languages.</summary>
    public static string? Match(string? language) => language switch
    {
        null => null,
        _ when language.StartsWith("sv", StringComparison.OrdinalIgnoreCase) => Swedish,
        _ when language.StartsWith("en", StringComparison.OrdinalIgnoreCase) => English,
        _ => null,
    };

    /// <summary>Keeps the person's choice in this browser.</summary>
    public static void Remember(HttpContext context, string? language)
    {
        if (Match(language) is { } chosen)
        {
            context.Response.Cookies.Append(
                CookieRequestCultureProvider.DefaultCookieName,
                CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(chosen)),
                new CookieOptions { MaxAge = TimeSpan.FromDays(365), IsEssential = true, HttpOnly = true, SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Lax, Secure = context.Request.IsHttps });
        }
    }

    /// <summary>The person's choice (cookie), else the browser's, else English.</summary>
    public static void Configure(RequestLocalizationOptions options)
    {
        options.SetDefaultCulture(English).AddSupportedCultures(English, Swedish).AddSupportedUICultures(English, Swedish);
        options.RequestCultureProviders = [new CookieRequestCultureProvider(), new CustomRequestCultureProvider(FromBrowser)];
        options.ApplyCurrentCultureToResponseHeaders = true;
    }

    private static Task<ProviderCultureResult?> FromBrowser(HttpContext context)
    {
        var wanted = context.Request.GetTypedHeaders().AcceptLanguage
            .Where(language => language.Quality is not 0)
            .OrderByDescending(language => language, StringWithQualityHeaderValueComparer.QualityComparer)
            .Select(language => Match(language.Value.Value))
            .FirstOrDefault(culture => culture is not null);
        return Task.FromResult(wanted is null ? null : new ProviderCultureResult(wanted));
    }
}
