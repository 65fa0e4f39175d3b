using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Programs.Crash.Receipts;

/// <summary>A month later the portal's own sweep has taken all that the kills left, and nothing else: no orphan file, no row that nobody will ever finish.</summary>
internal static class SweepCheck
{
    private const string Left = "Left by kills and by those who gave up";

    public static async Task RunAsync(CrashRun run)
    {
        var before = await ReceiptCheck.KeptFilesAsync(run);
        run.Report.Count(Left, "files without a row", run.Files.Kept.Except(before.Select(run.Files.PathOf)).Count());
        run.Report.Count(Left, "pictures that were never finished", run.Files.Derived.Count(IsUnfinished));
        run.Report.Count(Left, "pieces of files", run.Files.Pieces.Count);
        run.Report.Count(Left, "receipts on their way", (await run.Portal.Database.RowsAsync("""SELECT "Id" FROM "ReceiptUploads" """)).Count);

        run.Files.LetTimePass();
        await run.Portal.Database.ExecuteAsync("""UPDATE "ReceiptUploadFiles" SET "HeardAt" = '2020-01-01 00:00:00'""");
        await SweepAsync(run, "ForgetUploadsAsync");
        await SweepAsync(run, "CompareAsync");

        var rows = await ReceiptCheck.KeptFilesAsync(run);
        if (!rows.SequenceEqual(before))
        {
            run.Report.Violation($"The sweep changed the rows of receipts: {string.Join(", ", rows.Except(before).Concat(before.Except(rows)).Take(5))}");
        }

        var expected = rows.Select(run.Files.PathOf).ToHashSet(StringComparer.Ordinal);
        var pictures = rows.Select(run.Files.DerivedOf).ToHashSet(StringComparer.Ordinal);
        foreach (var (what, found) in new (string, IEnumerable<string>)[]
        {
            ("a file without a row", run.Files.Kept.Except(expected)),
            ("a row without its file", expected.Except(run.Files.Kept)),
            ("a picture of a file without a row", run.Files.Derived.Where(file => !pictures.Contains(Path.GetDirectoryName(file)!))),
            ("a picture that was never finished", run.Files.Derived.Where(IsUnfinished)),
            ("a piece of a file", run.Files.Pieces),
            ("a receipt on its way", (await run.Portal.Database.RowsAsync("""SELECT "Id" FROM "ReceiptUploads" """)).Select(row => row[0])),
            ("a file on its way", (await run.Portal.Database.RowsAsync("""SELECT "Id" FROM "ReceiptUploadFiles" """)).Select(row => row[0])),
        })
        {
            foreach (var left in found.Take(5))
            {
                run.Report.Violation($"There is still {what} after the sweep: {left}");
            }
        }
    }

    private static bool IsUnfinished(string file) => file.EndsWith(".new", StringComparison.Ordinal);

    private static async Task SweepAsync(CrashRun run, string sweep)
    {
        using var client = new UseCaseClient(run.Portal.BaseUrl, ReceiptWork.FirstNumber + run.Receipts.Senders.Count);
        await client.LogInAsync(run.Receipts.Senders[0].Place.Email, CrashRun.DemoPassword);
        var answer = await client.RunAsync("ReceiptFilesJob", new { }, CancellationToken.None, sweep);
        if (answer.Known != Known.Done)
        {
            run.Report.Violation($"The sweep {sweep} was not done: {answer}");
        }
    }
}
