using System.Globalization;
using System.Text.RegularExpressions;
using PracticePortal.Features.Scanner.Amounts;

namespace PracticePortal.Features.Scanner.Interpretation.Rules;

/// <summary>An amount on a line, in öre.</summary>
internal sealed partial record Amount(long Ore, TextLine Line, int Start, int Length)
{
    private const int MostDigits = 11;

    public int End => Start + Length;

    /// <summary>From left to right: 1 234,50 and 1.234,50 and 1,234.50, 125:- and 125 kr, a minus before or behind. Neither per cent nor dates nor times.</summary>
    public static IReadOnlyList<Amount> In(TextLine line) => [.. Pattern().Matches(line.Numbers).Select(match => Of(match, line)).OfType<Amount>()];

    private static Amount? Of(Match match, TextLine line)
    {
        var digits = string.Concat(match.Groups["whole"].Value.Where(char.IsAsciiDigit));
        if (digits.Length > MostDigits)
        {
            return null;
        }

        var parts = match.Groups["parts"] is { Success: true } some ? some.Value : "00";
        var ore = long.Parse(digits + parts, CultureInfo.InvariantCulture);
        var isMinus = match.Groups["before"].Success || match.Groups["behind"].Success;
        return Money.IsWithin(ore) ? new Amount(isMinus ? -ore : ore, line, match.Index, match.Length) : null;
    }

    [GeneratedRegex(
        @"(?<![\d.,:/-]|\d[.,:]\s)(?<before>-\s?)?(?<whole>\d{1,3}([ .,'’]\d{3})+|\d+)(\s?[.,]\s?(?<parts>\d{2})(?!\d|\s?%|[.,:/-]\d)(?<behind>-(?!\d))?|:-|,-|(?=\s?(kr|SEK)\b))",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
