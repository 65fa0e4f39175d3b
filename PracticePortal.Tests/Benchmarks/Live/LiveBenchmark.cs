using System.Text;
using PracticePortal.Platform.Data;
using PracticePortal.Tests.Benchmarks.Circuits;
using PracticePortal.Tests.Benchmarks.Lists;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Benchmarks.Live;

/// <summary>From the commit of a colleague's act to the changed text at each open customers list of the agency, while nothing else happens.</summary>
internal static class LiveBenchmark
{
    private const int UsualRounds = 100;
    private const int Pages = 20;
    private const int Customers = 2_000;
    private const double Goal = 2;
    private const double MostMilliseconds = 100;

    /// <summary>Longer than an open page rests between two readings, which is no part of what is measured.</summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(500);

    public static Benchmark Benchmark { get; } = new(
        "live", "From a commit to 20 open pages, against a bare broadcast by SignalR: [--count 100] [--database sqlite|postgresql]", RunAsync);

    private static Task<int> RunAsync(string[] words, CancellationToken ct) =>
        CountAndDatabases.RunAsync(words, UsualRounds, Benchmark.Purpose, (rounds, database) => MeasureAsync(database, rounds, ct));

    private static async Task<bool> MeasureAsync(DatabaseProvider database, int rounds, CancellationToken ct)
    {
        await using var filled = await TestPortal.StartAsync(database: database);
        var agency = Assert.Single(await FilledAgencies.FillAsync(filled, [Customers], ct));
        var task = await filled.ReadAsync(db => ToggledTask.FindAsync(db, agency.Id, ct));
        await using var mail = SmtpTestServer.Start();
        await using var process = await BusyPortal.StartAsync(filled, mail, withUseCases: true);
        using var colleague = new CircuitVisitor(process.BaseUrl, number: 0);
        using var watcher = new CircuitVisitor(process.BaseUrl, number: 1);
        await colleague.LogInAsync(agency.Emails[0], RegisterSeed.Password);
        await watcher.LogInAsync(agency.Emails[1], RegisterSeed.Password);
        await using var pages = await OpenPages.OpenAsync([watcher], "/customers", Pages, ct);
        var ours = await WatchAsync(pages, task, colleague, rounds, ct);
        var bare = await BareBroadcast.MeasureAsync(Pages, rounds, s_pause, ct);
        Console.WriteLine($"live, {database}: median {ours.Median:0.0} ms, of the bare broadcast {bare.Median:0.00} ms");
        var met = Comparison.Costs($"live, {database}, 99th percentile of {rounds} changes at {Pages} pages", "ms", ours.P99, bare.P99, Goal);
        return Comparison.AtMost($"live, {database}, the same on its own", "ms", ours.P99, bare.P99, MostMilliseconds) && met;
    }

    private static Task<Latencies> WatchAsync(OpenPages pages, ToggledTask task, CircuitVisitor colleague, int rounds, CancellationToken ct)
    {
        var round = new Round(Pages);
        var awaited = Array.Empty<byte>();
        foreach (var page in pages.Pages)
        {
            var seen = awaited;
            page.Drawn = batch =>
            {
                var text = Volatile.Read(ref awaited);
                if (text != seen && batch.Span.IndexOf(text) >= 0)
                {
                    seen = text; // each page counts once for each change
                    round.Hear();
                }
            };
        }

        return round.RepeatAsync(rounds, s_pause, () =>
        {
            Volatile.Write(ref awaited, Encoding.UTF8.GetBytes(task.NextText));
            return task.ChangeAsync(colleague, ct);
        }, ct);
    }
}
