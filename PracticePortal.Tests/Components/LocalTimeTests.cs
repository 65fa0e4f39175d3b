using System.Globalization;
using Bunit;
using PracticePortal.Components.Shared;
using PracticePortal.Platform.Domain;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Components;

public sealed class LocalTimeTests : ComponentTestContext
{
    private static readonly DateTime s_winter = new(2026, 11, 23, 13, 10, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("en-GB", TimeShown.DateAndTime, "23 Nov 2026, 14:10")]
    [InlineData("en-GB", TimeShown.Date, "23 Nov 2026")]
    [InlineData("sv-SE", TimeShown.DateAndTime, "2026-11-23 14:10")]
    [InlineData("sv-SE", TimeShown.Date, "2026-11-23")]
    [InlineData("sv-SE", TimeShown.Clock, "14:10")]
    public void Time_IsShownAsTheReaderWritesIt(string culture, TimeShown show, string expected)
    {
        UseCulture(culture);

        var time = Render<LocalTime>(parameters => parameters.Add(t => t.Value, s_winter).Add(t => t.Show, show)).Find("time");

        Assert.Equal(expected, time.TextContent);
        Assert.Equal("2026-11-23T13:10:00Z", time.GetAttribute("datetime"));
    }

    [Fact]
    public void Time_InSummer_IsTwoHoursAheadAndMayBeTheNextDay() =>
        Assert.Equal("2026-07-02 00:30", PortalTime.Text(new DateTime(2026, 7, 1, 22, 30, 0, DateTimeKind.Utc), new CultureInfo("sv-SE")));

    [Fact]
    public void Time_ReadFromTheDatabaseWithoutItsKind_IsStillUtc() =>
        Assert.Equal(SwedishTime.FromUtc(s_winter), SwedishTime.FromUtc(DateTime.SpecifyKind(s_winter, DateTimeKind.Unspecified)));

    [Fact]
    public void Time_NotSet_IsADash() => Assert.Equal("–", Render<LocalTime>().Find("span").TextContent);
}
