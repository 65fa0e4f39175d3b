using PracticePortal.Tests.Benchmarks.Published;
using PracticePortal.Tests.Programs;

namespace PracticePortal.Tests.Benchmarks.Pages;

/// <summary>What one more open page takes of the server's memory, as the system counts it.</summary>
internal static class PageMemoryBenchmark
{
    private const int UsualPages = 500;
    private const double Goal = 2;

    /// <summary>Enough that the code is there, and so few that what they leave behind does not hold many of the measured ones.</summary>
    private const int PagesBefore = 50;

    public static Benchmark Benchmark { get; } = new(
        "memory", "Memory of an open customers list, against the counter of the framework's template: [--count 500] [--published FOLDER]", RunAsync);

    private static async Task<int> RunAsync(string[] words, CancellationToken ct)
    {
        using var options = PublishedOptions.Read(words, UsualPages);
        if (options is null)
        {
            await Console.Error.WriteLineAsync(Benchmark.Purpose);
            return ProgramTable.Misunderstood;
        }

        var pages = options.Count;
        var ours = await PageSide.PortalAsync(options, pages, side => KilobytesAsync(side, pages, ct), ct);
        var theirs = await PageSide.TemplateAsync(options, side => KilobytesAsync(side, pages, ct), ct);
        return Comparison.Costs($"memory of an open page, {pages} pages", "kB", ours, theirs, Goal) ? 0 : 1;
    }

    private static async Task<double> KilobytesAsync(PageSide side, int pages, CancellationToken ct)
    {
        await side.WarmUpAsync(PagesBefore, ct);
        var before = side.App.Kilobytes;
        await using var open = await side.OpenAsync(pages, ct);
        return (side.App.Kilobytes - before) / pages;
    }
}
