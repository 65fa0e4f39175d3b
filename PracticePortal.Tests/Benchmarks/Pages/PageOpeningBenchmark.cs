using PracticePortal.Tests.Benchmarks.Published;
using PracticePortal.Tests.Programs;

namespace PracticePortal.Tests.Benchmarks.Pages;

/// <summary>What the server does until a page is open and has drawn all that it has to draw.</summary>
internal static class PageOpeningBenchmark
{
    private const int UsualPages = 200;
    private const double MostWork = 3;
    private const double MostBatches = 5;
    private const double MostKilobytes = 45;

    public static Benchmark Benchmark { get; } = new(
        "opening", "Work, drawings and their kilobytes for each customers list opened, against the template's counter: [--count 200] [--published FOLDER]", RunAsync);

    private static async Task<int> RunAsync(string[] words, CancellationToken ct)
    {
        using var options = PublishedOptions.Read(words, UsualPages);
        if (options is null)
        {
            await Console.Error.WriteLineAsync(Benchmark.Purpose);
            return ProgramTable.Misunderstood;
        }

        var pages = options.Count;
        var ours = await PageSide.PortalAsync(options, pages, side => CostAsync(side, pages, ct), ct);
        var theirs = await PageSide.TemplateAsync(options, side => CostAsync(side, pages, ct), ct);
        var met = Comparison.Costs($"work for each page opened, {pages} pages", "ms", ours.Milliseconds, theirs.Milliseconds, MostWork);
        met &= Comparison.AtMost("drawings for each page opened", "batches", ours.Batches, theirs.Batches, MostBatches);
        met &= Comparison.AtMost("drawn for each page opened", "kB", ours.Kilobytes, theirs.Kilobytes, MostKilobytes);
        return met ? 0 : 1;
    }

    private static async Task<Cost> CostAsync(PageSide side, int pages, CancellationToken ct)
    {
        await side.WarmUpAsync(pages, ct);
        await side.WarmUpAsync(pages, ct);
        var before = side.App.Worked;
        await using var open = await side.OpenAsync(pages, ct);
        var worked = side.App.Worked - before;
        return new Cost(worked.TotalMilliseconds / pages, (double)open.Batches / pages, open.Bytes / 1000.0 / pages);
    }

    private sealed record Cost(double Milliseconds, double Batches, double Kilobytes);
}
