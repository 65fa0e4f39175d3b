using PracticePortal.Features.Scanner.Amounts;

namespace PracticePortal.Tests.Features.Scanner.Amounts;

public sealed class VatRatesTests
{
    public static TheoryData<VatUse> Uses => [.. Enum.GetValues<VatUse>()];

    /// <summary>Whoever adds a rule ends the one before it: no day without a rate, and none with two.</summary>
    [Theory]
    [MemberData(nameof(Uses))]
    public void EveryUse_HasOneRateOnEachDay(VatUse use)
    {
        var rules = VatRates.Rules.Where(rule => rule.Use == use).OrderBy(rule => rule.From).ToList();

        Assert.Equal((DateOnly.MinValue, DateOnly.MaxValue), (rules[0].From, rules[^1].Until));
        Assert.All(rules.Zip(rules.Skip(1)), pair => Assert.Equal(pair.First.Until.AddDays(1), pair.Second.From));
    }

    [Theory]
    [InlineData("2026-03-31", 12)]
    [InlineData("2026-04-01", 6)]
    [InlineData("2027-12-31", 6)]
    [InlineData("2028-01-01", 12)]
    public void Food_IsCheaperForATime(string day, int percent) => Assert.Equal(percent, VatRates.For(VatUse.Food, DateOnly.Parse(day, null)));

    [Theory]
    [InlineData(VatUse.General, 25)]
    [InlineData(VatUse.Restaurant, 12)]
    [InlineData(VatUse.Hotel, 12)]
    [InlineData(VatUse.Literature, 6)]
    [InlineData(VatUse.PassengerTransport, 6)]
    [InlineData(VatUse.Culture, 6)]
    [InlineData(VatUse.Exempt, 0)]
    public void Others_AreAsTheyWere_AlsoMeanwhile(VatUse use, int percent) => Assert.Equal(percent, VatRates.For(use, new DateOnly(2026, 6, 1)));

    [Fact]
    public void Possible_AreFourRates_HighestFirst() => Assert.Equal([25, 12, 6, 0], VatRates.PossibleOn(new DateOnly(2026, 11, 30)));
}
