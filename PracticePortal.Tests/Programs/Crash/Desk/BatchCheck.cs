using System.Globalization;
using System.Text.Json;

namespace PracticePortal.Tests.Programs.Crash.Desk;

/// <summary>
/// Each organisation's batches: every acknowledged act stands once in the history, the rows are what those acts make, and each batch that stands can be
/// downloaded whole.
/// </summary>
internal static class BatchCheck
{
    private const int MostExplanations = 300;

    public static async Task RunAsync(CrashRun run)
    {
        foreach (var desk in run.Work.Desks)
        {
            var rows = await RowsAsync(run, desk);
            var told = await HistoryAsync(run, desk);
            var explanations = HistoryMatch.Explanations([.. desk.Batches.Acts.Select(act => act.OfBatches)], told).Take(MostExplanations).ToList();
            if (!explanations.Exists(acts => Expected(acts).SequenceEqual(rows.Select(row => row.Text))))
            {
                run.Report.Violation(
                    $"Batches: [{desk.Batches}] and the history [{string.Join(", ", told)}] ({explanations.Count} explanations) do not make [{string.Join("; ", rows.Select(r => r.Text))}]");
            }

            await BatchDownloads.CheckAsync(run, desk, rows);
        }
    }

    /// <summary>Each batch in the order of its making.</summary>
    private static List<string> Expected(IEnumerable<WorkAct> acts)
    {
        var batches = new List<(string Head, string State)>();
        foreach (var act in acts)
        {
            switch (act.Kind)
            {
                case WorkKind.HandOver or WorkKind.Again:
                    batches.Add(($"{batches.Count + 1} again of {(act.Batch == 0 ? "" : act.Batch)}: {Text(act.Receipts!)}", ""));
                    break;
                default:
                    batches[act.Batch - 1] = (batches[act.Batch - 1].Head, batches[act.Batch - 1].State + (act.Kind == WorkKind.Undo ? ", undone" : ", taken in"));
                    break;
            }
        }

        return [.. batches.Select(batch => batch.Head + batch.State)];
    }

    private static async Task<IReadOnlyList<string>> HistoryAsync(CrashRun run, ReceiptDesk desk)
    {
        var rows = await run.Portal.Database.RowsAsync($"""
            SELECT "What", "Details" FROM "AuditEntries" WHERE "OrganisationId" = '{CaseReader.Sql(desk.OrganisationId)}' AND "What" LIKE 'batch-%'
            AND "What" <> 'batch-downloaded' AND "At" > '{CaseCheck.Moment(run.StartedAt)}' ORDER BY "At", "Id"
            """);
        return [.. rows.Select(row => (What: row[0], Details: JsonSerializer.Deserialize<string[]>(row[1])!))
            .Select(entry => $"{entry.What} {entry.Details[entry.What is "batch-made" or "batch-made-again" ? 1 : 0]}")];
    }

    private static async Task<IReadOnlyList<BatchRow>> RowsAsync(CrashRun run, ReceiptDesk desk)
    {
        var rows = await run.Portal.Database.RowsAsync($"""
            SELECT b."Id", b."Number", b."AgainOf", b."UndoneAt", b."TakenInAt", e."ReceiptId", e."Reference", e."Total" FROM "KeptBatches" b
            LEFT JOIN "KeptEntries" e ON e."BatchId" = b."Id" WHERE b."OrganisationId" = '{CaseReader.Sql(desk.OrganisationId)}' ORDER BY b."Number", e."Reference"
            """);
        return [.. rows.GroupBy(row => row[0]).Select(batch => new BatchRow(
            Guid.Parse(batch.Key), batch.First()[3].Length > 0,
            $"{batch.First()[1]} again of {batch.First()[2]}: {Text([.. batch.Select(row => Guid.Parse(row[5]))])}"
                + (batch.First()[3].Length > 0 ? ", undone" : "") + (batch.First()[4].Length > 0 ? ", taken in" : ""),
            [.. batch.Select(row => new EntryRow(Guid.Parse(row[5]), row[6], long.Parse(row[7], CultureInfo.InvariantCulture)))]))];
    }

    private static string Text(IReadOnlyList<Guid> receipts) => string.Join(' ', receipts.Select(id => $"{id:N}"[..8]).Order(StringComparer.Ordinal));
}

/// <summary>A batch as its rows have it.</summary>
internal sealed record BatchRow(Guid Id, bool IsUndone, string Text, IReadOnlyList<EntryRow> Entries);

/// <param name="Total">In öre.</param>
internal sealed record EntryRow(Guid ReceiptId, string Reference, long Total);
