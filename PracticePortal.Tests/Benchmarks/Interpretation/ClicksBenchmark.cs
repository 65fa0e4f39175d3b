using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Scanner;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Platform.Data;
using PracticePortal.Tests.Benchmarks.Circuits;
using PracticePortal.Tests.Benchmarks.Lists;
using PracticePortal.Tests.Benchmarks.Live;
using PracticePortal.Tests.Benchmarks.Receipts;
using PracticePortal.Tests.Features.Scanner.Interpretation.Made;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Benchmarks.Interpretation;

/// <summary>How long a click waits for its answer while OCR reads one receipt after the other, against the same clicks while nothing is read.</summary>
internal static class ClicksBenchmark
{
    /// <summary>More than are read while the clicks are measured: some have to wait in the end.</summary>
    private const int UsualReceipts = 120;

    private const int Customers = 200;
    private const int Pages = 10;
    private const int ReceiptsOfAPerson = 10;
    private const double Goal = 2;

    public static Benchmark Benchmark { get; } = new(
        "clicks", "99th percentile of a click while receipts are read by OCR, against none: [--count 120] [--database sqlite|postgresql]", RunAsync);

    private static Task<int> RunAsync(string[] words, CancellationToken ct) =>
        CountAndDatabases.RunAsync(words, UsualReceipts, Benchmark.Purpose, (receipts, database) => MeasureAsync(database, receipts, ct));

    private static async Task<bool> MeasureAsync(DatabaseProvider database, int receipts, CancellationToken ct)
    {
        await using var filled = await TestPortal.StartAsync(database: database);
        var agency = (await FilledAgencies.FillAsync(filled, [Customers], ct))[0];
        var scanners = new List<FilledScanner>();
        while (scanners.Count * ReceiptsOfAPerson < receipts)
        {
            scanners.Add(await FilledScanner.FillAsync(filled));
        }

        await using var mail = SmtpTestServer.Start();
        await using var process = await BusyPortal.StartAsync(filled, mail);
        using var visitor = new CircuitVisitor(process.BaseUrl, number: 0);
        await visitor.LogInAsync(agency.Emails[0], RegisterSeed.Password);
        await using var pages = await OpenPages.OpenAsync([visitor], "/customers", Pages, ct);
        await Clicks.MeasureAsync(pages, colleagues: null, ct); // warms up
        var calm = await Clicks.MeasureAsync(pages, colleagues: null, ct);
        foreach (var (scanner, number) in scanners.Select((scanner, at) => (scanner, at + 1)))
        {
            await BringAsync(process, scanner, number);
        }

        var busy = await Clicks.MeasureAsync(pages, colleagues: null, ct);
        Assert.True(await filled.ReadAsync(db => db.Receipts.AnyAsync(r => r.Status == ReceiptStatus.New, ct)), "All receipts were read before the last click: take more of them.");
        Assert.True(await filled.ReadAsync(db => db.Receipts.AnyAsync(r => r.Status == ReceiptStatus.Interpreted, ct)), "No receipt was read meanwhile.");
        Console.WriteLine($"clicks, {database}: median {busy.Median:0.0} ms while receipts are read, {calm.Median:0.0} ms while none are");
        return Comparison.Costs($"clicks, {database}, 99th percentile while receipts are read", "ms", busy.P99, calm.P99, Goal);
    }

    private static async Task BringAsync(PortalProcess process, FilledScanner scanner, int number)
    {
        using var device = new UseCaseClient(process.BaseUrl, number);
        var sender = new ReceiptClient(device);
        Assert.True(await sender.LogInAsync(scanner.Owner.Email, RegisterSeed.Password, ScannerAddresses.My), "A customer could not log in.");
        for (var sent = 0; sent < ReceiptsOfAPerson; sent++)
        {
            using var picture = MadePicture.Of(MadeReceipt.Of((number * ReceiptsOfAPerson) + sent));
            await sender.BringAsync(new SentReceipt(collaborationId: null, [SentFile.Picture(picture.Clean())]));
        }
    }
}
