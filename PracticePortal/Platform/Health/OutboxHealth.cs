using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Installations;

namespace PracticePortal.Platform.Health;

/// <summary>What follows from people's acts is done in time. A row that failed and waits for its next try is not late, nor is one that is being worked on.</summary>
internal sealed class OutboxHealth(TenantDbContextFactory contexts, TimeProvider clock) : IHealthCheck
{
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var late = now - LongestWait;
        await using var db = await contexts.CreateSystemAsync("health", cancellationToken);
        var isLate = !await db.IsHeldAsync(cancellationToken) && await db.Outbox.AnyAsync(
            m => m.DoneAt == null && m.FailedAt == null && m.DueAt < late && (m.ClaimedUntil == null || m.ClaimedUntil < now), cancellationToken);
        return isLate ? HealthCheckResult.Unhealthy("A row of the outbox has waited for more than ten minutes.") : HealthCheckResult.Healthy();
    }
}
