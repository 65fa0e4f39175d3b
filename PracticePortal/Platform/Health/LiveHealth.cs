using Microsoft.Extensions.Diagnostics.HealthChecks;
using PracticePortal.Platform.Live;

namespace PracticePortal.Platform.Health;

/// <summary>This instance hears what happens on the others. While it does not, it works, but its open pages are not told of everything.</summary>
internal sealed class LiveHealth(IServiceProvider services) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(services.GetService<PostgresLiveRelay>() is { Listens: false }
            ? HealthCheckResult.Degraded("Changes on other instances are not heard.")
            : HealthCheckResult.Healthy());
}
