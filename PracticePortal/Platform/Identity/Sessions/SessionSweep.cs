using Hangfire;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Jobs;

namespace PracticePortal.Platform.Identity.Sessions;

/// <summary>Deletes sessions a month after their beginning: they are long over, and hold from where somebody worked.</summary>
[AutomaticRetry(Attempts = 0)]
public sealed class SessionSweep(TenantDbContextFactory contexts, TimeProvider clock)
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public static readonly RecurringSweep Recurring = new(
        "sessions", "37 * * * *",
        (jobs, id, cron) => jobs.AddOrUpdate<SessionSweep>(id, job => job.SweepAsync(CancellationToken.None), cron));

    public async Task SweepAsync(CancellationToken ct)
    {
        var before = clock.GetUtcNow().UtcDateTime - Kept;
        await using var db = await contexts.CreateSystemAsync("sessions", ct);
        await db.UserSessions.Where(s => s.StartedAt < before).ExecuteDeleteAsync(ct);
    }
}
