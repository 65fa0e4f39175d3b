using PracticePortal.Platform.Outbox;

namespace PracticePortal.Tests.Support;

/// <summary>Takes one row by hand, as the pump takes the rows of a lane.</summary>
internal sealed class OutboxWorker(TestPortal portal)
{
    private readonly OutboxClaims _claims = portal.Get<OutboxClaims>();
    private readonly OutboxDelivery _delivery = portal.Get<OutboxDelivery>();

    /// <returns>False when somebody else has the row, it is done, or nothing may be sent.</returns>
    public async Task<bool> TryDeliverAsync(Guid id, CancellationToken ct)
    {
        var claimed = await _claims.ClaimAsync(rows => rows.Where(m => m.Id == id), most: 1, ct);
        if (claimed.Count == 0)
        {
            return false;
        }

        await _delivery.DeliverAsync(Assert.Single(claimed), ct);
        return true;
    }
}
