namespace PracticePortal.Tests.Programs.Crash;

/// <summary>A letter that the portal has written down.</summary>
internal sealed record LetterRow(string MessageId, string Recipient, string Kind, string State, string CollaborationId);

/// <summary>Every letter that must exist was taken by the mail server; one that came twice is the same, and only where its sender was not told.</summary>
internal static class LetterCheck
{
    private const string Part = "Letters";

    /// <summary>For so long after the answer was written, a killed process may not have written it down.</summary>
    private static readonly TimeSpan s_notingTime = TimeSpan.FromSeconds(10);

    public static async Task<IReadOnlyDictionary<string, LetterRow>> RowsAsync(CrashRun run) =>
        (await run.Portal.Database.RowsAsync("""
            SELECT d."MessageId", d."Recipient", d."Kind", d."State", d."CollaborationId" FROM "EmailDeliveries" d JOIN "Outbox" o ON o."Id" = d."OutboxMessageId"
            """)).ToDictionary(row => row[0], row => new LetterRow(row[0], row[1], row[2], row[3], row[4]), StringComparer.Ordinal);

    public static async Task RunAsync(CrashRun run)
    {
        var rows = await RowsAsync(run);
        var letters = run.Mail.Copies.GroupBy(copy => copy.MessageId, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.OrderBy(c => c.TookAt).ToList(), StringComparer.Ordinal);
        foreach (var (id, copies) in letters)
        {
            run.Report.Count(Part, "taken by the mail server");
            CheckCopies(run, copies);
            if (!rows.TryGetValue(id, out var row) || copies.Any(copy => !copy.Letter.To.Equals(row.Recipient, StringComparison.OrdinalIgnoreCase)))
            {
                run.Report.Violation($"A letter came to {copies[0].Letter.To} that the portal does not know: {id} {copies[0].Letter.Message.Subject}");
            }
        }

        foreach (var row in rows.Values)
        {
            CheckFate(run, row, letters.ContainsKey(row.MessageId));
        }

        foreach (var twice in rows.Values.Where(row => row.CollaborationId.Length > 0 && row.Kind != "Invitation")
            .GroupBy(row => (row.CollaborationId, row.Kind, row.Recipient)).Where(g => g.Count() > 1))
        {
            run.Report.Violation($"{twice.Count()} letters to one person about one thing: {twice.Key}");
        }

        await CheckNewsAsync(run, rows.Values.ToLookup(row => (row.CollaborationId, row.Kind)));
    }

    private static void CheckCopies(CrashRun run, List<TakenCopy> copies)
    {
        foreach (var (copy, next) in copies.Zip(copies.Skip(1)))
        {
            run.Report.Count(Part, "came once more after a lost 250");
            if (!SenderWasNotTold(run, copy, next))
            {
                run.Report.Violation(
                    $"A letter came again though its sender was told and lived on: {copy.MessageId} to {copy.Letter.To} ({copy.Letter.Message.Subject}), "
                    + $"taken {copy.TookAt:HH:mm:ss.fff}, told {copy.AnsweredAt:HH:mm:ss.fff} ({copy.Mischief}), again {next.TookAt:HH:mm:ss.fff} ({next.Mischief}); "
                    + $"kills before it {string.Join(", ", run.Kills.Where(kill => kill < next.TookAt).TakeLast(2).Select(kill => $"{kill:HH:mm:ss.fff}"))}");
            }
        }
    }

    private static bool SenderWasNotTold(CrashRun run, TakenCopy copy, TakenCopy next) =>
        copy.AnsweredAt is not { } told || copy.Mischief == MailPlan.DroppedAfterAccepting
        || run.Kills.Any(kill => kill >= copy.TookAt && kill <= told + s_notingTime && kill <= next.TookAt);

    private static void CheckFate(CrashRun run, LetterRow row, bool wasTaken)
    {
        run.Report.Count(Part, $"written down as {row.State}");
        if (row.State == "Accepted" && !wasTaken)
        {
            run.Report.Violation($"The portal says that a letter was taken which never came: {row}");
        }

        if (row.State == "Rejected" && !run.Mail.HasRejected(row.Recipient))
        {
            run.Report.Violation($"The portal says that a letter was rejected which was not: {row}");
        }
    }

    /// <summary>Whoever activated is told what became of it.</summary>
    private static async Task CheckNewsAsync(CrashRun run, ILookup<(string CollaborationId, string Kind), LetterRow> letters)
    {
        var rows = await run.Portal.Database.RowsAsync($"""
            SELECT c."Id", c."Status", m."Email" FROM "Collaborations" c JOIN "Members" m ON m."Id" = c."AskedById"
            WHERE c."ActivatedAt" > '{CaseCheck.Moment(run.StartedAt)}'
            """);
        foreach (var row in rows)
        {
            string[] due = row[1] switch
            {
                "Active" => ["Approved"],
                "Ended" => ["Approved", "Ended"],
                "Declined" or "Cancelled" => [row[1]],
                _ => [],
            };
            foreach (var kind in due.Where(kind => !letters[(row[0], kind)].Any(l => l.Recipient == row[2] && l.State is "Accepted" or "Rejected")))
            {
                run.Report.Violation($"{row[2]} was not told that collaboration {row[0]} is {kind}");
            }
        }
    }
}
