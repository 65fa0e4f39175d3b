using Hangfire;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Jobs;

namespace PracticePortal.Features.Collaborations;

/// <summary>Sweeps over the dates in rows: reminds those who have not answered, and closes what nobody answered in time. Safe to run twice.</summary>
[AutomaticRetry(Attempts = 0)]
public sealed class RemindAndExpireJob(
    TenantDbContextFactory contexts, InvitationLifetimes lifetimes, TimeProvider clock, ILogger<RemindAndExpireJob> logger)
{
    private const int BatchSize = 500;

    public static readonly RecurringSweep Recurring = new(
        "remind-and-expire", "*/5 * * * *",
        (jobs, id, cron) => jobs.AddOrUpdate<RemindAndExpireJob>(id, job => job.SweepAsync(CancellationToken.None), cron));

    public async Task SweepAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var id in await FindAsync(c => c.Status == CollaborationStatus.AwaitingApproval && c.AnswerBy < now, ct))
        {
            await DoAsync(id, c => c.Expire(now), ct);
        }

        if (!ReminderSchedule.IsOpen(now))
        {
            return; // what is due waits for the morning
        }

        foreach (var id in await FindAsync(c => c.NextReminderAt <= now && c.AnswerBy >= now, ct))
        {
            await DoAsync(id, c => c.Remind(lifetimes, now), ct);
        }
    }

    private async Task<List<Guid>> FindAsync(System.Linq.Expressions.Expression<Func<Collaboration, bool>> due, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("reminders and expiry", ct);
        return await db.Collaborations.AsNoTracking().Where(due).OrderBy(c => c.Id).Select(c => c.Id).Take(BatchSize).ToListAsync(ct);
    }

    private async Task DoAsync(Guid id, Func<Collaboration, Result> verb, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("reminders and expiry", ct);
        var collaboration = await db.Collaborations.Include(c => c.Invitations).SingleAsync(c => c.Id == id, ct);
        var done = verb(collaboration);
        if (done.Succeeded)
        {
            done = await db.TrySaveAsync(ct);
        }

        if (!done.Succeeded)
        {
            logger.LogInformation("Collaboration {CollaborationId} changed meanwhile ({Code}); the next sweep looks again", id, done.Error.Code);
        }
    }
}
