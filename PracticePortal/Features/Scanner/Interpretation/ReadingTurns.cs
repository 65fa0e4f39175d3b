using System.Threading.RateLimiting;

namespace PracticePortal.Features.Scanner.Interpretation;

/// <summary>
/// Of one organisation a few receipts are in hand at a time. Its others are put off in the outbox, so that a thousand of them take no place there from
/// those of others.
/// </summary>
public sealed class ReadingTurns : IDisposable
{
    /// <summary>More than are read at once, so that the next one is at hand.</summary>
    public const int MostInHand = 4;

    private readonly PartitionedRateLimiter<Guid> _turns = PartitionedRateLimiter.Create<Guid, Guid>(
        organisation => RateLimitPartition.GetConcurrencyLimiter(organisation, _ => new ConcurrencyLimiterOptions { PermitLimit = MostInHand }));

    /// <summary>To be disposed of when the receipt was read; not acquired when it is not its turn.</summary>
    public RateLimitLease Take(Guid organisationId) => _turns.AttemptAcquire(organisationId);

    public void Dispose() => _turns.Dispose();
}
