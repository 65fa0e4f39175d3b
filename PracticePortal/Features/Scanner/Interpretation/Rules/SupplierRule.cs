using System.Text.RegularExpressions;

namespace PracticePortal.Features.Scanner.Interpretation.Rules;

/// <summary>Who sold: the name at the head of the first page, the surer by the form of a company or large letters.</summary>
internal static partial class SupplierRule
{
    private const int HeadLines = 8;
    private const int FormPoints = 40;
    private const int LargePoints = 25;
    private const double Large = 1.15;
    private const int Clear = 40;

    private static readonly string[] s_other =
    [
        "kvitto", "receipt", "faktura", "invoice", "valkommen", "welcome", "datum", "date", "tel", "tfn", "org.", "org nr", "orgn", "organisationsn", "vat", "moms", "www.", "http", "kund", "customer",
        "kassa", "sida", "page", "oppet", "copy", "kopia", "box ",
    ];

    public static Found<string>? Find(IReadOnlyList<TextLine> lines)
    {
        var head = lines.Where(line => line.Page == 0).TakeWhile(line => Amount.In(line).Count == 0).Take(HeadLines).ToList();
        var usual = lines.SelectMany(line => line.Words).Select(word => word.Box.Height).Order().ToList();
        if (head.Count == 0)
        {
            return null;
        }

        var names = head.SelectMany((line, at) => Cells(line).Where(cell => IsName(cell.Text)).Select(cell =>
        {
            var isForm = FormPattern().IsMatch(cell.Text);
            var isLarge = line.PlaceOf(cell.At, cell.Text.Length).Box.Height > Large * usual[usual.Count / 2];
            return (cell.Text, cell.At, Line: line, isForm, Points: (isForm ? FormPoints : 0) + (isLarge ? LargePoints : 0) - (at * 10));
        })).OrderByDescending(name => name.Points).ToList();
        if (names.Count == 0)
        {
            return null;
        }

        var best = names[0];
        return Sureness.Found(
            best.Text, best.Line, best.At, best.Text.Length, best.isForm ? 88 : best.Points >= LargePoints - 10 ? 75 : 60, best.isForm || best.Points < Clear ? [Reason.Position] : [Reason.Position, Reason.Labelled]);
    }

    private static IEnumerable<(string Text, int At)> Cells(TextLine line)
    {
        for (var at = 0; at < line.Text.Length;)
        {
            var end = line.Text.IndexOf(TextLine.WideGap, at, StringComparison.Ordinal);
            var cell = line.Text[at..(end < 0 ? line.Text.Length : end)];
            var trimmed = cell.Trim('*', '-', '.', ',', ':', ' ', '_', '=', '~', '|', '\'', '"', '»', '«', '“', '”', '‘', '’');
            if (trimmed.Length > 0)
            {
                yield return (trimmed, at + cell.IndexOf(trimmed, StringComparison.Ordinal));
            }

            at = end < 0 ? line.Text.Length : end + TextLine.WideGap.Length;
        }
    }

    private static bool IsName(string text)
    {
        var folded = TextLine.Fold(text);
        return text.Count(char.IsLetter) is >= 3 and var letters && letters > text.Count(char.IsAsciiDigit) * 2
            && !s_other.Any(word => $" {folded}".Contains($" {word}", StringComparison.Ordinal)) && !text.Contains('@', StringComparison.Ordinal) && !StreetPattern().IsMatch(text);
    }

    [GeneratedRegex(@"(?<!\w)(AB|HB|KB|Aktiebolag|Handelsbolag|Kommanditbolag|Ekonomisk förening|Ltd|Limited|GmbH|Inc|AS|ApS|Oy|BV|LLC)\.?(?!\w)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FormPattern();

    /// <summary>A street with its number, or a postcode with its town.</summary>
    [GeneratedRegex(@"\p{L}{4,}\s\d{1,4}\s?[A-Za-z]?$|^(SE-?|S-)?\d{3}\s?\d{2}\s", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StreetPattern();
}
