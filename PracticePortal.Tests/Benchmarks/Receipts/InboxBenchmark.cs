using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Tests.Benchmarks.Lists;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Benchmarks.Receipts;

/// <summary>
/// What both sides ask of an inbox, through the class that the pages read with, counts included: of an organisation with a thousand receipts alone in its
/// database, and of one that has its share of a million among 499 others.
/// </summary>
internal static class InboxBenchmark
{
    private const int UsualReceipts = 1_000_000;
    private const int Organisations = 500;
    private const int Alone = 1_000;
    private const double Goal = 1.5;

    public static Benchmark Benchmark { get; } = new(
        "inbox", "Inboxes among a million receipts of 500 organisations, against a thousand of one: [--count 1000000] [--database sqlite|postgresql]", RunAsync);

    private static Task<int> RunAsync(string[] words, CancellationToken ct) =>
        CountAndDatabases.RunAsync(words, UsualReceipts, Benchmark.Purpose, (receipts, database) => MeasureAsync(database, receipts, ct));

    private static async Task<bool> MeasureAsync(DatabaseProvider database, int receipts, CancellationToken ct)
    {
        await using var alone = await TestPortal.StartEmptyAsync(database, pooling: true);
        await using var shared = await TestPortal.StartEmptyAsync(database, pooling: true);
        var one = await FillAsync(alone, 1, Alone, ct);
        var among = await FillAsync(shared, Organisations, Math.Max(receipts / Organisations, 1), ct);
        var met = true;
        foreach (var question in InboxQuestions.All)
        {
            Samples[] samples = [new(), new()];
            MeasuredInbox[] inboxes = [one, among];
            await Samples.RepeatAsync(
                side => samples[side].TakeAsync(() => question.AskAsync(inboxes[side], ct)), async () =>
                {
                    foreach (var inbox in inboxes)
                    {
                        Assert.True(await question.AskAsync(inbox, ct) > 0, $"{question.Name} shows nothing.");
                    }
                }, inboxes.Length);
            met &= Comparison.Costs(
                string.Create(CultureInfo.InvariantCulture, $"inbox, {database}, {question.Name}, {receipts} receipts, median (p99 {samples[1].P99:0.00}, alone {samples[0].P99:0.00})"),
                "ms", samples[1].Median, samples[0].Median, Goal);
        }

        return met;
    }

    /// <summary>The organisation in the middle.</summary>
    private static async Task<MeasuredInbox> FillAsync(TestPortal portal, int organisations, int receipts, CancellationToken ct)
    {
        await portal.MigrateAsync();
        await using var db = await portal.OpenAsync();
        var seed = new ReceiptSeed(db);
        FilledScanner? middle = null;
        for (var written = 0; written < organisations; written++)
        {
            var scanner = await FilledScanner.FillAsync(portal);
            await seed.WriteAsync(scanner, receipts, ct);
            middle = written == organisations / 2 ? scanner : middle;
        }

        if (db is PostgresDbContext)
        {
            await db.Database.ExecuteSqlAsync($"VACUUM ANALYZE", ct); // as autovacuum does after a while
        }

        return await MeasuredInbox.OfAsync(portal, middle!, db, ct);
    }
}
