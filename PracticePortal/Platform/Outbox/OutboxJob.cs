using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Installations;

namespace PracticePortal.Platform.Outbox;

/// <summary>Delivers what is due, lane by lane. Safe to run twice and at the same time.</summary>
public sealed class OutboxJob(TenantDbContextFactory contexts, OutboxPump pump, HandlerRegistry handlers, OutboxFailures failures, TimeProvider clock, ILogger<OutboxJob> logger)
{
    /// <summary>Goes on until nothing is due, or nothing is left to this process; what hangs is not waited for.</summary>
    public async Task DeliverDueAsync(CancellationToken ct)
    {
        await RecordDeathsAsync(ct);
        while (await LanesAsync(ct) is { Count: > 0 } lanes)
        {
            if (!await pump.DeliverAsync(lanes, ct))
            {
                return;
            }
        }
    }

    /// <summary>What is due is delivered also where a dead worker's row cannot be had just now.</summary>
    private async Task RecordDeathsAsync(CancellationToken ct)
    {
        try
        {
            await failures.RecordDeathsAsync(clock.GetUtcNow().UtcDateTime, ct);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            logger.LogError(failure, "The rows of dead workers could not be freed; trying again in a minute");
        }
    }

    private async Task<List<OutboxLane>> LanesAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("outbox", ct);
        if (await db.IsHeldAsync(ct))
        {
            return []; // a restored copy, which may not speak to anybody yet
        }

        var kinds = await db.Outbox.Due(clock.GetUtcNow().UtcDateTime)
            .Select(m => new { m.HandlerName, HasFailed = m.Failures > 0, WasCutOff = m.Deaths > 0 }).Distinct().ToListAsync(ct);
        return [.. kinds.Select(kind => OutboxLane.Of(kind.HandlerName, kind.HasFailed, kind.WasCutOff, handlers.IsFewAtATime(kind.HandlerName))).Distinct()];
    }
}
