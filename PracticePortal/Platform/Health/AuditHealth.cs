using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PracticePortal.Platform.Audit.Chain;
using PracticePortal.Platform.Data;

namespace PracticePortal.Platform.Health;

/// <summary>The history is sealed as it grows. Where it is not, an operator must look, and the portal serves on: degraded, not down.</summary>
internal sealed class AuditHealth(TenantDbContextFactory contexts, TimeProvider clock) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var late = clock.GetUtcNow().UtcDateTime - AuditVerifier.LongestOpen;
        await using var db = await contexts.CreateSystemAsync("health", cancellationToken);
        return await db.AuditSeals.AnyAsync(s => s.Hash == null && db.AuditEntries.Any(e => e.Id == s.EntryId && e.At < late), cancellationToken)
            ? HealthCheckResult.Degraded("An entry of the history has waited for its seal for more than ten minutes.")
            : HealthCheckResult.Healthy();
    }
}
