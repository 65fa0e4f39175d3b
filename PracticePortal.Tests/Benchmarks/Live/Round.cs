using System.Collections.Concurrent;
using System.Diagnostics;

namespace PracticePortal.Tests.Benchmarks.Live;

/// <summary>Something happens, and so many hear of it; then it happens again.</summary>
internal sealed class Round(int listeners)
{
    /// <summary>The first ones only warm up.</summary>
    public const int NotCounted = 10;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly ConcurrentQueue<long> _heard = new();
    private TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Called once for each listener.</summary>
    public void Hear()
    {
        _heard.Enqueue(Stopwatch.GetTimestamp());
        if (_heard.Count == listeners)
        {
            _all.TrySetResult();
        }
    }

    /// <param name="rounds">How often it happens.</param>
    /// <param name="pause">At least so long from one to the next.</param>
    /// <param name="happen">Gives the moment from which it counts.</param>
    /// <param name="ct">Ends it.</param>
    /// <returns>Of each round and each listener.</returns>
    public async Task<Latencies> RepeatAsync(int rounds, TimeSpan pause, Func<Task<long>> happen, CancellationToken ct)
    {
        var latencies = new Latencies();
        using var pace = new PeriodicTimer(pause);
        for (var round = -NotCounted; round < rounds; round++)
        {
            await pace.WaitForNextTickAsync(ct);
            _heard.Clear();
            _all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var since = await happen();
            await _all.Task.WaitAsync(s_patience, ct);
            foreach (var heard in round < 0 ? [] : _heard)
            {
                latencies.Add(since, heard);
            }
        }

        return latencies;
    }
}
