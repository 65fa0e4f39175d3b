using System.Diagnostics;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Tests.Races;

/// <summary>
/// Lets two acts go at the same moment on threads of their own. Whoever won is held back a little more the next time, in steps that become
/// smaller as the two come even, so that both sides come to win.
/// </summary>
internal sealed class StartLine
{
    private static readonly TimeSpan s_smallestStep = TimeSpan.FromMicroseconds(200);
    private static readonly TimeSpan s_longestHold = TimeSpan.FromMilliseconds(40);

    /// <summary>How long the first side is held back; the second when it is less than nothing.</summary>
    private TimeSpan _hold;

    private TimeSpan _step = TimeSpan.FromMilliseconds(2);
    private bool? _firstWonLast;

    public async Task<(Result First, Result Second)> GoAsync(Func<Task<Result>> first, Func<Task<Result>> second)
    {
        using var gate = new Barrier(participantCount: 2);
        var ofFirst = RunAsync(first, Scatter(_hold), gate);
        var ofSecond = RunAsync(second, Scatter(-_hold), gate);
        return (await ofFirst, await ofSecond);
    }

    public void Learn(bool firstWon)
    {
        if (_firstWonLast == !firstWon && _step > s_smallestStep)
        {
            _step /= 2;
        }

        _firstWonLast = firstWon;
        _hold += firstWon ? _step : -_step;
        _hold = TimeSpan.FromTicks(Math.Clamp(_hold.Ticks, -s_longestHold.Ticks, s_longestHold.Ticks));
    }

    private static Task<Result> RunAsync(Func<Task<Result>> act, TimeSpan hold, Barrier gate) => Task.Factory.StartNew(
        () =>
        {
            gate.SignalAndWait();
            var released = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(released) < hold)
            {
                Thread.SpinWait(20);
            }

            return act();
        },
        CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();

    private static TimeSpan Scatter(TimeSpan hold) => hold <= TimeSpan.Zero ? TimeSpan.Zero : hold * (0.5 + Random.Shared.NextDouble());
}
