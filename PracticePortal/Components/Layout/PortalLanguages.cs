using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Microsoft.Net.Http.Headers;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;

namespace PracticePortal.Components.Layout;

/// <summary>Which of the two languages somebody reads the pages in.</summary>
public static class PortalLanguages
{
    public static readonly IReadOnlyList<(string Culture, string Name)> Choices = [(Languages.EnglishCulture, "English"), (Languages.SwedishCulture, "Svenska")];

    public static bool IsCurrent(string culture) =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == culture[..2];

    /// <summary>Keeps the person's choice in this browser.</summary>
    public static void Remember(HttpContext context, string? language)
    {
        if (Languages.CultureOf(language) is { } chosen)
        {
            context.Response.Cookies.Append(
                CookieName(context.RequestServices.GetRequiredService<IHostEnvironment>()),
                CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(chosen)),
                new CookieOptions { MaxAge = TimeSpan.FromDays(365), IsEssential = true, HttpOnly = true, SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Lax, Secure = context.Request.IsHttps, Path = "/" });
        }
    }

    /// <summary>The person's choice (cookie), else the browser's, else English.</summary>
    public static void Configure(RequestLocalizationOptions options, IHostEnvironment environment)
    {
        string[] cultures = [Languages.EnglishCulture, Languages.SwedishCulture];
        options.SetDefaultCulture(Languages.EnglishCulture).AddSupportedCultures(cultures).AddSupportedUICultures(cultures);
        options.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = CookieName(environment) }, new CustomRequestCultureProvider(FromBrowser)];
        options.ApplyCurrentCultureToResponseHeaders = true;
    }

    private static string CookieName(IHostEnvironment environment) => IdentitySetUp.CookieName(environment, "portal-language");

    private static Task<ProviderCultureResult?> FromBrowser(HttpContext context)
    {
        var wanted = context.Request.GetTypedHeaders().AcceptLanguage
            .Where(language => language.Quality is not 0)
            .OrderByDescending(language => language, StringWithQualityHeaderValueComparer.QualityComparer)
            .Select(language => Languages.CultureOf(language.Value.Value))
            .FirstOrDefault(culture => culture is not null);
        return Task.FromResult(wanted is null ? null : new ProviderCultureResult(wanted));
    }
}
