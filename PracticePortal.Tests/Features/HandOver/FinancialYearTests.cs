using PracticePortal.Features.HandOver;

namespace PracticePortal.Tests.Features.HandOver;

public sealed class FinancialYearTests
{
    /// <summary>A year that ended on any day in 2023 may be destroyed from 2031-01-01.</summary>
    [Theory]
    [InlineData("2023-01-01", "2023-12-31", "2030-12-31")]
    [InlineData("2022-02-01", "2023-01-31", "2030-12-31")]
    [InlineData("2022-09-01", "2023-08-31", "2030-12-31")]
    [InlineData("2022-07-01", "2023-12-31", "2030-12-31")] // eighteen months
    [InlineData("2023-01-01", "2024-02-29", "2031-12-31")]
    [InlineData("2023-03-17", "2023-03-31", "2030-12-31")] // a first year begins when the company does
    public void Records_AreKeptThroughTheSeventhYear(string start, string end, string until) =>
        Assert.Equal(Day(until), FinancialYear.Of(Day(start), Day(end)).Value.RetainUntil);

    [Theory]
    [InlineData("2023-01-01", "2023-12-30")]
    [InlineData("2022-06-01", "2023-12-31")]
    [InlineData("2023-12-31", "2023-01-31")]
    [InlineData("9999-01-01", "9999-12-31")] // nobody can say how long to keep it
    public void WhatIsNoYear_IsRefused(string start, string end) =>
        Assert.Equal("financial-year-not-possible", FinancialYear.Of(Day(start), Day(end)).Error?.Code);

    [Theory]
    [InlineData("2026-04-30", 1, "2026-01-01", "2026-12-31")]
    [InlineData("2026-04-30", 5, "2025-05-01", "2026-04-30")]
    [InlineData("2026-05-01", 5, "2026-05-01", "2027-04-30")]
    [InlineData("2024-01-15", 3, "2023-03-01", "2024-02-29")]
    public void Year_HoldsItsDay(string day, int firstMonth, string start, string end)
    {
        var year = FinancialYear.Containing(Day(day), firstMonth);

        Assert.Equal((Day(start), Day(end)), (year.Start, year.End));
        Assert.Equal((true, false, false), (year.Contains(Day(day)), year.Contains(year.Start.AddDays(-1)), year.Contains(year.End.AddDays(1))));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", null);
}
