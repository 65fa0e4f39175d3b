using PracticePortal.Tests.Programs;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Benchmarks.Published;

/// <summary>From the start of the published process to its first good answer, with an existing database; turn by turn with the template.</summary>
internal static class StartBenchmark
{
    private const int UsualRounds = 7;
    private const double Goal = 2;

    public static Benchmark Benchmark { get; } = new(
        "start", "Start of the published portal until it is ready, against the framework's template with accounts: [--count 7] [--published FOLDER]", RunAsync);

    private static async Task<int> RunAsync(string[] words, CancellationToken ct)
    {
        using var options = PublishedOptions.Read(words, UsualRounds);
        if (options is null)
        {
            await Console.Error.WriteLineAsync(Benchmark.Purpose);
            return ProgramTable.Misunderstood;
        }

        using var data = new TestDirectory();
        var portal = await PublishedApp.PortalAsync(options.Folder, data.Path, ct);
        var template = await PublishedApp.TemplateAsync(options.Folder, ct);
        await TimeAsync(portal, ct); // makes the database, and the disk's cache warm
        await TimeAsync(template, ct);
        var (ours, theirs) = (new List<double>(), new List<double>());
        for (var round = 0; round < options.Count; round++)
        {
            ours.Add(await TimeAsync(portal, ct));
            theirs.Add(await TimeAsync(template, ct));
        }

        return Comparison.Costs($"start, median of {options.Count}", "ms", Median(ours), Median(theirs), Goal) ? 0 : 1;
    }

    private static async Task<double> TimeAsync(PublishedApp app, CancellationToken ct)
    {
        var (running, taken) = await app.StartAsync(ct);
        await running.DisposeAsync();
        return taken.TotalMilliseconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
