using System.Text.RegularExpressions;
using PracticePortal.Features.Scanner.Receipts;

namespace PracticePortal.Features.Scanner.Interpretation.Rules;

/// <summary>How it was paid, by what stands on lines with amounts, and the card's last digits.</summary>
internal static partial class PaymentRule
{
    private const int Labelled = 92;
    private const int Masked = 90;

    private static readonly string[] s_card = ["kontokort", "bankkort", "betalkort", "kreditkort", "kort", "debit", "card", "visa", "mastercard", "maestro", "amex"];
    private static readonly string[] s_cash = ["kontant", "cash"];
    private static readonly string[] s_toPay = ["forfall", "due date", "betalas senast", "betalningsvillkor", "payment terms", "bankgiro", "plusgiro", "att betala senast", "iban"];
    private static readonly string[] s_invoice = ["faktura", "invoice"];
    private static readonly string[] s_noCard = ["presentkort", "medlemskort", "kundkort", "gift card", "vykort", "bonuskort"];

    public static Found<ReceiptPayment>? Find(IReadOnlyList<TextLine> lines)
    {
        var paid = (
            from line in lines
            where Amount.In(line).Count > 0
            from way in Ways(line)
            select (way.Way, Found: Sureness.Found(way.Way, line, way.At, way.Length, Labelled, [Reason.Labelled], isShown: true))).ToList();
        var ways = paid.Select(one => one.Way).Distinct().ToList();
        if (ways.Count > 0)
        {
            // Paid in two ways, or a word that means something else: nobody knows.
            return ways.Count == 1 ? paid[0].Found : null;
        }

        if (First(lines, s_invoice) is not null && First(lines, s_toPay) is var (toPay, at, length))
        {
            return Sureness.Found(ReceiptPayment.Invoice, toPay, at, length, Labelled, [Reason.Labelled], isShown: true);
        }

        return FindDigits(lines) is { } digits ? new Found<ReceiptPayment>(ReceiptPayment.Card, digits.Place, Labelled, [Reason.Derived]) : null;
    }

    /// <summary>Four digits behind a mask, or at the end of a line that begins with a card's name.</summary>
    public static Found<string>? FindDigits(IReadOnlyList<TextLine> lines)
    {
        var found = lines.SelectMany(line => MaskedPattern().Matches(line.Numbers).Concat(BrandPattern().Matches(line.Numbers)).Select(match => (line, Digits: match.Groups["digits"]))).ToList();
        return found.Count > 0 && found.Select(one => one.Digits.Value).Distinct().Count() == 1
            ? Sureness.Found(found[0].Digits.Value, found[0].line, found[0].Digits.Index, found[0].Digits.Length, Masked, [Reason.Labelled])
            : null;
    }

    private static IEnumerable<(ReceiptPayment Way, int At, int Length)> Ways(TextLine line)
    {
        if (s_noCard.Any(word => line.Folded.Contains(word, StringComparison.Ordinal)))
        {
            yield break;
        }

        if (line.Folded.IndexOf("swish", StringComparison.Ordinal) is >= 0 and var swish)
        {
            yield return (ReceiptPayment.Swish, swish, "swish".Length);
        }
        else if (At(line, s_card) is var (card, cardLength))
        {
            yield return (ReceiptPayment.Card, card, cardLength);
        }
        else if (At(line, s_cash) is var (cash, cashLength) && Amount.In(line)[^1].Ore != 0)
        {
            yield return (ReceiptPayment.Cash, cash, cashLength);
        }
    }

    private static (int At, int Length)? At(TextLine line, IEnumerable<string> words) => words
        .Select(word => (At: line.Folded.IndexOf(word, StringComparison.Ordinal), word.Length))
        .Where(one => one.At == 0 || (one.At > 0 && !char.IsLetter(line.Folded[one.At - 1])))
        .Select(one => ((int, int)?)one)
        .FirstOrDefault();

    private static (TextLine Line, int At, int Length)? First(IReadOnlyList<TextLine> lines, string[] words) => (
        from line in lines
        from word in words
        let at = line.Folded.IndexOf(word, StringComparison.Ordinal)
        where at >= 0
        select ((TextLine, int, int)?)(line, at, word.Length)).FirstOrDefault();

    [GeneratedRegex(@"(?>([*xX#•]\s?){3,}[*xX#•. ]*)(?<digits>\d{4})(?![\d.,-])|(?<!\d)\.{2,}\s?(?<digits>\d{4})(?![\d.,])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MaskedPattern();

    [GeneratedRegex(@"^(visa|master|maestro|amex|american)\D{4,40}(?<digits>\d{4})\s*$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BrandPattern();
}
