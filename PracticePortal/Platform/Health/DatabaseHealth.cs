using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PracticePortal.Platform.Data;

namespace PracticePortal.Platform.Health;

/// <summary>The database answers a question about the portal's own tables.</summary>
internal sealed class DatabaseHealth(TenantDbContextFactory contexts) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateSystemAsync("health", cancellationToken);
        await db.Users.AnyAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
