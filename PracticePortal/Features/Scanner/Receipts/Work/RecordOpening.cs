using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner.Receipts.Work;

/// <summary>Somebody at an agency has opened a receipt: the customer can see who did, and when last.</summary>
public sealed class RecordOpening(ScannerDoor door, TimeProvider clock)
{
    /// <summary>A page reads again at each change: that is one opening.</summary>
    private static readonly TimeSpan s_sameOpening = TimeSpan.FromMinutes(1);

    /// <param name="receiptId">The receipt; somebody else's is not found, nor is one's own, whose opening nobody records.</param>
    /// <param name="ct">Cancels before the save.</param>
    public Task<Result> ExecuteAsync(Guid receiptId, CancellationToken ct) => Overtaken.StartAgainAsync(async () =>
    {
        await using var visit = await door.OfReceiptAsync(receiptId, ct);
        if (visit?.Through is not { } through || !await visit.Db.Receipts.AnyAsync(r => r.OrganisationId == visit.OrganisationId && r.Id == receiptId, ct))
        {
            return CommonErrors.NotFound;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var known = await visit.Db.ReceiptOpenings.SingleOrDefaultAsync(
            o => o.OrganisationId == visit.OrganisationId && o.ReceiptId == receiptId && o.UserId == visit.UserId, ct);
        if (known is null)
        {
            visit.Db.ReceiptOpenings.Add(ReceiptOpening.Of(visit.OrganisationId, receiptId, visit.UserId, visit.PersonName, through.AgencyId, now));
        }
        else if (now - known.LastAt >= s_sameOpening)
        {
            known.Again(visit.PersonName, now);
        }

        return await visit.Db.TrySaveAsync(ct);
    });
}
