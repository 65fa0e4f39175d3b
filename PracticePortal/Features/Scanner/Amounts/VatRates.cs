namespace PracticePortal.Features.Scanner.Amounts;

/// <summary>What was bought, as far as it decides the rate of VAT.</summary>
public enum VatUse
{
    /// <summary>Everything without a rate of its own; spirits, wine and strong beer too.</summary>
    General,

    /// <summary>Food, takeaway included; not tap water, not strong alcohol.</summary>
    Food,

    /// <summary>Restaurant and catering, eaten on the spot.</summary>
    Restaurant,

    Hotel,

    /// <summary>Books, newspapers, magazines.</summary>
    Literature,

    PassengerTransport,

    Culture,

    /// <summary>Without VAT: bank, insurance, health care.</summary>
    Exempt,
}

/// <summary>The rate for a use, in whole per cent of the price without VAT, from a day up to and including another.</summary>
public sealed record VatRule(VatUse Use, int Percent, DateOnly From, DateOnly Until, string Source);

/// <summary>
/// Sweden's rates of VAT with the days on which they hold. A change of the law is a new line here and the end of an older one, so that older
/// receipts are still read by the rate of their day.
/// </summary>
public static class VatRates
{
    private const string Act = "Mervärdesskattelagen (2023:200), chapter 9";
    private const string FoodBill = "Government bill 2025/26:55, lower VAT on food for a time";

    private static readonly DateOnly s_ever = DateOnly.MinValue;
    private static readonly DateOnly s_openEnded = DateOnly.MaxValue;

    public static IReadOnlyList<VatRule> Rules { get; } =
    [
        new(VatUse.General, 25, s_ever, s_openEnded, Act),
        new(VatUse.Food, 12, s_ever, new(2026, 3, 31), Act),
        new(VatUse.Food, 6, new(2026, 4, 1), new(2027, 12, 31), FoodBill),
        new(VatUse.Food, 12, new(2028, 1, 1), s_openEnded, FoodBill), // what held before, as the bill's rate ends by itself
        new(VatUse.Restaurant, 12, s_ever, s_openEnded, Act),
        new(VatUse.Hotel, 12, s_ever, s_openEnded, Act),
        new(VatUse.Literature, 6, s_ever, s_openEnded, Act),
        new(VatUse.PassengerTransport, 6, s_ever, s_openEnded, Act),
        new(VatUse.Culture, 6, s_ever, s_openEnded, Act),
        new(VatUse.Exempt, 0, s_ever, s_openEnded, "Mervärdesskattelagen (2023:200), chapter 10"),
    ];

    /// <summary>The rate of a use on the receipt's day, in whole per cent.</summary>
    public static int For(VatUse use, DateOnly date) => InForce(date).Single(rule => rule.Use == use).Percent;

    /// <summary>The rates that a receipt of that day can hold, highest first.</summary>
    public static IReadOnlyList<int> PossibleOn(DateOnly date) => [.. InForce(date).Select(rule => rule.Percent).Distinct().OrderDescending()];

    private static IEnumerable<VatRule> InForce(DateOnly date) => Rules.Where(rule => rule.From <= date && date <= rule.Until);
}
