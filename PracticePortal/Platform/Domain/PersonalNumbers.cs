using System.Text.RegularExpressions;

namespace PracticePortal.Platform.Domain;

/// <summary>Tells whether a text that people search for may be a personal number: then it goes into no address and no log.</summary>
public static partial class PersonalNumbers
{
    /// <summary>
    /// Six digits that read as a birth date are enough, as nobody has typed to the end yet. A legal person's number never does:
    /// its third and fourth digits are 20 or more.
    /// </summary>
    public static bool MayBeIn(string? text) => text is not null && Pattern().IsMatch(text);

    [GeneratedRegex(
        @"(?<!\d)(18|19|20)?[ ]?\d{2}[ -]?(0[1-9]|1[0-2])[ -]?(0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])([ +\-\u2212\u2013]?\d{0,4})?(?!\d)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
