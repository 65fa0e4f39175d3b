using Hangfire;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Jobs;

namespace PracticePortal.Platform.Audit.Chain;

/// <summary>
/// Seals what was written since the last time. Several instances may do it at once: two links with one number or one predecessor cannot be in
/// the database, and whoever comes second starts again from what is there then.
/// </summary>
[AutomaticRetry(Attempts = 0)]
public sealed class AuditSealing(TenantDbContextFactory contexts, ILogger<AuditSealing> logger)
{
    public static readonly RecurringSweep Recurring = new(
        "audit-sealing", "* * * * *", (jobs, id, cron) => jobs.AddOrUpdate<AuditSealing>(id, job => job.SealAsync(CancellationToken.None), cron));

    private const int BatchSize = 200;

    /// <summary>More than one would need that is overtaken again and again; the next minute comes anyway.</summary>
    private const int MostLosses = 20;

    /// <summary>Goes on until nothing is open.</summary>
    public async Task SealAsync(CancellationToken ct)
    {
        for (var losses = 0; losses < MostLosses;)
        {
            await using var db = await contexts.CreateSystemAsync("audit", ct);
            var open = await (
                from seal in db.AuditSeals
                join entry in db.AuditEntries on seal.EntryId equals entry.Id
                where seal.Hash == null
                orderby seal.EntryId
                select new { Seal = seal, Entry = entry }).Take(BatchSize).ToListAsync(ct);
            if (open.Count == 0)
            {
                return;
            }

            foreach (var chain in open.GroupBy(o => o.Seal.Chain))
            {
                var head = await db.HeadAsync(chain.Key, ct);
                foreach (var link in chain)
                {
                    head = link.Seal.Close(link.Entry, head);
                }
            }

            losses += (await db.TrySaveAsync(ct)).Succeeded ? 0 : 1;
        }

        logger.LogWarning("Sealing the audit was overtaken {Losses} times and goes on in a minute", MostLosses);
    }
}
