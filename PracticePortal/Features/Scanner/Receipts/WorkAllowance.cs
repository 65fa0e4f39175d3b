using System.Threading.RateLimiting;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner.Receipts;

/// <summary>
/// How much work with receipts that are there one person may give the portal in an hour. A click costs nothing, and what follows from it does: each
/// page that is read again takes a processor for seconds, each page that is turned is drawn anew. Counted in the process.
/// </summary>
public sealed class WorkAllowance : IDisposable
{
    /// <summary>Of all receipts that are read again, split or merged: nine documents of 25 pages, each split into single ones.</summary>
    public const int MostPagesRead = 3_000;

    /// <summary>One every other second.</summary>
    public const int MostTurns = 2_000;

    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    private readonly PartitionedRateLimiter<Guid> _reading = OfAnHour(MostPagesRead);
    private readonly PartitionedRateLimiter<Guid> _turning = OfAnHour(MostTurns);

    /// <summary>Null when these pages may be read again; they count then.</summary>
    internal Error? TakeReading(Guid userId, int pages) => Take(_reading, userId, pages);

    /// <summary>Null when one more page may be turned; it counts then.</summary>
    internal Error? TakeTurn(Guid userId) => Take(_turning, userId, 1);

    public void Dispose()
    {
        _reading.Dispose();
        _turning.Dispose();
    }

    private static Error? Take(PartitionedRateLimiter<Guid> limiter, Guid userId, int count)
    {
        using var taken = limiter.AttemptAcquire(userId, count);
        return taken.IsAcquired ? null : ReceiptErrors.TooMuchWork;
    }

    private static PartitionedRateLimiter<Guid> OfAnHour(int most) => PartitionedRateLimiter.Create<Guid, Guid>(
        person => RateLimitPartition.GetFixedWindowLimiter(person, _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = s_hour }));
}
