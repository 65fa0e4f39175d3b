namespace PracticePortal.Components.Shared;

/// <summary>How much of a point in time is shown.</summary>
public enum TimeShown
{
    DateAndTime,
    Date,
    Clock,
}
