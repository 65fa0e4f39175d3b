using System.Text.RegularExpressions;
using PracticePortal.Features.Scanner.Amounts;

namespace PracticePortal.Features.Scanner.Interpretation.Rules;

/// <summary>The currency that stands beside amounts; kronor when the receipt or its supplier is Swedish and none does.</summary>
internal static partial class CurrencyRule
{
    private const int Sure = 95;
    private const int Derived = 85;

    private static readonly string[] s_swedish = ["moms", "org.n", "org n", "orgn", "organisationsn", "kvitto", "att betala", "bankgiro", "oppet kop", "f-skatt"];

    public static Found<string>? Find(IReadOnlyList<TextLine> lines, bool hasSwedishSupplier)
    {
        var named = (from line in lines where Amount.In(line).Count > 0 from match in Pattern().Matches(line.Text) select (Code: Code(match.Value), line, match)).ToList();
        var foreign = named.Where(one => one.Code is not (ReceiptFigures.Kronor or "kr")).GroupBy(one => one.Code).ToList();
        if (foreign.Count > 0)
        {
            // Kronor beside another currency: the foreign one may be what the card was charged in, or the other way round.
            var isClear = foreign.Count == 1 && !named.Exists(one => one.Code == ReceiptFigures.Kronor);
            return isClear ? Sureness.Found(foreign[0].Key, foreign[0].First().line, foreign[0].First().match.Index, foreign[0].First().match.Length, Sure, [Reason.Labelled]) : null;
        }

        if (named.Count > 0)
        {
            var (_, line, match) = named.Find(one => one.Code == ReceiptFigures.Kronor) is { line: not null } clear ? clear : named[0];
            return Sureness.Found(ReceiptFigures.Kronor, line, match.Index, match.Length, Sure, [Reason.Labelled], isShown: true);
        }

        var isSwedish = lines.Any(line => s_swedish.Any(word => line.Folded.Contains(word, StringComparison.Ordinal)));
        return isSwedish || hasSwedishSupplier ? new Found<string>(ReceiptFigures.Kronor, null, Derived, [Reason.Derived]) : null;
    }

    private static string Code(string written) => written.ToUpperInvariant() switch
    {
        "€" => "EUR",
        "£" => "GBP",
        "$" => "USD",
        "KR" or ":-" => "kr",
        var code => code,
    };

    [GeneratedRegex(@"(?<![A-Za-z])(SEK|EUR|NOK|DKK|USD|GBP|CHF|PLN|[Kk]r|KR)(?![A-Za-z])|€|£|\$|:-", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
