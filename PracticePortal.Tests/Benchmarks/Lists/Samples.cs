using System.Diagnostics;

namespace PracticePortal.Tests.Benchmarks.Lists;

/// <summary>How long one question took, again and again.</summary>
internal sealed class Samples
{
    private const int Fewest = 15;
    private const int Most = 200;

    private static readonly TimeSpan s_enough = TimeSpan.FromSeconds(3);

    private readonly List<double> _milliseconds = [];

    public double Median => At(0.5);

    public double P99 => At(0.99);

    /// <summary>Each of them in turn, so that what else the machine does touches them alike.</summary>
    public static async Task RepeatAsync(Func<int, Task> take, Func<Task> warmUp, int sides)
    {
        await warmUp();
        await warmUp();
        var start = Stopwatch.GetTimestamp();
        for (var round = 0; round < Fewest || (round < Most && Stopwatch.GetElapsedTime(start) < s_enough); round++)
        {
            for (var side = 0; side < sides; side++)
            {
                await take(side);
            }
        }
    }

    public async Task TakeAsync(Func<Task> ask)
    {
        var start = Stopwatch.GetTimestamp();
        await ask();
        _milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    private double At(double share)
    {
        var sorted = _milliseconds.Order().ToList();
        return sorted[(int)Math.Ceiling(share * sorted.Count) - 1];
    }
}
