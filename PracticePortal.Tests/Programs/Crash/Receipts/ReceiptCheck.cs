using System.Globalization;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Programs.Crash.Receipts;

/// <summary>
/// Every receipt that was called safe is there once, with its files in their order and their hashes right, also where pages were split off; every other
/// one once or not at all; and nothing is there that nobody sent.
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

            CheckFiles(run, receipt, isThere, files);
        }

        receipts.ExceptWith(await SplitOffAsync(run, files));
        foreach (var unknown in receipts)
        {
            run.Report.Violation($"Nobody sent receipt {unknown}, or not under this id");
        }

        await CheckDownloadsAsync(run, files.ToDictionary(file => file.Id));
    }

    /// <summary>The files of all receipts, in their order.</summary>
    public static async Task<IReadOnlyList<KeptRow>> KeptFilesAsync(CrashRun run) =>
        [.. (await run.Portal.Database.RowsAsync("""
            SELECT "ReceiptId", "Id", COALESCE("OriginalId", "Id"), "OrganisationId", "Sha256", "Bytes", "MissingSince", "FirstPage", "LastPage"
            FROM "ReceiptFiles" ORDER BY "ReceiptId", "Position"
            """)).Select(row => new KeptRow(
            Guid.Parse(row[0]), Guid.Parse(row[1]), Guid.Parse(row[2]), Guid.Parse(row[3]), row[4], row[5], row[6],
            int.Parse(row[7], CultureInfo.InvariantCulture), int.Parse(row[8], CultureInfo.InvariantCulture)))];

    /// <summary>Those that were made of a part of one that was sent, or were put back into it.</summary>
    private static async Task<IEnumerable<Guid>> SplitOffAsync(CrashRun run, IReadOnlyList<KeptRow> files)
    {
        var sent = run.Receipts.Senders.SelectMany(s => s.Receipts).ToList();
        var (originals, ids) = (sent.SelectMany(r => r.Files).Select(f => f.Id).ToHashSet(), sent.Select(r => r.Id).ToHashSet());
        var merged = await run.Portal.Database.RowsAsync("""SELECT "Id", "MergedIntoId" FROM "Receipts" WHERE "MergedIntoId" IS NOT NULL AND "FileCount" = 0""");
        return files.Where(file => originals.Contains(file.Original)).Select(file => file.ReceiptId)
            .Concat(merged.Where(row => ids.Contains(Guid.Parse(row[1]))).Select(row => Guid.Parse(row[0])));
    }

    /// <summary>Each page of each file is shown once, in the order in which they were sent; what was split off comes behind.</summary>
    private static void CheckFiles(CrashRun run, SentReceipt receipt, bool isThere, IReadOnlyList<KeptRow> files)
    {
        var ids = receipt.Files.Select(f => f.Id).ToHashSet();
        var rows = files.Where(file => file.ReceiptId == receipt.Id || ids.Contains(file.Original)).OrderByDescending(file => file.ReceiptId == receipt.Id).ToList();
        var pages = rows.SelectMany(row => Enumerable.Range(row.FirstPage, row.LastPage - row.FirstPage + 1).Select(page => (row.Original, row.Sha256, row.Bytes, page)));
        var expected = isThere ? receipt.Files.SelectMany(f => Enumerable.Range(1, f.Words.Count).Select(page => (f.Id, f.Sha256, $"{f.Bytes}", page))) : [];
        if (!pages.SequenceEqual(expected))
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
    private static async Task CheckDownloadsAsync(CrashRun run, Dictionary<Guid, KeptRow> files)
    {
        foreach (var sender in run.Receipts.Senders)
        {
            if (!await sender.LogInAsync())
            {
                run.Report.Violation($"{sender.Place.Email} cannot log in");
            }

            foreach (var receipt in sender.Receipts.Where(r => r.IsSafe).TakeLast(Downloads))
            {
                var served = files.TryGetValue(receipt.Files[^1].Id, out var row) ? await sender.Http.DownloadAsync(row.ReceiptId, receipt.Files[^1]) : "nowhere";
                run.Report.Count(ReceiptWork.Part, "downloaded in the end");
                if (served != receipt.Files[^1].Sha256)
                {
                    run.Report.Violation($"{receipt} is served as {served}");
                }
            }
        }
    }
}
