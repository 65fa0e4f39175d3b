using System.Globalization;

namespace PracticePortal.Tests.Programs.Crash.Desk;

/// <summary>
/// Each question that still waits for its answer was told to everybody of the organisation by a letter; no letter was written twice, and there are no more of
/// them than hours that passed.
/// </summary>
internal static class QuestionCheck
{
    private const string Part = "Letters about questions";

    public static async Task RunAsync(CrashRun run)
    {
        foreach (var desk in run.Work.Desks)
        {
            await CheckAsync(run, CaseReader.Sql(desk.OrganisationId));
        }

        var gathered = await run.Portal.Database.ReadAsync("""SELECT COUNT(*) FROM "Outbox" WHERE "HandlerName" = 'SendQuestionsEmail'""");
        var due = run.Work.Desks.Sum(desk => desk.LettersDue);
        run.Report.Count(Part, "gathered", int.Parse(gathered, CultureInfo.InvariantCulture));
        if (int.Parse(gathered, CultureInfo.InvariantCulture) > due)
        {
            run.Report.Violation($"Letters about questions were gathered {gathered} times, and they were due {due} times");
        }

        foreach (var twice in await run.Portal.Database.RowsAsync("""
            SELECT "OutboxMessageId", "Recipient", COUNT(*) FROM "EmailDeliveries" WHERE "Kind" = 'ReceiptQuestions' GROUP BY "OutboxMessageId", "Recipient" HAVING COUNT(*) > 1
            """))
        {
            run.Report.Violation($"Two letters about the same questions to one person: {string.Join(", ", twice)}");
        }
    }

    private static async Task CheckAsync(CrashRun run, string organisationId)
    {
        var untold = $"""
            FROM "ReceiptMessages" m JOIN "Receipts" r ON r."Id" = m."ReceiptId" JOIN "OrganisationUsers" u ON u."OrganisationId" = m."OrganisationId" AND u."UserId" IS NOT NULL
            WHERE m."OrganisationId" = '{organisationId}' AND m."Side" = 'Agency' AND r."Status" = 'NeedsAnswer' AND m."At" > '{CaseCheck.Moment(run.StartedAt)}'
            """;
        run.Report.Count(Part, "questions open in the end", (await run.Portal.Database.RowsAsync($"""SELECT m."Id", u."Id" {untold}""")).Count);
        foreach (var row in await run.Portal.Database.RowsAsync($"""
            SELECT m."Id", m."At", u."Email" {untold} AND NOT EXISTS (SELECT 1 FROM "EmailDeliveries" d WHERE d."Kind" = 'ReceiptQuestions'
                AND LOWER(d."Recipient") = LOWER(u."Email") AND d."PreparedAt" >= m."At" AND d."State" IN ('Accepted', 'Rejected'))
            """))
        {
            run.Report.Violation($"A question that is open was told in no letter: {string.Join(", ", row)}");
        }
    }
}
