using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Collaborations;

/// <summary>When a request that waits for its answer is brought to mind: after three, seven and twelve days, on weekdays between 08 and 17.</summary>
public static class ReminderSchedule
{
    private static readonly int[] s_days = [3, 7, 12];
    private static readonly TimeOnly s_opens = new(8, 0);
    private static readonly TimeOnly s_closes = new(17, 0);

    /// <summary>The first reminder after <paramref name="now"/> for a request sent then; null when none is left before the answer is due. UTC.</summary>
    public static DateTime? Next(DateTime sentAt, DateTime now, DateTime answerBy)
    {
        foreach (var days in s_days)
        {
            var due = InOfficeHours(sentAt.AddDays(days));
            if (due > now && due < answerBy)
            {
                return due;
            }
        }

        return null;
    }

    /// <summary>Whether a reminder may go now: a sweep that stood still does not catch up at night.</summary>
    public static bool IsOpen(DateTime now) => InOfficeHours(now) == now;

    private static DateTime InOfficeHours(DateTime utc)
    {
        var local = SwedishTime.FromUtc(utc);
        if (TimeOnly.FromDateTime(local) < s_opens)
        {
            local = local.Date + s_opens.ToTimeSpan();
        }
        else if (TimeOnly.FromDateTime(local) >= s_closes)
        {
            local = local.Date.AddDays(1) + s_opens.ToTimeSpan();
        }

        while (local.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            local = local.Date.AddDays(1) + s_opens.ToTimeSpan();
        }

        return SwedishTime.ToUtc(local);
    }
}
