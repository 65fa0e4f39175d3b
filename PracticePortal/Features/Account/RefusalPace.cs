namespace PracticePortal.Features.Account;

/// <summary>Answers about addresses take the same time whether anybody has the address: what is quicker waits.</summary>
public sealed class RefusalPace(TimeProvider clock)
{
    /// <summary>Longer than the slowest way through takes on a busy day.</summary>
    public static readonly TimeSpan Least = TimeSpan.FromMilliseconds(600);

    public async Task<T> KeepAsync<T>(Func<Task<T>> answer, Func<T, bool> mayBeQuick, CancellationToken ct)
    {
        var start = clock.GetTimestamp();
        var answered = await answer();
        var rest = Least - clock.GetElapsedTime(start);
        if (!mayBeQuick(answered) && rest > TimeSpan.Zero)
        {
            await Task.Delay(rest, clock, ct);
        }

        return answered;
    }
}
