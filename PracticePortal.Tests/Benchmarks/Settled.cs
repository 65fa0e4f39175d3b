namespace PracticePortal.Tests.Benchmarks;

/// <summary>Waits until a count stands still.</summary>
internal static class Settled
{
    private const int QuietLooks = 4;

    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromMilliseconds(500);

    /// <returns>The count.</returns>
    public static async Task<long> WaitAsync(Func<long> count, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(s_betweenLooks);
        var (quiet, before) = (0, count());
        while (quiet < QuietLooks)
        {
            await timer.WaitForNextTickAsync(ct);
            var now = count();
            (quiet, before) = (now == before ? quiet + 1 : 0, now);
        }

        return before;
    }
}
