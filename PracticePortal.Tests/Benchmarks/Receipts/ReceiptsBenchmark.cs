using System.Diagnostics;
using System.Text;
using PracticePortal.Features.Scanner;
using PracticePortal.Platform.Data;
using PracticePortal.Tests.Benchmarks.Circuits;
using PracticePortal.Tests.Benchmarks.Lists;
using PracticePortal.Tests.Benchmarks.Live;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Benchmarks.Receipts;

/// <summary>From the moment in which a customer's device begins to send a receipt until the agency's open inbox shows it, while nothing else happens.</summary>
internal static class ReceiptsBenchmark
{
    private const int UsualRounds = 100;
    private const int Pages = 5;
    private const int BytesOfAPhoto = 400_000;
    private const double MostMilliseconds = 1_000;

    /// <summary>Longer than an open page rests between two readings, which is no part of what is measured.</summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(500);

    public static Benchmark Benchmark { get; } = new(
        "receipts", "From a receipt's sending to the agency's open inbox, against its sender's own answer: [--count 100] [--database sqlite|postgresql]", RunAsync);

    private static Task<int> RunAsync(string[] words, CancellationToken ct) =>
        CountAndDatabases.RunAsync(words, UsualRounds, Benchmark.Purpose, (rounds, database) => MeasureAsync(database, rounds, ct));

    private static async Task<bool> MeasureAsync(DatabaseProvider database, int rounds, CancellationToken ct)
    {
        await using var filled = await TestPortal.StartAsync(database: database);
        var scanner = await FilledScanner.FillAsync(filled);
        await using var mail = SmtpTestServer.Start();
        await using var process = await BusyPortal.StartAsync(filled, mail);
        using var device = new UseCaseClient(process.BaseUrl, number: 0);
        var sender = new ReceiptClient(device);
        Assert.True(await sender.LogInAsync(scanner.Owner.Email, RegisterSeed.Password, ScannerAddresses.My), "The customer could not log in.");
        using var watcher = new CircuitVisitor(process.BaseUrl, number: 1);
        await watcher.LogInAsync(scanner.Member.Email, RegisterSeed.Password);
        await using var pages = await OpenPages.OpenAsync([watcher], ScannerAddresses.Inbox(scanner.CollaborationId), Pages, ct);

        var answered = new Latencies();
        var seen = await WatchAsync(pages, sender, answered, rounds, ct);
        Console.WriteLine($"receipts, {database}: median {seen.Median:0} ms, of its sender's answer {answered.Median:0} ms");
        return Comparison.AtMost(
            $"receipts, {database}, 99th percentile of {rounds} photos of 400 kB at {Pages} pages of the agency", "ms", seen.P99, answered.P99, MostMilliseconds);
    }

    private static Task<Latencies> WatchAsync(OpenPages pages, ReceiptClient sender, Latencies answered, int rounds, CancellationToken ct)
    {
        var round = new Round(Pages);
        var (awaited, sent) = (Array.Empty<byte>(), 0);
        foreach (var page in pages.Pages)
        {
            var seen = awaited;
            page.Drawn = batch =>
            {
                var text = Volatile.Read(ref awaited);
                if (text != seen && batch.Span.IndexOf(text) >= 0)
                {
                    seen = text; // each page counts once for each receipt
                    round.Hear();
                }
            };
        }

        return round.RepeatAsync(rounds, s_pause, async () =>
        {
            var receipt = new SentReceipt(collaborationId: null, [new SentFile(BytesOfAPhoto)]);
            Volatile.Write(ref awaited, Encoding.UTF8.GetBytes(receipt.Files[0].Name));
            var since = Stopwatch.GetTimestamp();
            await sender.BringAsync(receipt);
            if (sent++ >= Round.NotCounted)
            {
                answered.Add(since, Stopwatch.GetTimestamp());
            }

            return since;
        }, ct);
    }
}
