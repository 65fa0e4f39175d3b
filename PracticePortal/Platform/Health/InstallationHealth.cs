using Microsoft.Extensions.Diagnostics.HealthChecks;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Installations;

namespace PracticePortal.Platform.Health;

/// <summary>A restored copy serves its pages and sends nothing: degraded, not down.</summary>
internal sealed class InstallationHealth(TenantDbContextFactory contexts) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateSystemAsync("health", cancellationToken);
        return await db.IsHeldAsync(cancellationToken)
            ? HealthCheckResult.Degraded("Nothing is sent until a portal administrator confirms this installation.")
            : HealthCheckResult.Healthy();
    }
}
