using System.Diagnostics;
using System.Globalization;
using PracticePortal.Features.Scanner;
using PracticePortal.Platform.Data;
using PracticePortal.Tests.Benchmarks.Lists;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Benchmarks.Receipts;

/// <summary>
/// The portal's memory while a hundred receipts of 10 MB come side by side, against a hundred devices that send as much in receipts of 1 MB: were files
/// held in memory, it would be ten times as much.
/// </summary>
internal static class UploadsBenchmark
{
    private const int UsualUploads = 100;
    private const int UploadsOfAPerson = 10;
    private const int Megabyte = 1024 * 1024;
    private const int Megabytes = 10;
    private const double Goal = 1.25;

    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromMilliseconds(50);

    public static Benchmark Benchmark { get; } = new(
        "uploads", "Memory while 100 devices send a receipt of 10 MB, against ten of 1 MB each: [--count 100] [--database sqlite|postgresql]", RunAsync);

    private static Task<int> RunAsync(string[] words, CancellationToken ct) =>
        CountAndDatabases.RunAsync(words, UsualUploads, Benchmark.Purpose, (uploads, database) => MeasureAsync(database, uploads, ct));

    private static async Task<bool> MeasureAsync(DatabaseProvider database, int uploads, CancellationToken ct)
    {
        await using var filled = await TestPortal.StartAsync(database: database);
        var scanners = new List<FilledScanner>();
        while (scanners.Count * UploadsOfAPerson < uploads)
        {
            scanners.Add(await FilledScanner.FillAsync(filled));
        }

        await using var mail = SmtpTestServer.Start();
        await using var process = await BusyPortal.StartAsync(filled, mail);
        UseCaseClient[] devices = [.. scanners.Select((_, number) => new UseCaseClient(process.BaseUrl, number))];
        try
        {
            var senders = new List<ReceiptClient>();
            foreach (var (device, scanner) in devices.Zip(scanners))
            {
                senders.Add(new ReceiptClient(device));
                Assert.True(await senders[^1].LogInAsync(scanner.Owner.Email, RegisterSeed.Password, ScannerAddresses.My), "A customer could not log in.");
            }

            await PeakAsync(process, senders, uploads, receipts: 1, Megabyte, ct); // the code is there, and what it keeps ready
            var idle = MemoryOf(process);
            var small = await PeakAsync(process, senders, uploads, Megabytes, Megabyte, ct);
            var large = await PeakAsync(process, senders, uploads, receipts: 1, Megabytes * Megabyte, ct);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"uploads, {database}: {idle:0} MB before, {large - idle:0} MB more at the peak of {uploads * Megabytes} MB"));
            return Comparison.Costs($"uploads, {database}, peak of memory while {uploads} files of 10 MB come at once", "MB", large, small, Goal);
        }
        finally
        {
            Array.ForEach(devices, device => device.Dispose());
        }
    }

    /// <param name="process">The portal.</param>
    /// <param name="senders">The devices' people.</param>
    /// <param name="devices">How many send at once.</param>
    /// <param name="receipts">How many each of them sends, one after the other.</param>
    /// <param name="bytes">Of each receipt's one file.</param>
    /// <param name="ct">Ends it.</param>
    private static async Task<double> PeakAsync(
        PortalProcess process, IReadOnlyList<ReceiptClient> senders, int devices, int receipts, int bytes, CancellationToken ct)
    {
        var all = Task.WhenAll(Enumerable.Range(0, devices).Select(device => SendAsync(senders[device % senders.Count], receipts, bytes)));
        var peak = MemoryOf(process);
        using var timer = new PeriodicTimer(s_betweenLooks);
        while (!all.IsCompleted)
        {
            await timer.WaitForNextTickAsync(ct);
            peak = Math.Max(peak, MemoryOf(process));
        }

        await all;
        return peak;
    }

    private static async Task SendAsync(ReceiptClient sender, int receipts, int bytes)
    {
        for (var sent = 0; sent < receipts; sent++)
        {
            await sender.BringAsync(new SentReceipt(collaborationId: null, [new SentFile(bytes)]));
        }
    }

    /// <summary>What the system counts, in megabytes.</summary>
    private static double MemoryOf(PortalProcess process)
    {
        using var running = Process.GetProcessById(process.Id);
        return running.WorkingSet64 / (double)Megabyte;
    }
}
