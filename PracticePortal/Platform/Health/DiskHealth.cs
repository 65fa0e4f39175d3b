using Microsoft.Extensions.Diagnostics.HealthChecks;
using PracticePortal.Platform.Data;

namespace PracticePortal.Platform.Health;

/// <summary>
/// Something can still be written beside the portal's files. On a full disk pages are served and acts are refused: degraded, not down, or nobody
/// could even read any more.
/// </summary>
internal sealed class DiskHealth(PortalOptions portal) : IHealthCheck
{
    /// <summary>About what an act needs.</summary>
    private static readonly byte[] s_written = new byte[64 * 1024];

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.DeleteOnClose, BufferSize = 0 };
        try
        {
            await using var file = new FileStream(Path.Combine(portal.DataDirectory, $"health-{Guid.NewGuid():N}.tmp"), options);
            await file.WriteAsync(s_written, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException) // the last: a limit of the system
        {
            return HealthCheckResult.Degraded("Nothing can be written to the data directory: its disk may be full.", failure);
        }
    }
}
