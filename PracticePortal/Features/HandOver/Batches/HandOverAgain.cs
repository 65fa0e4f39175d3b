using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.HandOver.Batches;

/// <summary>
/// Hands the receipts of a batch over once more, on purpose: the file was lost, or the books were begun anew. The vouchers are those that stood in the
/// batch, and the new one is marked.
/// </summary>
public sealed class HandOverAgain(BatchDoor door, TimeProvider clock)
{
    /// <param name="batchId">Of a batch that stands.</param>
    /// <param name="program">Which program takes the new one in.</param>
    /// <param name="ct">Cancels before the save.</param>
    /// <returns>Of two at the same moment the second is refused, and not done as a third.</returns>
    public async Task<Result<HandedOver>> ExecuteAsync(Guid batchId, BookkeepingProgram program, CancellationToken ct)
    {
        await using var open = await door.OpenAsync(batchId, ct);
        if (open is null)
        {
            return CommonErrors.NotFound;
        }

        var (visit, before) = (open.Visit, open.Batch);
        if (before.WhyUndone() is { } undone)
        {
            return undone;
        }

        foreach (var receipt in await open.ReceiptsAsync(ct))
        {
            if (!receipt.HandOver(isAgain: true, visit.Bringer).Succeeded)
            {
                return HandOverErrors.NotHandedOver(receipt.Supplier ?? receipt.Title);
            }
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var settings = await HandOverReceipts.SettingsAsync(visit, ct);
        var gathered = HandOverBatch.Gather(
            settings.Take(program, before.Year), SwedishTime.DayOf(now), await HandOverReceipts.CustomerAsync(visit, ct), before.Year,
            [.. before.Entries.Select(entry => entry.ToReceipt([]))]).Value;
        var batch = KeptBatch.Keep(gathered, program, before, visit.Bringer, await visit.AudienceAsync(ct), now);
        visit.Db.Touch(before); // of two at the same time, one of whom undoes it, the second is refused
        visit.Db.KeptBatches.Add(batch);
        var saved = await visit.Db.TrySaveAsync(ct);
        return saved.Succeeded ? new HandedOver(batch.Id, batch.Number, batch.Count) : saved.Error;
    }
}
