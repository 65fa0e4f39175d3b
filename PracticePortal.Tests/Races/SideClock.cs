using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace PracticePortal.Tests.Races;

/// <summary>The test's clock, which one side of a race reads a little ahead: two servers' clocks are never quite the same.</summary>
internal sealed class SideClock(TimeProvider inner) : TimeProvider
{
    private static readonly AsyncLocal<TimeSpan> s_ahead = new();

    public override TimeZoneInfo LocalTimeZone => inner.LocalTimeZone;

    public override long TimestampFrequency => inner.TimestampFrequency;

    /// <summary>From here on, whatever this flow of calls asks is told that it is later.</summary>
    public static void GoAhead(TimeSpan by) => s_ahead.Value = by;

    public static void PutIn(IServiceCollection services)
    {
        var given = (TimeProvider)services.Single(s => s.ServiceType == typeof(TimeProvider)).ImplementationInstance!;
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new SideClock(given)));
    }

    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow() + s_ahead.Value;

    public override long GetTimestamp() => inner.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        inner.CreateTimer(callback, state, dueTime, period);
}
