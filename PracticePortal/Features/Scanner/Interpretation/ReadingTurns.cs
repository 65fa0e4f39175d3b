using System.Threading.RateLimiting;

namespace PracticePortal.Features.Scanner.Interpretation;

/// <summary>
/// Of one organisation a few receipts are in hand at a time. Its others are put off in the outbox, so that a thousand of them take no place there from
/// those of others.
/// </summary>
public sealed class ReadingTurns(TimeProvider clock) : IDisposable
{
    /// <summary>As many of one organisation as are read at once on any machine, and fewer than the outbox works on: others find a place there.</summary>
    public const int MostInHand = 2;

    /// <summary>Less than the quickest reading takes, so that the next one is due when a place is free.</summary>
    private static readonly TimeSpan s_apart = TimeSpan.FromMilliseconds(250);

    private readonly Dictionary<Guid, DateTimeOffset> _putOff = [];

    private readonly PartitionedRateLimiter<Guid> _turns = PartitionedRateLimiter.Create<Guid, Guid>(
        organisation => RateLimitPartition.GetConcurrencyLimiter(organisation, _ => new ConcurrencyLimiterOptions { PermitLimit = MostInHand }));

    /// <summary>To be disposed of when the receipt was read; not acquired when it is not its turn.</summary>
    public RateLimitLease Take(Guid organisationId) => _turns.AttemptAcquire(organisationId);

    /// <summary>
    /// For how long one is put off whose turn it is not: a moment longer than the last one of its organisation, so that however many wait, they are looked
    /// at one by one and not all again and again.
    /// </summary>
    public TimeSpan PutOff(Guid organisationId)
    {
        var now = clock.GetUtcNow();
        lock (_putOff)
        {
            var due = (_putOff.TryGetValue(organisationId, out var last) && last > now ? last : now) + s_apart;
            _putOff[organisationId] = due;
            return due - now;
        }
    }

    public void Dispose() => _turns.Dispose();
}
