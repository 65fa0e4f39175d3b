using System.Globalization;

namespace PracticePortal.Features.Scanner.Amounts;

/// <summary>What a receipt holds at one rate of VAT: <paramref name="Percent"/> whole per cent, the sums in öre. What is given back is negative.</summary>
/// <param name="Gross">With VAT.</param>
/// <param name="Vat">The VAT in it, as the receipt states it.</param>
public sealed record RateSum(int Percent, long Gross, long Vat)
{
    public long Net => Gross - Vat;

    /// <summary>With the VAT computed from the gross sum.</summary>
    public static RateSum OfGross(int percent, long gross) => new(percent, gross, VatIn(gross, percent));

    /// <summary>
    /// The VAT in a gross sum, in öre: gross × rate / (100 + rate), halves away from zero, so that money given back gives back exactly the VAT
    /// that was paid.
    /// </summary>
    public static long VatIn(long gross, int percent) =>
        (long)decimal.Round((decimal)gross * percent / (100 + percent), MidpointRounding.AwayFromZero);

    /// <summary>As they are kept: per cent, gross and VAT of each rate, such as <c>25:12500:2500;12:11200:1200</c>.</summary>
    public static string Write(IEnumerable<RateSum> rates) =>
        string.Join(';', rates.Select(rate => string.Create(CultureInfo.InvariantCulture, $"{rate.Percent}:{rate.Gross}:{rate.Vat}")));

    /// <summary>What <see cref="Write"/> wrote.</summary>
    public static IReadOnlyList<RateSum> Read(string kept) =>
    [
        .. kept.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(rate => rate.Split(':')).Select(parts => new RateSum(
            int.Parse(parts[0], CultureInfo.InvariantCulture), long.Parse(parts[1], CultureInfo.InvariantCulture), long.Parse(parts[2], CultureInfo.InvariantCulture))),
    ];

    /// <summary>Lines of the same rate taken together, highest rate first.</summary>
    public static IReadOnlyList<RateSum> ByRate(IEnumerable<RateSum> lines) =>
    [
        .. lines.GroupBy(line => line.Percent)
            .Select(same => new RateSum(same.Key, same.Sum(line => line.Gross), same.Sum(line => line.Vat)))
            .OrderByDescending(sum => sum.Percent),
    ];
}
