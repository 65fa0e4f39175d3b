using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;

namespace PracticePortal.Platform.Outbox;

/// <summary>Delivers what is due: claims a row, runs its handler in a scope of its own, records the outcome. Safe to run twice and at the same time.</summary>
public sealed class OutboxJob(TenantDbContextFactory contexts, OutboxDelivery delivery, TimeProvider clock)
{
    private const int BatchSize = 50;

    /// <summary>Goes on until nothing is due.</summary>
    public async Task DeliverDueAsync(CancellationToken ct)
    {
        while (await DueAsync(ct) is { Count: > 0 } due)
        {
            var taken = 0;
            await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = ct }, async (id, token) =>
            {
                if (await delivery.TryDeliverAsync(id, token))
                {
                    Interlocked.Increment(ref taken);
                }
            });

            if (taken == 0) // another worker has them all
            {
                return;
            }
        }
    }

    private async Task<List<Guid>> DueAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateSystemAsync("outbox", ct);
        return await db.Outbox.AsNoTracking()
            .Where(m => m.DoneAt == null && m.FailedAt == null && m.DueAt <= now && (m.ClaimedUntil == null || m.ClaimedUntil < now))
            .OrderBy(m => m.DueAt).ThenBy(m => m.Id)
            .Select(m => m.Id).Take(BatchSize).ToListAsync(ct);
    }
}
