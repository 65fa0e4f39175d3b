using PracticePortal.Features.Scanner.Interpretation;
using PracticePortal.Tests.Programs.Crash.Receipts;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Programs.Crash.Interpretation;

/// <summary>
/// Every receipt that has pages was read in the end, or says why it cannot be; each by one reading, of the pages that it has now. Nothing that a kill left
/// reads on, and nothing of it lies about.
/// </summary>
internal static class ReadingCheck
{
    private const string Part = "Interpretation";

    /// <summary>More than all limits of a process that reads, and of what it starts.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(2);

    public static async Task RunAsync(CrashRun run)
    {
        var files = (await ReceiptCheck.KeptFilesAsync(run)).ToLookup(file => file.ReceiptId);
        var sent = run.Receipts.Senders.SelectMany(s => s.Receipts).SelectMany(r => r.Files).ToDictionary(f => f.Id);
        foreach (var row in await run.Portal.Database.RowsAsync($"""
            SELECT r."Id", r."Status", g."State", g."Reason", g."Text" FROM "Receipts" r LEFT JOIN "ReceiptReadings" g ON g."Id" = r."Id"
            WHERE r."ReceivedAt" > '{CaseCheck.Moment(run.StartedAt)}'
            """))
        {
            Check(run, new Reading(Guid.Parse(row[0]), row[1], row[2], row[3], row[4]), [.. files[Guid.Parse(row[0])]], sent);
        }

        if (!CrashRun.HasOcr)
        {
            run.Report.Count(Part, "no OCR on this machine, so no picture was read");
        }

        await CheckLeftAsync(run);
    }

    private static void Check(CrashRun run, Reading reading, IReadOnlyList<KeptRow> files, IReadOnlyDictionary<Guid, SentFile> sent)
    {
        if (files.Count == 0)
        {
            return; // its pages are in another one
        }

        run.Report.Count(Part, reading.State.Length == 0 ? "not read" : $"{reading.State} {reading.Reason}".TrimEnd());
        var words = files.SelectMany(file => sent[file.Original].Words.Skip(file.FirstPage - 1).Take(file.LastPage - file.FirstPage + 1)).Where(word => word.Length > 0).ToList();
        var others = sent.Values.SelectMany(file => file.Words).Where(word => word.Length > 0).Except(words);
        var needsOcr = files.All(file => sent[file.Original].Extension != "pdf");
        var isReadable = files.Any(file => sent[file.Original].IsReadable) && !(needsOcr && !CrashRun.HasOcr);
        var hasReason = reading.Reason == ReadingErrors.NothingReadable.Code || (needsOcr && !CrashRun.HasOcr && reading.Reason == ReadingErrors.OcrNotInstalled.Code);
        var isRight = isReadable ? reading.State == "Read" : reading.State == "NotRead" && hasReason;
        if (!isRight || words.Exists(word => !reading.Text.Contains(word, StringComparison.Ordinal)))
        {
            run.Report.Violation($"{reading} does not hold what stands on {string.Join(", ", files)}: {string.Join(", ", words)}");
        }

        if (others.FirstOrDefault(word => reading.Text.Contains(word, StringComparison.Ordinal)) is { } other)
        {
            run.Report.Violation($"{reading} holds {other}, which stands on another receipt");
        }

        if (words.Count > 0 && reading.Status == "New")
        {
            run.Report.Violation($"{reading} was read and is still new");
        }
    }

    /// <summary>Processes whose portal was killed end by themselves, and the next start removes their folders.</summary>
    private static async Task CheckLeftAsync(CrashRun run)
    {
        var began = run.Clock.GetTimestamp();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), run.Clock);
        IReadOnlyList<Worker> living;
        while ((living = [.. run.Workers.Living().Intersect(run.Workers.Left)]).Count > 0 && run.Clock.GetElapsedTime(began) < s_limit)
        {
            await timer.WaitForNextTickAsync();
        }

        foreach (var worker in living)
        {
            run.Report.Violation($"A process whose portal was killed does not end: {worker}");
        }

        foreach (var folder in run.Workers.Folders)
        {
            run.Report.Violation($"A temporary folder is left though nothing is decoded any more: {folder}");
        }
    }

    private sealed record Reading(Guid ReceiptId, string Status, string State, string Reason, string Text);
}
