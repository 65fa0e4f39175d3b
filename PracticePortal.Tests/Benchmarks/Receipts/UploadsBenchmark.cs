using System.Diagnostics;
using System.Globalization;
using PracticePortal.Features.Scanner;
using PracticePortal.Platform.Data;
using PracticePortal.Tests.Benchmarks.Lists;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Benchmarks.Receipts;

/// <summary>
/// The portal's memory while a hundred receipts of 10 MB come side by side, against a hundred of 1 MB: were files held in memory, it would be
/// ten times as much.
/// </summary>
internal static class UploadsBenchmark
{
    private const int UsualUploads = 100;
    private const int UploadsOfAPerson = 10;
    private const int Megabyte = 1024 * 1024;
    private const double Goal = 1.25;

    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromMilliseconds(50);

    public static Benchmark Benchmark { get; } = new(
        "uploads", "Memory while 100 receipts of 10 MB come at once, against 100 of 1 MB: [--count 100] [--database sqlite|postgresql]", RunAsync);

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

            await PeakAsync(process, senders, uploads, Megabyte, ct); // the code is there, and what it keeps ready
            var idle = Megabytes(process);
            var small = await PeakAsync(process, senders, uploads, Megabyte, ct);
            var large = await PeakAsync(process, senders, uploads, 10 * Megabyte, ct);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"uploads, {database}: {idle:0} MB before, {large - idle:0} MB more at the peak of {uploads * 10} MB"));
            return Comparison.Costs($"uploads, {database}, peak of memory while {uploads} files of 10 MB come at once", "MB", large, small, Goal);
        }
        finally
        {
            Array.ForEach(devices, device => device.Dispose());
        }
    }

    private static async Task<double> PeakAsync(PortalProcess process, IReadOnlyList<ReceiptClient> senders, int uploads, int bytes, CancellationToken ct)
    {
        SentReceipt[] receipts = [.. Enumerable.Range(0, uploads).Select(_ => new SentReceipt(collaborationId: null, [new SentFile(bytes)]))];
        var all = Task.WhenAll(receipts.Select((receipt, at) => senders[at % senders.Count].BringAsync(receipt)));
        var peak = Megabytes(process);
        using var timer = new PeriodicTimer(s_betweenLooks);
        while (!all.IsCompleted)
        {
            await timer.WaitForNextTickAsync(ct);
            peak = Math.Max(peak, Megabytes(process));
        }

        await all;
        return peak;
    }

    /// <summary>What the system counts.</summary>
    private static double Megabytes(PortalProcess process)
    {
        using var running = Process.GetProcessById(process.Id);
        return running.WorkingSet64 / (double)Megabyte;
    }
}
