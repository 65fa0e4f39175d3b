using Hangfire;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Jobs;

namespace PracticePortal.Platform.Audit.Chain;

/// <summary>Writes the head of each chain into the log once a day: a copy outside of the database, by which a cut chain is told.</summary>
[AutomaticRetry(Attempts = 0)]
public sealed class AuditHeads(TenantDbContextFactory contexts, ILogger<AuditHeads> logger)
{
    public static readonly RecurringSweep Recurring = new(
        "audit-heads", "7 2 * * *", (jobs, id, cron) => jobs.AddOrUpdate<AuditHeads>(id, job => job.LogAsync(CancellationToken.None), cron));

    public async Task LogAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("audit", ct);
        foreach (var chain in await db.AuditSeals.AsNoTracking().Where(s => s.Hash != null).Select(s => s.Chain).Distinct().ToListAsync(ct))
        {
            logger.LogInformation("Audit chain's head: {Head}", await db.HeadAsync(chain, ct));
        }
    }
}

internal static class AuditHeadQueries
{
    /// <summary>The last link of a chain.</summary>
    public static async Task<AuditHead> HeadAsync(this AppDbContext db, string chain, CancellationToken ct)
    {
        var last = await db.AuditSeals.AsNoTracking().Where(s => s.Chain == chain && s.Sequence != null)
            .OrderByDescending(s => s.Sequence).Select(s => new { s.Sequence, s.Hash }).FirstOrDefaultAsync(ct);
        return last is { Sequence: { } sequence, Hash: { } hash } ? new AuditHead(chain, sequence, hash) : AuditHead.BeforeFirst(chain);
    }
}
