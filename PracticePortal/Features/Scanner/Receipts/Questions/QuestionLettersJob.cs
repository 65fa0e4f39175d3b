using Hangfire;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Jobs;

namespace PracticePortal.Features.Scanner.Receipts.Questions;

/// <summary>Finds the organisations whose letter about open questions is due. Safe to run twice.</summary>
[AutomaticRetry(Attempts = 0)]
public sealed class QuestionLettersJob(TenantDbContextFactory contexts, TimeProvider clock, ILogger<QuestionLettersJob> logger)
{
    private const int Batch = 500;

    public static readonly RecurringSweep Recurring = new(
        "question-letters", "* * * * *",
        (jobs, id, cron) => jobs.AddOrUpdate<QuestionLettersJob>(id, job => job.SweepAsync(CancellationToken.None), cron));

    public async Task SweepAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var id in await FindAsync(now, ct))
        {
            await TellAsync(id, now, ct);
        }
    }

    private async Task<List<Guid>> FindAsync(DateTime now, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("letters about questions", ct);
        return await db.QuestionsNotices.Where(n => n.DueAt <= now).OrderBy(n => n.DueAt).Select(n => n.Id).Take(Batch).ToListAsync(ct);
    }

    private async Task TellAsync(Guid organisationId, DateTime now, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("letters about questions", ct);
        var notice = await db.QuestionsNotices.SingleAsync(n => n.Id == organisationId, ct);
        if (notice.DueAt is null || notice.DueAt > now)
        {
            return;
        }

        notice.Tell(await db.Receipts.AnyAsync(r => r.OrganisationId == organisationId && r.Status == ReceiptStatus.NeedsAnswer, ct), now);
        if ((await db.TrySaveAsync(ct)).Error is { } changed)
        {
            logger.LogInformation("Something was asked at {OrganisationId} meanwhile ({Code}); the next sweep looks again", organisationId, changed.Code);
        }
    }
}
