using Hangfire;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;

namespace PracticePortal.Platform.Outbox;

/// <summary>Rows that are done have told all that they can after a month. Those that were given up stay until somebody has run them.</summary>
[AutomaticRetry(Attempts = 0)]
public sealed class OutboxCleanup(TenantDbContextFactory contexts, TimeProvider clock)
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private const int BatchSize = 500;

    /// <summary>More than an hour makes; a backlog takes a few rounds and never one long lock.</summary>
    private const int MostBatches = 20;

    public async Task SweepAsync(CancellationToken ct)
    {
        var before = clock.GetUtcNow().UtcDateTime - Kept;
        await using var db = await contexts.CreateSystemAsync("outbox", ct);
        for (var batch = 0; batch < MostBatches; batch++)
        {
            var old = await db.Outbox.Where(m => m.DoneAt < before).OrderBy(m => m.Id).Select(m => m.Id).Take(BatchSize).ToListAsync(ct);
            await db.Outbox.Where(m => old.Contains(m.Id)).ExecuteDeleteAsync(ct);
            if (old.Count < BatchSize)
            {
                return;
            }
        }
    }
}
