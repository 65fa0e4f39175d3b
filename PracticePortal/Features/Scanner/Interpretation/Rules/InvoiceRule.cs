using System.Text.RegularExpressions;

namespace PracticePortal.Features.Scanner.Interpretation.Rules;

/// <summary>What an invoice is known by: its number, and the reference that its payment carries. Each stands behind its label or below it.</summary>
internal static partial class InvoiceRule
{
    private const int Labelled = 90;
    private const int CheckedSure = 96;

    public static Found<string>? FindNumber(IReadOnlyList<TextLine> lines)
    {
        var found = Behind(lines, NumberLabel(), NumberPattern()).Concat(Below(lines, NumberLabel(), NumberPattern())).DistinctBy(one => one.Value).ToList();
        return found.Count == 1 ? Sureness.Found(found[0].Value, found[0].Line, found[0].At, found[0].Length, Labelled, [Reason.Labelled]) : null;
    }

    public static Found<string>? FindReference(IReadOnlyList<TextLine> lines)
    {
        var slips = lines.SelectMany(line => SlipPattern().Matches(line.Numbers).Select(match => (line, match.Groups["value"])))
            .Select(one => (Value: one.Item2.Value, Line: one.line, At: one.Item2.Index, one.Item2.Length));
        var found = Behind(lines, ReferenceLabel(), ReferencePattern()).Concat(Below(lines, ReferenceLabel(), ReferencePattern())).Concat(slips)
            .Select(one => one with { Value = one.Value.Replace(" ", "", StringComparison.Ordinal) })
            .Where(one => HasCheckDigit(one.Value)).DistinctBy(one => one.Value).ToList();
        return found.Count == 1
            ? Sureness.Found(found[0].Value, found[0].Line, found[0].At, found[0].Length, CheckedSure, [Reason.CheckDigit, Reason.Labelled], isShown: true)
            : null;
    }

    /// <summary>Modulus 10, weights 2, 1, 2, … from the right, as payment systems check it.</summary>
    private static bool HasCheckDigit(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var product = (digits[^(i + 1)] - '0') * (i % 2 == 0 ? 1 : 2);
            sum += (product / 10) + (product % 10);
        }

        return sum % 10 == 0;
    }

    private static IEnumerable<(string Value, TextLine Line, int At, int Length)> Behind(IReadOnlyList<TextLine> lines, Regex label, Regex value) =>
        from line in lines
        from name in label.Matches(line.Folded)
        let rest = name.Index + name.Length
        let match = value.Match(line.Numbers, rest)
        where match.Success && match.Index - rest <= LongestGap(line.Numbers, rest)
        select (match.Value, line, match.Index, match.Length);

    /// <summary>Only punctuation and blanks may stand between a label and its value.</summary>
    private static int LongestGap(string text, int from) => text.AsSpan(from).IndexOfAnyExcept(" :.#-") is var gap && gap < 0 ? 0 : gap;

    private static IEnumerable<(string Value, TextLine Line, int At, int Length)> Below(IReadOnlyList<TextLine> lines, Regex label, Regex value)
    {
        for (var at = 0; at + 1 < lines.Count; at++)
        {
            var (head, row) = (lines[at], lines[at + 1]);
            foreach (var name in label.Matches(head.Folded).Where(name => head.Page == row.Page && head.Folded[(name.Index + name.Length)..].All(letter => !char.IsDigit(letter))))
            {
                var box = head.PlaceOf(name.Index, name.Length).Box;
                var under = value.Matches(row.Numbers).Select(match => (match, row.PlaceOf(match.Index, match.Length).Box)).Where(one => Overlap(one.Box, box) > 0).ToList();
                if (under.Count > 0)
                {
                    var (match, _) = under.MaxBy(one => Overlap(one.Box, box));
                    yield return (match.Value, row, match.Index, match.Length);
                }
            }
        }
    }

    private static double Overlap(PageBox one, PageBox other) => Math.Min(one.Right, other.Right) - Math.Max(one.Left, other.Left);

    [GeneratedRegex(@"(?<![a-z])(faktura\s?-?(nr|nummer|no)|invoice\s?(no|number|nr|#))[.:]{0,2}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NumberLabel();

    [GeneratedRegex(@"(?<![\w.,-])(?!20\d\d-\d\d-\d\d)([A-Za-z]{1,4}-?)?\d[\d/-]{1,18}\d(?![\w]|[.,/-]\d)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"(?<![a-z])(ocr|betalningsref[a-z]*|payment ref[a-z]*)([\s/-]?(nr|nummer|number|no|ref|referens))?[.:]{0,2}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ReferenceLabel();

    [GeneratedRegex(@"(?<![\w.,-])\d(\s?\d){3,24}(?![\w]|[.,-]\d)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ReferencePattern();

    /// <summary>The line that a bank's machine reads: reference, amount and account between signs.</summary>
    [GeneratedRegex(@"^\s?#\s*(?<value>\d{4,25})\s*#", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SlipPattern();
}
