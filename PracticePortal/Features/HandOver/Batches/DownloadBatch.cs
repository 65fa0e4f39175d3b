using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Scanner.Receipts.Work;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Files;

namespace PracticePortal.Features.HandOver.Batches;

/// <summary>Somebody takes a batch's files; the history says who did. Whoever writes them opens one picture after the other.</summary>
public sealed class DownloadBatch(BatchDoor door, IFileStore store, TimeProvider clock)
{
    /// <summary>As it was handed over, the same at each download. Whoever takes it for an agency has opened its receipts.</summary>
    public Task<Result<HandOverBatch>> ExecuteAsync(Guid batchId, CancellationToken ct) => Overtaken.StartAgainAsync(() => DownloadAsync(batchId, ct));

    private async Task<Result<HandOverBatch>> DownloadAsync(Guid batchId, CancellationToken ct)
    {
        await using var open = await door.OpenAsync(batchId, ct);
        if (open is null)
        {
            return CommonErrors.NotFound;
        }

        var (visit, batch) = (open.Visit, open.Batch);
        if (batch.WhyUndone() is { } undone)
        {
            return undone;
        }

        var ids = batch.Entries.Select(entry => entry.ReceiptId).ToList();
        var files = await visit.Db.ReceiptFiles.AsNoTracking().Where(f => f.OrganisationId == visit.OrganisationId && ids.Contains(f.ReceiptId))
            .OrderBy(f => f.Position).ToListAsync(ct);
        await visit.RecordOpeningAsync(ids, clock.GetUtcNow().UtcDateTime, ct);
        visit.Db.Raise(new BatchDownloaded(await visit.AudienceAsync(ct), batch.Number.ToString(CultureInfo.InvariantCulture)));
        var saved = await visit.Db.TrySaveAsync(ct);
        return saved.Succeeded
            ? batch.WithPictures(files.ToLookup(file => file.ReceiptId, file => BatchPicture.Kept(store, file.Kind, file.Key)))
            : saved.Error;
    }
}
