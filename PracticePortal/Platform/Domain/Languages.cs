namespace PracticePortal.Platform.Domain;

/// <summary>The two languages that people read the portal and its letters in, each with the formats of one country.</summary>
public static class Languages
{
    public const string English = "en";
    public const string Swedish = "sv";
    public const string EnglishCulture = "en-GB";
    public const string SwedishCulture = "sv-SE";
    public const int MaxLength = 2;

    public static readonly IReadOnlyList<string> All = [Swedish, English];

    /// <summary>What somebody chose: English, else Swedish.</summary>
    public static string Read(string? chosen) => chosen is English ? English : Swedish;

    /// <summary>The culture for a language's name in any form (sv, sv-FI, en-US); null for other languages.</summary>
    public static string? CultureOf(string? language) => language switch
    {
        null => null,
        _ when language.StartsWith(Swedish, StringComparison.OrdinalIgnoreCase) => SwedishCulture,
        _ when language.StartsWith(English, StringComparison.OrdinalIgnoreCase) => EnglishCulture,
        _ => null,
    };
}
