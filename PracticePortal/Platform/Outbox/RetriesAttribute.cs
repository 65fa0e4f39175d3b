namespace PracticePortal.Platform.Outbox;

/// <summary>For how long a handler is tried again before the row is given up, and how far apart the tries may grow.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RetriesAttribute : Attribute
{
    /// <summary>For a handler that says nothing else.</summary>
    public static readonly RetriesAttribute Usual = new() { Minutes = 40 };

    private static readonly TimeSpan s_firstDelay = TimeSpan.FromSeconds(5);

    private readonly Lazy<int> _maxFailures;

    public RetriesAttribute() => _maxFailures = new(CountFailures);

    public int Days { get; init; }

    public int Hours { get; init; }

    public double Minutes { get; init; }

    public int LongestDelayMinutes { get; init; } = 60;

    /// <summary>How many failures that makes: a count is kept in the row, and survives a server that stood still.</summary>
    public int MaxFailures => _maxFailures.Value;

    /// <summary>5 s, 10 s, 20 s … up to the longest.</summary>
    public TimeSpan DelayAfter(int failures)
    {
        var (grown, longest) = (s_firstDelay * Math.Pow(2, Math.Min(failures - 1, 20)), TimeSpan.FromMinutes(LongestDelayMinutes));
        return grown < longest ? grown : longest;
    }

    private int CountFailures()
    {
        var (tried, failures) = (TimeSpan.Zero, 1);
        for (var duration = new TimeSpan(Days, Hours, 0, 0) + TimeSpan.FromMinutes(Minutes); tried < duration; failures++)
        {
            tried += DelayAfter(failures);
        }

        return failures;
    }
}
