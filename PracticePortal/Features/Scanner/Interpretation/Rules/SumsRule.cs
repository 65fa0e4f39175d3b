using PracticePortal.Features.Scanner.Amounts;

namespace PracticePortal.Features.Scanner.Interpretation.Rules;

/// <summary>The total and the VAT by rate, each of which vouches for the other: all figures must be one receipt's.</summary>
internal static class SumsRule
{
    private const int AddedUp = 97;
    private const int SaidTwice = 92;
    private const int LabelOnly = 75;
    private const int Doubtful = 50;

    public static (Found<long>? Total, Found<IReadOnlyList<RateSum>>? Rates) Find(IReadOnlyList<TextLine> lines, DateOnly date, bool isInKronor)
    {
        var totals = TotalLines.Find(lines).Where(line => line.Amount.Ore != 0).ToList();
        if (!isInKronor)
        {
            return (Best(totals, lines), null);
        }

        var possible = VatRates.PossibleOn(date);
        var sets = Sets(VatRows.Find(lines, possible)).ToList();
        foreach (var set in sets)
        {
            if (Matching(set, totals, date) is { } matching)
            {
                return (Shown(matching.Amount, AddedUp, [Reason.AddsUp, Reason.Labelled]), Rates(set, AddedUp, Reason.AddsUp));
            }
        }

        var total = Best(totals, lines);
        if (total is not null && Derived(lines, total, possible, date) is { } derived)
        {
            return (total with { Sure = AddedUp, Why = [Reason.AddsUp, .. total.Why] }, derived);
        }

        // Rows that are whole by themselves are worth more than one digit of the total that OCR took for another.
        if (sets.FirstOrDefault(set => set.TrueForAll(row => row.IsWhole)) is { } whole && whole.Sum(row => row.Rate.Gross) is var sum
            && (total is null || IsOneDigitOff(sum, total.Value)))
        {
            return (new Found<long>(sum, total?.Place, LabelOnly, [Reason.AddsUp, Reason.HardToRead]), Rates(whole, LabelOnly, Reason.AddsUp));
        }

        return (sets.Count == 0 || total is null ? total : total with { Sure = Math.Min(total.Sure, Doubtful), Why = [.. total.Why, Reason.Ambiguous] }, null);
    }

    /// <summary>The total by its words, the better the more often it stands there.</summary>
    private static Found<long>? Best(IReadOnlyList<TotalLine> totals, IReadOnlyList<TextLine> lines)
    {
        var paidInCash = CashPayment.Find(lines);
        var best = totals.GroupBy(line => line.Amount.Ore)
            .Select(same => (Line: same.MaxBy(line => line.Points)!, Times: same.Count() + (paidInCash == same.Key ? 1 : 0)))
            .OrderByDescending(one => one.Line.Points + (25 * Math.Min(one.Times - 1, 2))).ThenByDescending(one => Math.Abs(one.Line.Amount.Ore))
            .FirstOrDefault();
        return best.Line is null || best.Line.Points + best.Times < TotalLines.Clear - 15 && best.Times < 2
            ? null
            : Shown(best.Line.Amount, best.Times > 1 ? SaidTwice : LabelOnly, best.Times > 1 ? [Reason.Labelled, Reason.Repeated] : [Reason.Labelled]);
    }

    /// <summary>VAT or a net sum that stands without its gross sum: with the total, both must be those of one rate.</summary>
    private static Found<IReadOnlyList<RateSum>>? Derived(IReadOnlyList<TextLine> lines, Found<long> total, IReadOnlyList<int> possible, DateOnly date)
    {
        var lone = VatRows.FindLone(lines, possible).Where(one => one.Vat.Ore != 0).ToList();
        var nets = VatRows.FindNets(lines).Distinct().ToList();
        IEnumerable<(long Gross, long Vat)> sets =
        [
            .. lone.Select(one => one.Vat.Ore).Distinct().ToList() is [var vat] ? nets.Select(net => (net + vat, vat)).Append((total.Value, vat)) : [],
            .. nets.Select(net => (total.Value, total.Value - net)),
        ];
        var said = lone.Select(one => one.Percent).OfType<int>().Distinct().ToList();
        var rates = (
            from set in sets
            from percent in said.Count > 0 ? said : possible
            where percent > 0 && VatRows.IsVat(set.Vat, set.Gross, percent, most: 2)
            let rate = new RateSum(percent, set.Gross, set.Vat)
            where new ReceiptFigures(date, total.Value, [rate]).AddUp().Succeeded
            select rate).ToList();
        return said.Count < 2 && rates.Count > 0 && rates.Select(rate => rate.Percent).Distinct().Count() == 1
            ? new Found<IReadOnlyList<RateSum>>([rates[0]], lone.Count > 0 ? lone[0].Vat.Line.PlaceOf(lone[0].Vat.Start, lone[0].Vat.Length) : null, said.Count > 0 ? AddedUp : SaidTwice, [Reason.AddsUp])
            : null;
    }

    /// <summary>All ways to take one row of each rate, those that are whole by themselves first.</summary>
    private static IEnumerable<List<VatRow>> Sets(IReadOnlyList<VatRow> rows)
    {
        IEnumerable<List<VatRow>> sets = [[]];
        foreach (var rate in rows.DistinctBy(row => row.Rate).GroupBy(row => row.Rate.Percent).OrderByDescending(rate => rate.Key))
        {
            sets = sets.SelectMany(set => rate.OrderByDescending(row => row.IsWhole).Take(3).Select(row => (List<VatRow>)[.. set, row]));
        }

        return sets.Where(set => set.Count > 0);
    }

    private static TotalLine? Matching(List<VatRow> set, IEnumerable<TotalLine> totals, DateOnly date)
    {
        IReadOnlyList<RateSum> rates = [.. set.Select(row => row.Rate)];
        return totals.Where(line => new ReceiptFigures(date, line.Amount.Ore, rates).AddUp().Succeeded).MaxBy(line => line.Points);
    }

    private static Found<long> Shown(Amount amount, int sure, IReadOnlyList<Reason> why) =>
        Sureness.Found(amount.Ore, amount.Line, amount.Start, amount.Length, sure, why, isShown: sure == AddedUp);

    private static Found<IReadOnlyList<RateSum>> Rates(List<VatRow> set, int sure, Reason why)
    {
        var places = set.Select(row => row.Line.PlaceOf(0, row.Line.Text.Length)).ToList();
        var place = places[1..].Aggregate(places[0], (all, next) => next.Page == all.Page ? all with { Box = all.Box.With(next.Box) } : all);
        return new Found<IReadOnlyList<RateSum>>([.. set.Select(row => row.Rate)], place, sure, [why]);
    }

    private static bool IsOneDigitOff(long one, long other)
    {
        var (first, second) = (Money.Plain(one), Money.Plain(other));
        return first.Length == second.Length && first.Zip(second).Count(pair => pair.First != pair.Second) == 1;
    }
}
