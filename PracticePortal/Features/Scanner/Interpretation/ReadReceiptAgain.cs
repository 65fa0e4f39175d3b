using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner.Interpretation;

/// <summary>Somebody wants a receipt read anew, as when nothing that reads was installed before.</summary>
public sealed class ReadReceiptAgain(ScannerDoor door, TimeProvider clock)
{
    public async Task<Result> ExecuteAsync(Guid receiptId, CancellationToken ct)
    {
        await using var visit = await door.OfReceiptAsync(receiptId, ct);
        if (visit is null || await visit.Db.Receipts.SingleOrDefaultAsync(r => r.OrganisationId == visit.OrganisationId && r.Id == receiptId, ct) is not { } receipt)
        {
            return CommonErrors.NotFound;
        }

        var asked = receipt.AskForReading(clock.GetUtcNow().UtcDateTime);
        return asked.Succeeded ? await visit.Db.TrySaveAsync(ct) : asked;
    }
}
