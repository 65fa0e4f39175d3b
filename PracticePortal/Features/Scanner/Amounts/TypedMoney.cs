using System.Globalization;
using System.Text.RegularExpressions;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner.Amounts;

/// <summary>
/// Amounts as people write them: <c>1 204,50</c>, <c>1,204.50</c>, <c>1.204,50 kr</c>, <c>125:-</c>, <c>−89,9</c>. Money has two decimals at most, so what is
/// behind a mark tells what the mark is: one or two digits are öre, three are thousands.
/// </summary>
public static partial class TypedMoney
{
    /// <summary>In öre; null when nothing was typed; else the refusal for that field.</summary>
    public static Result<long?> Parse(string? typed, string field)
    {
        if (PlainText.Clean(typed) is not { } text)
        {
            return default(Result<long?>);
        }

        var match = Pattern().Match(SpacesAlike().Replace(text, " "));
        if (!match.Success || !long.TryParse(NoDigit().Replace(match.Groups["whole"].Value, ""), NumberStyles.None, CultureInfo.InvariantCulture, out var kronor)
            || kronor > Money.Max / 100)
        {
            return AmountErrors.NotReadable(field);
        }

        var ore = match.Groups["ore"].Value.PadRight(2, '0');
        var amount = (kronor * 100) + int.Parse(ore, NumberStyles.None, CultureInfo.InvariantCulture);
        return match.Groups["minus"].Success ? -amount : amount;
    }

    [GeneratedRegex(
        @"^(?:(?:SEK|kr) ?)?(?<minus>[-\u2212\u2013])? ?(?:(?:SEK|kr) ?)?(?<whole>[0-9]{1,3}(?:(?<mark>[ .,'])[0-9]{3})(?:\k<mark>[0-9]{3})*|[0-9]+)(?:(?!\k<mark>)[.,:](?<ore>[0-9]{1,2}))?(?:[:,]-)?(?: ?(?:SEK|kr)\.?)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();

    /// <summary>No-break, narrow and thin spaces group thousands in print.</summary>
    [GeneratedRegex(@"[\s\u00a0\u202f\u2009]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SpacesAlike();

    [GeneratedRegex("[^0-9]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NoDigit();
}
