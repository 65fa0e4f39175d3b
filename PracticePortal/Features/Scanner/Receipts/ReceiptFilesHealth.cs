using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PracticePortal.Platform.Data;

namespace PracticePortal.Features.Scanner.Receipts;

/// <summary>Every receipt's file is where it should be, as the last comparison found. Where one is not, an operator must look, and the portal serves on.</summary>
internal sealed class ReceiptFilesHealth(TenantDbContextFactory contexts) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateSystemAsync("health", cancellationToken);
        return await db.ReceiptFiles.AnyAsync(f => f.MissingSince != null, cancellationToken)
            ? HealthCheckResult.Degraded("The file of a receipt is missing.")
            : HealthCheckResult.Healthy();
    }
}
