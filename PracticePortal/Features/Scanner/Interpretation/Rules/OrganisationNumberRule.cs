using System.Text.RegularExpressions;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner.Interpretation.Rules;

/// <summary>The supplier's organisation number: ten digits whose check digit holds, by what stands beside them; not the customer's.</summary>
internal static partial class OrganisationNumberRule
{
    private const int LabelPoints = 50;
    private const int WrongLabelPoints = -80;
    private const int HyphenPoints = 10;

    private static readonly string[] s_labels = ["org", "vat", "moms", "reg.nr", "reg nr", "regnr"];
    private static readonly string[] s_wrongLabels = ["kund", "customer", "kopar", "bestallar", "buyer", "bankgiro", "plusgiro", "tel", "tfn", "ocr", "ref", "kort", "card", "aid", "kontroll", "bg", "konto"];

    public static Found<string>? Find(IReadOnlyList<TextLine> lines)
    {
        var numbers = lines.SelectMany((line, at) => In(line, at > 0 ? lines[at - 1] : null))
            .GroupBy(one => one.Digits)
            .Select(same => (Best: same.MaxBy(one => one.Points), Times: same.Count()))
            .OrderByDescending(one => one.Best.Points)
            .ToList();
        if (numbers.Count == 0 || numbers[0].Best.Points < HyphenPoints || (numbers.Count > 1 && numbers[1].Best.Points == numbers[0].Best.Points))
        {
            return null;
        }

        var (best, times) = numbers[0];
        var isLabelled = best.Points >= LabelPoints;
        return Sureness.Found(
            best.Digits, best.Line, best.Start, best.Length, isLabelled ? 96 : 70,
            [Reason.CheckDigit, .. isLabelled ? [Reason.Labelled] : (Reason[])[], .. times > 1 ? [Reason.Repeated] : (Reason[])[]], isShown: isLabelled);
    }

    private static IEnumerable<(string Digits, TextLine Line, int Start, int Length, int Points)> In(TextLine line, TextLine? above)
    {
        foreach (var match in Pattern().Matches(line.Numbers).Cast<Match>())
        {
            var number = OrganisationNumber.Parse($"{match.Groups["first"].Value}{match.Groups["last"].Value}", "");
            if (!number.Succeeded)
            {
                continue;
            }

            var isVatNumber = match.Groups["country"].Success;
            var before = line.Folded[..match.Index];
            var label = Labels.Nearest(before, s_labels, s_wrongLabels) ?? Labels.Above(line, match.Index, match.Length, above, s_labels, s_wrongLabels);
            var points = (label == false || HoldsCustomer(before) ? WrongLabelPoints : label == true || isVatNumber ? LabelPoints : OrganisationNumber.IsPersonal(number.Value) ? WrongLabelPoints : 0)
                + (match.Value.Contains('-', StringComparison.Ordinal) ? HyphenPoints : 0);
            yield return (number.Value, line, match.Groups["first"].Index, match.Groups["last"].Index + match.Groups["last"].Length - match.Groups["first"].Index, points);
        }
    }

    /// <summary>"Kundens org.nr" holds both labels, and is the customer's all the same.</summary>
    private static bool HoldsCustomer(string before) => CustomerPattern().IsMatch(before);

    [GeneratedRegex(@"(?<![\dA-Za-z]|\d[-.,])(?<country>[S5]E\s?)?(16)?(?<first>\d{6})\s?-?\s?(?<last>\d{4})(?(country)(\s?\d{2})?)(?![\d]|-\d)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"(kund|customer|kopar|bestallar|buyer)[a-z' ]{0,12}(org|vat|moms)[^\d]*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CustomerPattern();
}
