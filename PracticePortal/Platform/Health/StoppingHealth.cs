using Microsoft.Extensions.Diagnostics.HealthChecks;
using PracticePortal.Platform.Circuits;

namespace PracticePortal.Platform.Health;

/// <summary>An instance that is about to stop gets no more visitors: its pages are moving to another one.</summary>
internal sealed class StoppingHealth(OpenCircuits circuits) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(circuits.IsClosing ? HealthCheckResult.Unhealthy("This instance is about to stop.") : HealthCheckResult.Healthy());
}
