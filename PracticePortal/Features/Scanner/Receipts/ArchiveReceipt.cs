using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner.Receipts;

/// <summary>Either side puts a receipt aside. Its files stay, and both sides still find it.</summary>
public sealed class ArchiveReceipt(ScannerDoor door, TimeProvider clock)
{
    public async Task<Result> ExecuteAsync(Guid receiptId, CancellationToken ct)
    {
        await using var visit = await door.OfReceiptAsync(receiptId, ct);
        if (visit is null || await visit.Db.Receipts.SingleOrDefaultAsync(r => r.OrganisationId == visit.OrganisationId && r.Id == receiptId, ct) is not { } receipt)
        {
            return CommonErrors.NotFound;
        }

        var archived = receipt.Archive(await visit.AudienceAsync(ct), clock.GetUtcNow().UtcDateTime);
        return archived.Succeeded ? await visit.Db.TrySaveAsync(ct) : archived;
    }
}
