using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Programs.Crash.Receipts;

/// <summary>
/// Every receipt that was called safe is there once, with its files in their order and their hashes right; every other one once or not at all; and
/// nothing is there that nobody sent.
/// </summary>
internal static class ReceiptCheck
{
    private const int Downloads = 40;

    public static async Task RunAsync(CrashRun run)
    {
        var receipts = (await run.Portal.Database.RowsAsync($"""SELECT "Id" FROM "Receipts" WHERE "ReceivedAt" > '{CaseCheck.Moment(run.StartedAt)}'"""))
            .Select(row => Guid.Parse(row[0])).ToHashSet();
        var files = await KeptFilesAsync(run);
        var told = await run.Portal.Database.RowsAsync("""SELECT "Details" FROM "AuditEntries" WHERE "What" = 'receipt-received'""");
        foreach (var receipt in run.Receipts.Senders.SelectMany(s => s.Receipts))
        {
            var isThere = receipts.Remove(receipt.Id);
            run.Report.Count(ReceiptWork.Part, isThere ? "there in the end" : "not there in the end");
            if (receipt.IsSafe && !isThere)
            {
                run.Report.Violation($"{receipt} is not there");
            }

            var entries = told.Count(row => row[0].Contains(receipt.Files[0].Name, StringComparison.Ordinal));
            if (entries != (isThere ? 1 : 0))
            {
                run.Report.Violation($"{receipt}, there: {isThere}, has {entries} entries in the history");
            }

            CheckFiles(run, receipt, isThere, [.. files.Where(f => f.ReceiptId == receipt.Id)]);
        }

        foreach (var unknown in receipts)
        {
            run.Report.Violation($"Nobody sent receipt {unknown}, or not under this id");
        }

        await CheckDownloadsAsync(run);
    }

    /// <summary>The files of all receipts, in their order.</summary>
    public static async Task<IReadOnlyList<KeptRow>> KeptFilesAsync(CrashRun run) =>
        [.. (await run.Portal.Database.RowsAsync("""SELECT "ReceiptId", "Id", "OrganisationId", "Sha256", "Bytes", "MissingSince" FROM "ReceiptFiles" ORDER BY "ReceiptId", "Position" """))
            .Select(row => new KeptRow(Guid.Parse(row[0]), Guid.Parse(row[1]), Guid.Parse(row[2]), row[3], row[4], row[5]))];

    private static void CheckFiles(CrashRun run, SentReceipt receipt, bool isThere, IReadOnlyList<KeptRow> rows)
    {
        var expected = isThere ? receipt.Files.Select(f => (f.Id, f.Sha256, $"{f.Bytes}")) : [];
        if (!rows.Select(row => (row.Id, row.Sha256, row.Bytes)).SequenceEqual(expected))
        {
            run.Report.Violation($"{receipt}, there: {isThere}, has the files {string.Join(", ", rows)}");
        }

        foreach (var row in rows)
        {
            var found = run.Files.HashOf(row);
            if (found != row.Sha256 || row.MissingSince.Length > 0)
            {
                run.Report.Violation($"{receipt}: the file {row} is {found}");
            }
        }
    }

    /// <summary>As people get them.</summary>
    private static async Task CheckDownloadsAsync(CrashRun run)
    {
        foreach (var sender in run.Receipts.Senders)
        {
            if (!await sender.LogInAsync())
            {
                run.Report.Violation($"{sender.Place.Email} cannot log in");
            }

            foreach (var receipt in sender.Receipts.Where(r => r.IsSafe).TakeLast(Downloads))
            {
                var served = await sender.Http.DownloadAsync(receipt, receipt.Files[^1]);
                run.Report.Count(ReceiptWork.Part, "downloaded in the end");
                if (served != receipt.Files[^1].Sha256)
                {
                    run.Report.Violation($"{receipt} is served as {served}");
                }
            }
        }
    }
}
