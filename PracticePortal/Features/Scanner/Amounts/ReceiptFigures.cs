using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner.Amounts;

/// <summary>The figures of a receipt: its day, what was paid in all (öre, negative for money given back), and the sums by rate of VAT.</summary>
public sealed record ReceiptFigures(DateOnly Date, long Total, IReadOnlyList<RateSum> Rates, string Currency = ReceiptFigures.Kronor)
{
    /// <summary>ISO 4217.</summary>
    public const string Kronor = "SEK";

    /// <summary>In öre: the smallest coin is one krona since 2010, so cash is rounded by at most half of one.</summary>
    public const long RoundingMax = 50;

    /// <summary>
    /// In öre for each rate: a till that rounds the VAT of each line by itself is half an öre off for each, and this is forty lines. It is never
    /// more than a hundredth of the sum, so that no rate passes for another: they lie at least five hundredths of the gross sum apart.
    /// </summary>
    public const long VatToleranceMax = 20;

    /// <summary>Öre rounding in öre: what was paid over what the rates sum up to.</summary>
    public long Rounding => Total - Rates.Sum(rate => rate.Gross);

    public long Vat => Rates.Sum(rate => rate.Vat);

    /// <summary>
    /// Refuses figures that cannot be one receipt's: another currency, no amount, a rate that did not exist that day, VAT that is not the rate's share,
    /// or rates that do not sum up to the total. Only a total in whole kronor may differ, by <see cref="RoundingMax"/>.
    /// </summary>
    public Result AddUp()
    {
        if (Currency != Kronor)
        {
            return AmountErrors.NotInKronor;
        }

        if (Total == 0 || Rates.Count == 0 || !Rates.SelectMany(rate => (long[])[rate.Gross, rate.Vat]).Append(Total).All(Money.IsWithin))
        {
            return AmountErrors.NotPossible;
        }

        var possible = VatRates.PossibleOn(Date);
        foreach (var rate in Rates)
        {
            if (!possible.Contains(rate.Percent))
            {
                return AmountErrors.RateNotPossible(rate.Percent);
            }

            var expected = RateSum.VatIn(rate.Gross, rate.Percent);
            if (Math.Abs(rate.Vat - expected) > VatTolerance(rate))
            {
                return AmountErrors.VatDoesNotAddUp(rate.Percent, rate.Vat, expected);
            }
        }

        var isRounding = Total % 100 == 0 && Math.Abs(Rounding) <= RoundingMax;
        return Rounding == 0 || isRounding ? Result.Ok : AmountErrors.TotalDoesNotAddUp(Rounding);
    }

    private static long VatTolerance(RateSum rate) => rate.Percent == 0 ? 0 : Math.Clamp(Math.Abs(rate.Gross) / 100, 1, VatToleranceMax);
}
