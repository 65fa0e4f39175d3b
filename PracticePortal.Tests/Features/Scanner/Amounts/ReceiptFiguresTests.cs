using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PracticePortal.Features.Scanner.Amounts;
using PracticePortal.Tests.Features.HandOver;

namespace PracticePortal.Tests.Features.Scanner.Amounts;

public sealed class ReceiptFiguresTests
{
    private static readonly DateOnly s_day = new(2026, 9, 14);

    [Theory]
    [InlineData(125_00, 25, 25_00)]
    [InlineData(100_00, 12, 10_71)]
    [InlineData(100_00, 6, 5_66)]
    [InlineData(1250_00, 12, 133_93)]
    [InlineData(100_00, 0, 0)]
    [InlineData(-100_00, 12, -10_71)]
    [InlineData(14, 12, 2)] // one and a half öre
    [InlineData(-14, 12, -2)]
    public void Vat_IsTakenOutOfTheGrossSum(long gross, int percent, long vat) => Assert.Equal(vat, RateSum.VatIn(gross, percent));

    /// <summary>No öre is nearer to the exact share, and net and VAT are the gross sum again, for any amount.</summary>
    [Property(Arbitrary = [typeof(MadeReceipts)])]
    public void Vat_IsTheNearestOre_AndGivesBackWhatWasPaid(MadeReceipts.Amount gross, MadeReceipts.Rate rate)
    {
        var sum = RateSum.OfGross(rate.Percent, gross.Ore);

        Assert.True(Math.Abs((2m * sum.Vat * (100 + rate.Percent)) - (2m * gross.Ore * rate.Percent)) <= 100 + rate.Percent);
        Assert.Equal(gross.Ore, sum.Net + sum.Vat);
        Assert.Equal(-sum.Vat, RateSum.VatIn(-gross.Ore, rate.Percent));
    }

    [Property(Arbitrary = [typeof(MadeReceipts)])]
    public void Receipt_ThatTheTillMade_AddsUp(ReceiptFigures figures) => Assert.Null(figures.AddUp().Error?.Code);

    [Property(Arbitrary = [typeof(MadeReceipts)])]
    public void Total_ThatIsOffByMoreThanRounding_IsRefused(ReceiptFigures figures, MadeReceipts.Amount off)
    {
        var total = figures.Total - figures.Rounding + off.Ore;
        var isRounding = total % 100 == 0 && Math.Abs(off.Ore) <= 50;

        var result = (figures with { Total = total }).AddUp();

        Assert.Equal(off.Ore == 0 || isRounding || total == 0 || !Money.IsWithin(total), result.Error?.Code != "total-does-not-add-up");
    }

    [Property(Arbitrary = [typeof(MadeReceipts)])]
    public void LinesOfOneRate_AreSummed(MadeReceipts.Amount[] grosses, MadeReceipts.Rate rate)
    {
        var lines = grosses.Select(gross => RateSum.OfGross(rate.Percent, gross.Ore)).Append(RateSum.OfGross(0, 100)).ToList();

        var sums = RateSum.ByRate(lines);

        Assert.Equal(lines.Sum(line => line.Gross), sums.Sum(sum => sum.Gross));
        Assert.Equal(lines.Sum(line => line.Vat), sums.Sum(sum => sum.Vat));
        Assert.Equal(sums.Select(sum => sum.Percent).Distinct().OrderDescending(), sums.Select(sum => sum.Percent));
    }

    [Theory]
    [InlineData(89_90, 89_90, null)]
    [InlineData(90_00, 89_90, null)] // cash
    [InlineData(90_00, 89_50, null)]
    [InlineData(90_00, 89_49, "total-does-not-add-up")]
    [InlineData(89_91, 89_90, "total-does-not-add-up")] // no till rounds to that
    [InlineData(0, 0, "amount-not-possible")]
    [InlineData(Money.Max + 1, Money.Max + 1, "amount-not-possible")]
    public void Total_MayDifferByTheRoundingOfCash(long total, long gross, string? refusal) =>
        Assert.Equal(refusal, new ReceiptFigures(s_day, total, [RateSum.OfGross(25, gross)]).AddUp().Error?.Code);

    [Theory]
    [InlineData(25_20, null)] // forty lines, each half an öre too much
    [InlineData(24_80, null)]
    [InlineData(25_21, "vat-does-not-add-up")]
    [InlineData(13_39, "vat-does-not-add-up")] // twelve per cent
    public void Vat_MayDifferByTheRoundingOfLines(long vat, string? refusal) =>
        Assert.Equal(refusal, new ReceiptFigures(s_day, 125_00, [new(25, 125_00, vat)]).AddUp().Error?.Code);

    /// <summary>However small the sum, from one krona on no rate's VAT is taken for another's.</summary>
    [Property(Arbitrary = [typeof(MadeReceipts)])]
    public void Vat_OfAnotherRate_IsRefused(MadeReceipts.Amount gross, MadeReceipts.Rate rate, MadeReceipts.Rate other)
    {
        var vat = RateSum.VatIn(gross.Ore, other.Percent);
        var figures = new ReceiptFigures(s_day, gross.Ore, [new(rate.Percent, gross.Ore, vat)]);

        var refused = figures.AddUp().Error?.Code == "vat-does-not-add-up";

        Assert.True(Math.Abs(gross.Ore) < 100 || refused == (rate != other));
    }

    [Fact]
    public void WhatIsNoRate_OrNoKrona_IsRefused()
    {
        Assert.Equal("vat-rate-not-possible", new ReceiptFigures(s_day, 100_00, [RateSum.OfGross(19, 100_00)]).AddUp().Error?.Code);
        Assert.Equal("amount-not-in-kronor", new ReceiptFigures(s_day, 100_00, [RateSum.OfGross(25, 100_00)], "EUR").AddUp().Error?.Code);
        Assert.Equal("vat-does-not-add-up", new ReceiptFigures(s_day, 100_00, [new(0, 100_00, 1)]).AddUp().Error?.Code);
        Assert.Equal("amount-not-possible", new ReceiptFigures(s_day, 100_00, []).AddUp().Error?.Code);
    }
}
