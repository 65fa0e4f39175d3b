using PracticePortal.Features.Scanner.Amounts;

namespace PracticePortal.Tests.Features.Scanner.Amounts;

/// <summary>Amounts as people write them, in either language.</summary>
public sealed class TypedMoneyTests
{
    [Theory]
    [InlineData("89,90", 8990)]
    [InlineData("89.9", 8990)]
    [InlineData(" 1 204,50 kr", 120450)]
    [InlineData("1\u00a0204,50", 120450)]
    [InlineData("SEK 1,204.50", 120450)]
    [InlineData("1.204,50 SEK", 120450)]
    [InlineData("1'204.50", 120450)]
    [InlineData("1,204", 120400)]
    [InlineData("1.234.567,8", 123456780)]
    [InlineData("125:-", 12500)]
    [InlineData("12:50", 1250)]
    [InlineData("-12,50", -1250)]
    [InlineData("\u221212,50 kr", -1250)]
    [InlineData("kr -12", -1200)]
    [InlineData("0", 0)]
    [InlineData("99999999999,99", 9_999_999_999_999)]
    public void Amount_IsRead(string typed, long ore) => Assert.Equal(ore, TypedMoney.Parse(typed, "Total").Value);

    [Theory]
    [InlineData("12 50")]
    [InlineData("1,2045")]
    [InlineData("1,204,5")]
    [InlineData("1.204.50")]
    [InlineData("1 204 50")]
    [InlineData("12,5,0")]
    [InlineData("--12")]
    [InlineData("12 EUR")]
    [InlineData("abc")]
    [InlineData("1e3")]
    [InlineData("100000000000")]
    [InlineData("99999999999999999999999")]
    [InlineData("١٢")]
    public void WhatCouldBeAnything_IsRefusedAtItsField(string typed) =>
        Assert.Equal(("amount-not-readable", "Total"), (TypedMoney.Parse(typed, "Total").Error?.Code, TypedMoney.Parse(typed, "Total").Error?.Field));

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    public void Nothing_IsNoAmount(string? typed)
    {
        var read = TypedMoney.Parse(typed, "Total");

        Assert.True(read.Succeeded);
        Assert.Null(read.Value);
    }

    [Theory]
    [InlineData("sv")]
    [InlineData("en")]
    public void WhatIsShown_IsReadBack(string language)
    {
        var (random, before) = (new Random(1), System.Globalization.CultureInfo.CurrentCulture);
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo(language == "sv" ? "sv-SE" : "en-GB");
            for (var count = 0; count < 1000; count++)
            {
                var ore = random.NextInt64(-Money.Max, Money.Max) / (long)Math.Pow(10, random.Next(12));
                Assert.Equal(ore, TypedMoney.Parse(Money.Shown(ore), "").Value);
            }
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }
}
