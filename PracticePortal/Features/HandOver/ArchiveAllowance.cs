using System.Threading.RateLimiting;

namespace PracticePortal.Features.HandOver;

/// <summary>
/// How many archives one person may take: each reads everything that a batch, or an organisation, has. Counted in the process.
/// </summary>
internal sealed class ArchiveAllowance : IDisposable
{
    public const int MostAtOnce = 3;

    /// <summary>A batch for each customer of a large agency, at the end of a month.</summary>
    public const int MostAnHour = 200;

    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    private readonly PartitionedRateLimiter<Guid> _archives = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<Guid, Guid>(person => RateLimitPartition.GetConcurrencyLimiter(
            person, _ => new ConcurrencyLimiterOptions { PermitLimit = MostAtOnce })),
        PartitionedRateLimiter.Create<Guid, Guid>(person => RateLimitPartition.GetFixedWindowLimiter(
            person, _ => new FixedWindowRateLimiterOptions { PermitLimit = MostAnHour, Window = s_hour })));

    /// <summary>To be disposed of when the archive was sent; not acquired where it is one too many.</summary>
    public RateLimitLease Take(Guid userId) => _archives.AttemptAcquire(userId);

    public void Dispose() => _archives.Dispose();
}
