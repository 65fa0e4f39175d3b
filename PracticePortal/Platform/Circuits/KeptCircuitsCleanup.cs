using Hangfire;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;

namespace PracticePortal.Platform.Circuits;

/// <summary>Deletes what nobody came back for.</summary>
[AutomaticRetry(Attempts = 0)]
public sealed class KeptCircuitsCleanup(TenantDbContextFactory contexts, TimeProvider clock)
{
    public async Task SweepAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateSystemAsync("kept circuits", ct);
        await db.KeptCircuits.Where(c => c.ExpiresAt <= now).ExecuteDeleteAsync(ct);
    }
}
