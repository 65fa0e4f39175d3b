using System.Threading.RateLimiting;

namespace PracticePortal.Features.Scanner.Pictures;

/// <summary>
/// Lets a few in at a time. One owner has half of the places at most, or the only one, and stands behind everybody who came before asking for the next one: however
/// many are asked for at once, somebody else waits for no more than one of them a place.
/// </summary>
public sealed class FairGate : IDisposable
{
    private readonly PartitionedRateLimiter<Guid> _places;

    /// <param name="atOnce">How many are in.</param>
    /// <param name="mostWaiting">Of one owner; beyond it nobody is let in.</param>
    public FairGate(int atOnce, int mostWaiting) => _places = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<Guid, Guid>(owner => RateLimitPartition.GetConcurrencyLimiter(
            owner, _ => new ConcurrencyLimiterOptions { PermitLimit = Math.Max(1, atOnce / 2), QueueLimit = mostWaiting })),
        PartitionedRateLimiter.Create<Guid, bool>(_ => RateLimitPartition.GetConcurrencyLimiter(
            true, _ => new ConcurrencyLimiterOptions { PermitLimit = atOnce, QueueLimit = int.MaxValue })));

    /// <param name="owner">Whose work it is: a person or an organisation.</param>
    /// <param name="ct">Ends the waiting.</param>
    /// <returns>A place, to be disposed of behind the work; none is acquired where too many of the owner's wait.</returns>
    public ValueTask<RateLimitLease> EnterAsync(Guid owner, CancellationToken ct) => _places.AcquireAsync(owner, cancellationToken: ct);

    public void Dispose() => _places.Dispose();
}
