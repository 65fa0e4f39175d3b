using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Scanner.Pictures;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Files;

namespace PracticePortal.Features.Scanner.Receipts;

/// <summary>
/// All files have come: each is looked into, kept, read back and compared, and only then is the receipt there, in one save. Whoever asks again is
/// told that it is.
/// </summary>
public sealed class CompleteReceipt(ScannerDoor door, ReceiptPictures pictures, UploadAllowance allowance, PartialFiles parts, IFileStore store, TimeProvider clock)
{
    /// <param name="receiptId">As it was announced.</param>
    /// <param name="ct">Cancels before the save. What was kept by then is kept again, or swept away.</param>
    public Task<Result<UploadState>> ExecuteAsync(Guid receiptId, CancellationToken ct) => Overtaken.StartAgainAsync(() => CompleteAsync(receiptId, ct));

    private async Task<Result<UploadState>> CompleteAsync(Guid receiptId, CancellationToken ct)
    {
        await using var visit = await door.OfReceiptAsync(receiptId, ct);
        if (visit is null || await UploadQueries.ReadAsync(visit, receiptId, ct) is not { } state)
        {
            return CommonErrors.NotFound;
        }

        if (state.SafeToDiscard)
        {
            return state;
        }

        var upload = await visit.Db.ReceiptUploads.Include(u => u.Files).SingleOrDefaultAsync(u => u.Id == receiptId, ct);
        if (upload is null || upload.Files.Any(f => !f.IsWhole))
        {
            return upload is null ? CommonErrors.ChangedByOthers : ReceiptErrors.NotWhole;
        }

        if (!await visit.IsInUseAsync(ct))
        {
            return ReceiptErrors.NotInUse;
        }

        var looked = await InspectAsync(visit, upload, ct);
        if (!looked.Succeeded)
        {
            var isFinal = looked.Error.Kind == ErrorKind.Invalid; // else it may be sent again as it is
            return isFinal ? await parts.RefuseAsync(visit, upload, looked.Error, claimed: null, ct) : looked.Error;
        }

        if (await allowance.WhyNotPagesAsync(visit.UserId, looked.Value.Values.Sum(file => file.Pages), ct) is { } full)
        {
            return full;
        }

        var kept = await KeepAsync(visit, upload, looked.Value, ct);
        if (!kept.Succeeded)
        {
            return kept.Error;
        }

        await using var still = await door.OfReceiptAsync(receiptId, ct); // keeping large files takes a while, and the collaboration may have ended
        return still is null ? CommonErrors.NotFound : await SaveAsync(visit, upload, kept.Value, ct);
    }

    private async Task<Result<UploadState>> SaveAsync(ScannerVisit visit, ReceiptUpload upload, List<ReceiptFile> files, CancellationToken ct)
    {
        var hashes = files.Select(f => f.Sha256).ToList();
        var sameAs = await visit.Db.ReceiptFiles.Where(f => f.OrganisationId == visit.OrganisationId && hashes.Contains(f.Sha256))
            .OrderBy(f => f.StoredAt).ThenBy(f => f.Id).Select(f => (Guid?)f.ReceiptId).FirstOrDefaultAsync(ct);
        var receipt = Receipt.Bring(upload, files, sameAs, await visit.AudienceAsync(ct), clock.GetUtcNow().UtcDateTime);
        visit.Db.Receipts.Add(receipt);
        visit.Db.ReceiptUploads.Remove(upload);
        var saved = await visit.Db.TrySaveAsync(ct);
        if (!saved.Succeeded)
        {
            return saved.Error;
        }

        files.ForEach(file => parts.Discard(file.Id));
        return UploadState.There(receipt);
    }

    /// <summary>All of them, before any is kept.</summary>
    private async Task<Result<Dictionary<Guid, InspectedFile>>> InspectAsync(ScannerVisit visit, ReceiptUpload upload, CancellationToken ct)
    {
        var looked = new Dictionary<Guid, InspectedFile>();
        foreach (var announced in upload.Files.OrderBy(f => f.Position))
        {
            await using var part = parts.Claim(announced.Id);
            if (part is null)
            {
                return ReceiptErrors.Busy;
            }

            var file = await pictures.InspectAsync(part.FromStart(), visit.UserId, ct);
            if (!file.Succeeded)
            {
                var isAsAnnounced = await FileHash.OfAsync(part.FromStart(), ct) == announced.Digest; // else the way damaged it, and not its maker
                return isAsAnnounced ? file.Error.In($"{announced.Id}") : await SendAgainAsync(visit, announced, ct);
            }

            looked.Add(announced.Id, file.Value);
        }

        return looked.Values.Sum(file => file.Pages) > PictureLimits.MostPages ? ReceiptErrors.TooManyPages : looked;
    }

    private async Task<Result<List<ReceiptFile>>> KeepAsync(
        ScannerVisit visit, ReceiptUpload upload, Dictionary<Guid, InspectedFile> looked, CancellationToken ct)
    {
        var kept = new List<ReceiptFile>();
        foreach (var announced in upload.Files.OrderBy(f => f.Position))
        {
            await using var part = parts.Claim(announced.Id);
            if (part is null)
            {
                return ReceiptErrors.Busy;
            }

            var (key, expected) = (new FileKey(upload.OrganisationId, announced.Id), announced.Digest);
            if (!await store.KeepAsync(key, part.FromStart(), expected, ct))
            {
                return await SendAgainAsync(visit, announced, ct);
            }

            var storedAt = clock.GetUtcNow().UtcDateTime;
            if (await store.ReadBackAsync(key, ct) != expected)
            {
                return ReceiptErrors.NotReadBack(announced.Name);
            }

            var (kind, pages) = (looked[announced.Id].Kind, looked[announced.Id].Pages);
            kept.Add(ReceiptFile.Keep(upload, announced, kind, pages, storedAt, clock.GetUtcNow().UtcDateTime));
        }

        return kept;
    }

    private async Task<Error> SendAgainAsync(ScannerVisit visit, ReceiptUploadFile announced, CancellationToken ct)
    {
        announced.StartAgain(clock.GetUtcNow().UtcDateTime);
        var saved = await visit.Db.TrySaveAsync(ct);
        return saved.Succeeded ? ReceiptErrors.Damaged(announced.Name) : saved.Error;
    }
}
