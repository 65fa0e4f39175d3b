using Hangfire;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PracticePortal.Platform.Health;

/// <summary>A job server has said that it lives, not long ago.</summary>
internal sealed class JobServerHealth(JobStorage storage, TimeProvider clock) : IHealthCheck
{
    /// <summary>Hangfire's servers say so every 30 seconds.</summary>
    private static readonly TimeSpan s_longestSilence = TimeSpan.FromMinutes(2);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var earliest = clock.GetUtcNow().UtcDateTime - s_longestSilence;
        var lives = storage.GetMonitoringApi().Servers().Any(server => (server.Heartbeat ?? server.StartedAt) >= earliest);
        return Task.FromResult(lives ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("No job server lives."));
    }
}
