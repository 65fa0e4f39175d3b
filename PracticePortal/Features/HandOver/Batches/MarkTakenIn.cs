using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.HandOver.Batches;

/// <summary>Somebody took a batch into the books and says so. From then on it is not undone by mistake.</summary>
public sealed class MarkTakenIn(BatchDoor door, TimeProvider clock)
{
    public Task<Result> ExecuteAsync(Guid batchId, CancellationToken ct) => Overtaken.StartAgainAsync(() => MarkAsync(batchId, ct));

    private async Task<Result> MarkAsync(Guid batchId, CancellationToken ct)
    {
        await using var open = await door.OpenAsync(batchId, ct);
        if (open is null)
        {
            return CommonErrors.NotFound;
        }

        var marked = open.Batch.TakeIn(open.Visit.PersonName, await open.Visit.AudienceAsync(ct), clock.GetUtcNow().UtcDateTime);
        return marked.Succeeded ? await open.Visit.Db.TrySaveAsync(ct) : marked;
    }
}
