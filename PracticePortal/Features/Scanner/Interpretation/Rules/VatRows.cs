using System.Globalization;
using System.Text.RegularExpressions;
using PracticePortal.Features.Scanner.Amounts;

namespace PracticePortal.Features.Scanner.Interpretation.Rules;

/// <summary>What a line says of a rate of VAT.</summary>
/// <param name="Rate">The sums.</param>
/// <param name="Line">Where they stand.</param>
/// <param name="IsWhole">Net, VAT and gross all stand there and add up; else two of them do.</param>
internal sealed record VatRow(RateSum Rate, TextLine Line, bool IsWhole);

/// <summary>VAT that stands alone, with its rate when that is said. The gross sum is to be found elsewhere.</summary>
internal sealed record LoneVat(int? Percent, Amount Vat);

/// <summary>Finds lines whose figures are a rate's by arithmetic, whatever the order of the columns.</summary>
internal static partial class VatRows
{
    private const long MostRoundingOre = 20;

    private static readonly string[] s_labels = ["moms", "vat", "tax", "mva"];
    private static readonly string[] s_nets = ["exkl", "excl", "netto", "net ", "ex moms", "ex. moms", "utan moms"];
    private static readonly string[] s_without = ["exkl", "excl", "ex.", "utan", "inkl", "incl", "momsreg", "vat no", "vat nr", "netto", "net "];

    public static IReadOnlyList<VatRow> Find(IReadOnlyList<TextLine> lines, IReadOnlyList<int> possible) =>
        [.. lines.SelectMany(line => Split(line, possible)).Select(part => Row(part.Percent, part.Amounts, part.Line)).OfType<VatRow>()];

    public static IReadOnlyList<LoneVat> FindLone(IReadOnlyList<TextLine> lines, IReadOnlyList<int> possible)
    {
        var lone = new List<LoneVat>();
        foreach (var line in lines)
        {
            var amounts = Amount.In(line);
            if (amounts.Count != 1 || !s_labels.Any(label => line.Folded[..amounts[0].Start].Contains(label, StringComparison.Ordinal))
                || s_without.Any(word => line.Folded.Contains(word, StringComparison.Ordinal)))
            {
                continue;
            }

            var rates = RatePattern().Matches(line.Numbers).Select(Percent).Where(possible.Contains).ToList();
            lone.Add(new LoneVat(rates.Count == 1 ? rates[0] : null, amounts[0]));
        }

        return lone;
    }

    /// <summary>Sums without VAT, by their words.</summary>
    public static IReadOnlyList<long> FindNets(IReadOnlyList<TextLine> lines) =>
    [
        .. from line in lines
           let amounts = Amount.In(line)
           where amounts.Count == 1 && s_nets.Any(label => line.Folded[..amounts[0].Start].Contains(label, StringComparison.Ordinal))
           select amounts[0].Ore,
    ];

    /// <summary>A rate of a till that rounds line by line is off by some öre, but never by so much that it passes for another.</summary>
    public static bool IsVat(long vat, long gross, int percent, long most = MostRoundingOre) =>
        Math.Abs(vat - RateSum.VatIn(gross, percent)) <= Math.Clamp(Math.Abs(gross) / 100, 1, most);

    /// <summary>The figures behind each rate on a line; those before it when there is one rate only.</summary>
    private static IEnumerable<(int Percent, IReadOnlyList<Amount> Amounts, TextLine Line)> Split(TextLine line, IReadOnlyList<int> possible)
    {
        var amounts = Amount.In(line);
        var rates = RatePattern().Matches(line.Numbers).Where(match => possible.Contains(Percent(match))).ToList();
        if (rates.Count == 0 && LeadingPattern().Match(line.Numbers) is { Success: true } leading && possible.Contains(Percent(leading)))
        {
            rates.Add(leading);
        }

        for (var i = 0; i < rates.Count; i++)
        {
            var (from, to) = (rates.Count == 1 ? 0 : rates[i].Index, i + 1 < rates.Count ? rates[i + 1].Index : int.MaxValue);
            var own = rates[i];
            yield return (Percent(own), [.. amounts.Where(a => a.Start >= from && a.Start < to && (a.End <= own.Index || a.Start >= own.Index + own.Length))], line);
        }
    }

    private static VatRow? Row(int percent, IReadOnlyList<Amount> amounts, TextLine line)
    {
        var ore = amounts.Select(amount => amount.Ore).Distinct().ToList();
        if (percent == 0)
        {
            var sum = ore.Where(one => one != 0).ToList();
            return sum.Count == 1 && amounts.Count > 1 ? new VatRow(new RateSum(0, sum[0], 0), line, amounts.Count > 2) : null;
        }

        var whole = (from net in ore from gross in ore where IsVat(gross - net, gross, percent) && ore.Contains(gross - net) select new RateSum(percent, gross, gross - net)).FirstOrDefault();
        if (whole is not null)
        {
            return new VatRow(whole, line, true);
        }

        var pairs = (from one in ore from other in ore where Math.Abs(one) < Math.Abs(other) from rate in Pair(percent, one, other) select rate).Distinct().ToList();
        return pairs.Count == 1 ? new VatRow(pairs[0], line, false) : null;
    }

    /// <summary>Two figures are VAT and gross, VAT and net, or net and gross; an öre off at most, as nothing else vouches for them.</summary>
    private static IEnumerable<RateSum> Pair(int percent, long smaller, long larger)
    {
        if (smaller != 0 && IsVat(smaller, larger, percent, most: 1))
        {
            yield return new RateSum(percent, larger, smaller);
        }

        if (smaller != 0 && IsVat(smaller, smaller + larger, percent, most: 1))
        {
            yield return new RateSum(percent, smaller + larger, smaller);
        }

        if (larger != smaller && IsVat(larger - smaller, larger, percent, most: 1))
        {
            yield return new RateSum(percent, larger, larger - smaller);
        }
    }

    private static int Percent(Match match) => int.Parse(match.Groups["percent"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<![\d.,]|[.,]\s)(?<percent>\d{1,2})(\s?[.,]\s?0{1,2})?\s?(%|procent)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RatePattern();

    /// <summary>Below a head such as "Moms%" a row may begin with its rate alone.</summary>
    [GeneratedRegex(@"^\W{0,3}(?<percent>\d{1,2})([.,]0{1,2})?(?=\s)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LeadingPattern();
}
