using System.Globalization;
using PracticePortal.Features.Collaborations;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Tests.Features.Collaborations;

/// <summary>After three, seven and twelve days, on weekdays between 08 and 17 in Stockholm. All times here are Stockholm's.</summary>
public sealed class ReminderScheduleTests
{
    [Theory]
    [InlineData("Mon 2026-11-23 14:10", "Thu 2026-11-26 14:10", "Mon 2026-11-30 14:10", "Mon 2026-12-07 08:00")] // the last fell on a Saturday
    [InlineData("Mon 2026-11-23 22:30", "Fri 2026-11-27 08:00", "Tue 2026-12-01 08:00", "Mon 2026-12-07 08:00")] // in the evening: next morning
    [InlineData("Tue 2026-11-24 05:00", "Fri 2026-11-27 08:00", "Tue 2026-12-01 08:00", "Mon 2026-12-07 08:00")] // early: the same morning
    [InlineData("Tue 2026-11-24 17:00", "Mon 2026-11-30 08:00", "Wed 2026-12-02 08:00", "Mon 2026-12-07 08:00")] // five o'clock is closed; a Saturday follows
    [InlineData("Fri 2026-10-23 08:30", "Mon 2026-10-26 08:00", "Fri 2026-10-30 08:00", "Wed 2026-11-04 08:00")] // clocks go back: half past seven would be too early
    [InlineData("Thu 2026-03-26 16:30", "Mon 2026-03-30 08:00", "Fri 2026-04-03 08:00", "Wed 2026-04-08 08:00")] // clocks go forward: half past five would be too late
    public void Reminders_ComeInOfficeHours(string sent, params string[] expected)
    {
        var (sentAt, reminders) = (Utc(sent), new List<string>());
        for (var next = ReminderSchedule.Next(sentAt, sentAt, sentAt.AddDays(14)); next is { } at; next = ReminderSchedule.Next(sentAt, at, sentAt.AddDays(14)))
        {
            reminders.Add(Local(at));
            Assert.True(ReminderSchedule.IsOpen(at));
        }

        Assert.Equal(expected, reminders);
    }

    [Theory]
    [InlineData("Mon 2026-11-23 14:10", 3.0, null)] // the answer is due at that very moment
    [InlineData("Thu 2026-11-26 14:10", 3.5, null)] // moved over the weekend, when the request is over
    [InlineData("Mon 2026-11-23 14:10", 7.0, "Thu 2026-11-26 14:10")]
    public void Reminders_EndWithTheRequest(string sent, double days, string? only)
    {
        var (sentAt, answerBy) = (Utc(sent), Utc(sent).AddDays(days));

        var first = ReminderSchedule.Next(sentAt, sentAt, answerBy);

        Assert.Equal(only, first is { } at ? Local(at) : null);
        Assert.Null(ReminderSchedule.Next(sentAt, first ?? answerBy, answerBy));
    }

    [Fact]
    public void Reminders_ThatWereMissed_AreNotCaughtUpOneByOne()
    {
        var sentAt = Utc("Mon 2026-11-23 14:10");

        Assert.Equal("Mon 2026-12-07 08:00", Local(ReminderSchedule.Next(sentAt, sentAt.AddDays(8), sentAt.AddDays(14))!.Value));
    }

    [Theory]
    [InlineData("Mon 2026-11-23 08:00", true)]
    [InlineData("Mon 2026-11-23 16:59", true)]
    [InlineData("Mon 2026-11-23 17:00", false)]
    [InlineData("Mon 2026-11-23 07:59", false)]
    [InlineData("Sat 2026-11-28 12:00", false)]
    [InlineData("Sun 2026-11-29 12:00", false)]
    public void OfficeHours_AreWeekdaysFromEightToFive(string time, bool open) => Assert.Equal(open, ReminderSchedule.IsOpen(Utc(time)));

    private static DateTime Utc(string stockholm) =>
        SwedishTime.ToUtc(DateTime.ParseExact(stockholm, "ddd yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));

    private static string Local(DateTime utc) => SwedishTime.FromUtc(utc).ToString("ddd yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
