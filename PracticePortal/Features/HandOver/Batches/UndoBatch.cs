using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.HandOver.Batches;

/// <summary>Undoes a batch that the books do not have: its receipts are ready again, apart from those that another batch holds as well.</summary>
public sealed class UndoBatch(BatchDoor door, TimeProvider clock)
{
    public Task<Result> ExecuteAsync(Guid batchId, CancellationToken ct) => Overtaken.StartAgainAsync(() => UndoAsync(batchId, ct));

    private async Task<Result> UndoAsync(Guid batchId, CancellationToken ct)
    {
        await using var open = await door.OpenAsync(batchId, ct);
        if (open is null)
        {
            return CommonErrors.NotFound;
        }

        var undone = open.Batch.Undo(open.Visit.PersonName, await open.Visit.AudienceAsync(ct), clock.GetUtcNow().UtcDateTime);
        if (!undone.Succeeded)
        {
            return undone;
        }

        foreach (var receipt in await open.ReceiptsAsync(ct))
        {
            if (!receipt.TakeBack().Succeeded)
            {
                return HandOverErrors.NotHandedOver(receipt.Supplier ?? receipt.Title);
            }
        }

        return await open.Visit.Db.TrySaveAsync(ct);
    }
}
