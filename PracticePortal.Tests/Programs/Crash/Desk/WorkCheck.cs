using System.Globalization;
using System.Text.Json;
using PracticePortal.Tests.Programs.Crash.Receipts;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Programs.Crash.Desk;

/// <summary>Each receipt: the history has one entry for each acknowledged act, in order, and the rows are what those acts make of it.</summary>
internal static class WorkCheck
{
    private const int MostExplanations = 300;

    private static readonly HashSet<string> s_codes = [.. Enum.GetValues<WorkKind>().Select(WorkAct.CodeOf)];

    public static async Task RunAsync(CrashRun run)
    {
        var history = await HistoryAsync(run);
        var batches = await run.Portal.Database.RowsAsync(
            """SELECT e."ReceiptId", b."OrganisationId", b."Number" FROM "KeptEntries" e JOIN "KeptBatches" b ON b."Id" = e."BatchId" """);
        var batchesOf = batches.ToLookup(row => Guid.Parse(row[0]), row => $"{row[1]} {row[2]}");
        var rows = await RowsAsync(run);
        foreach (var (desk, receipt) in run.Work.Desks.SelectMany(desk => desk.Receipts.Select(receipt => (desk, receipt))))
        {
            var numbers = batchesOf[receipt.Id].ToHashSet(StringComparer.Ordinal);
            var told = history.Where(entry => entry.IsOf(receipt, numbers)).Select(entry => entry.What).ToList();
            Check(run, receipt, desk.LogOf(receipt.Id), told, rows[receipt.Id]);
        }
    }

    private static void Check(CrashRun run, SentReceipt receipt, WorkLog log, IReadOnlyList<string> told, Func<bool, string> actual)
    {
        run.Report.Count("Receipts worked on", log.Acts.Count > 0 ? "with acts" : "with none");
        var expected = HistoryMatch.Explanations(log.Acts, told).Take(MostExplanations).Select(ExpectedReceipt.After).ToList();
        if (expected.Count == 0)
        {
            run.Report.Violation($"{receipt}: history [{string.Join(", ", told)}] does not follow from [{log}]");
            return;
        }

        var isCorrected = told.Contains(WorkAct.CodeOf(WorkKind.Correct));
        if (!expected.Exists(e => e.Contradiction is null && $"{e}" == actual(isCorrected)))
        {
            run.Report.Violation($"{receipt}: [{log}] makes {expected[0]} {expected[0].Contradiction}, but there is {actual(isCorrected)}");
        }
    }

    /// <summary>What people did, in order.</summary>
    private static async Task<IReadOnlyList<Entry>> HistoryAsync(CrashRun run) =>
        [.. (await run.Portal.Database.RowsAsync(
            $"""SELECT "What", "Details", "OrganisationId" FROM "AuditEntries" WHERE "At" > '{CaseCheck.Moment(run.StartedAt)}' ORDER BY "At", "Id" """))
            .Where(row => s_codes.Contains(row[0])).Select(row => new Entry(row[0], JsonSerializer.Deserialize<string[]>(row[1])!, row[2]))];

    /// <summary>Each receipt's rows as a text; a supplier counts once a person has written one down.</summary>
    private static async Task<IReadOnlyDictionary<Guid, Func<bool, string>>> RowsAsync(CrashRun run)
    {
        var rows = await run.Portal.Database.RowsAsync($"""
            SELECT r."Id", r."Status", r."Supplier", r."TimesHandedOver",
                (SELECT COUNT(*) FROM "ReceiptMessages" m WHERE m."ReceiptId" = r."Id" AND m."Side" = 'Agency'),
                (SELECT COUNT(*) FROM "ReceiptMessages" m WHERE m."ReceiptId" = r."Id" AND m."Side" = 'Customer'),
                (SELECT COUNT(*) FROM "ReceiptVouchers" v WHERE v."Id" = r."Id"), (SELECT COUNT(*) FROM "Receipts" o WHERE o."MergedIntoId" = r."Id")
            FROM "Receipts" r WHERE r."ReceivedAt" > '{CaseCheck.Moment(run.StartedAt)}'
            """);
        var files = (await ReceiptCheck.KeptFilesAsync(run)).ToLookup(file => file.Original);
        var sent = run.Receipts.Senders.SelectMany(sender => sender.Receipts).ToDictionary(receipt => receipt.Id);
        return rows.Where(row => sent.ContainsKey(Guid.Parse(row[0]))).ToDictionary(row => Guid.Parse(row[0]), row => (Func<bool, string>)(isCorrected =>
        {
            var isPutBack = row[7] != "0";
            var isApart = sent[Guid.Parse(row[0])].Files.SelectMany(file => files[file.Id]).Any(file => file.ReceiptId != Guid.Parse(row[0]));
            return ExpectedReceipt.Text(
                row[1], isCorrected ? row[2] : "as read", Number(row[4]), Number(row[5]), Number(row[3]), row[6] != "0", isApart || isPutBack, isPutBack);
        }));
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private sealed record Entry(string What, IReadOnlyList<string> Details, string OrganisationId)
    {
        /// <summary>An entry names a receipt by its title, the name of its first file, which no other has; or its batch by its number.</summary>
        public bool IsOf(SentReceipt receipt, IReadOnlySet<string> batches) => What.StartsWith("batch-", StringComparison.Ordinal)
            ? batches.Contains($"{OrganisationId} {Details[0]}")
            : Details[What == WorkAct.CodeOf(WorkKind.Merge) ? 1 : 0] == receipt.Files[0].Name;
    }
}
