using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner.Receipts.Work;

/// <summary>Somebody at an agency has opened a receipt, or taken its picture or its original: the customer can see who did, and when last.</summary>
public sealed class RecordOpening(ScannerDoor door, TimeProvider clock)
{
    /// <param name="receiptId">The receipt; somebody else's is not found, nor is one's own, whose opening nobody records.</param>
    /// <param name="ct">Cancels before the save.</param>
    public Task<Result> ExecuteAsync(Guid receiptId, CancellationToken ct) => Overtaken.StartAgainAsync(async () =>
    {
        await using var visit = await door.OfReceiptAsync(receiptId, ct);
        if (visit is not { Through: not null } || !await visit.Db.Receipts.AnyAsync(r => r.OrganisationId == visit.OrganisationId && r.Id == receiptId, ct))
        {
            return CommonErrors.NotFound;
        }

        await visit.RecordOpeningAsync([receiptId], clock.GetUtcNow().UtcDateTime, ct);
        return await visit.Db.TrySaveAsync(ct);
    });
}

internal static class RecordedOpenings
{
    /// <summary>A page reads again at each change and has many pictures: that is one opening.</summary>
    private static readonly TimeSpan s_sameOpening = TimeSpan.FromMinutes(1);

    /// <summary>Adds to what is saved that these receipts were opened; nothing where one's own organisation's people open theirs.</summary>
    /// <param name="visit">Who opens them, and through which collaboration.</param>
    /// <param name="receiptIds">Of this Scanner.</param>
    /// <param name="now">When.</param>
    /// <param name="ct">Ends the question.</param>
    public static async Task RecordOpeningAsync(this ScannerVisit visit, IReadOnlyCollection<Guid> receiptIds, DateTime now, CancellationToken ct)
    {
        if (visit.Through is not { } through)
        {
            return;
        }

        var known = await visit.Db.ReceiptOpenings
            .Where(o => o.OrganisationId == visit.OrganisationId && o.UserId == visit.UserId && receiptIds.Contains(o.ReceiptId)).ToDictionaryAsync(o => o.ReceiptId, ct);
        foreach (var id in receiptIds)
        {
            if (!known.TryGetValue(id, out var before))
            {
                visit.Db.ReceiptOpenings.Add(ReceiptOpening.Of(visit.OrganisationId, id, visit.UserId, visit.PersonName, through.AgencyId, now));
            }
            else if (now - before.LastAt >= s_sameOpening)
            {
                before.Again(visit.PersonName, now);
            }
        }
    }
}
