using System.Collections.Concurrent;
using System.Diagnostics;

namespace PracticePortal.Tests.Benchmarks.Live;

/// <summary>How long many things took, in milliseconds.</summary>
internal sealed class Latencies
{
    private readonly ConcurrentQueue<double> _milliseconds = new();

    public double Median => At(0.5);

    public double P99 => At(0.99);

    /// <param name="since">The <see cref="Stopwatch.GetTimestamp"/> of its beginning; also another process's.</param>
    /// <param name="until">The same of its end.</param>
    public void Add(long since, long until) => _milliseconds.Enqueue(Stopwatch.GetElapsedTime(since, until).TotalMilliseconds);

    private double At(double share)
    {
        var sorted = _milliseconds.Order().ToList();
        Assert.NotEmpty(sorted);
        return sorted[(int)Math.Ceiling(share * sorted.Count) - 1];
    }
}
