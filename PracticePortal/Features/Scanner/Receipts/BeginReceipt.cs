using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner.Receipts;

/// <summary>Somebody announces a receipt with its files, before any of them is sent. The same again tells how far it has come.</summary>
public sealed class BeginReceipt(ScannerDoor door, TenantDbContextFactory contexts, UploadAllowance allowance, TimeProvider clock)
{
    /// <param name="collaborationId">Through which an agency brings it in; null for one's own organisation.</param>
    /// <param name="organisationId">Whose Scanner the page showed, so that nothing comes to another one where the person acts for another
    /// organisation since; null where the collaboration says it, and from a page of the version before.</param>
    /// <param name="receiptId">Made by the client.</param>
    /// <param name="files">In the order of the pages.</param>
    /// <param name="ct">Cancels before the save.</param>
    public Task<Result<UploadState>> ExecuteAsync(
        Guid? collaborationId, Guid? organisationId, Guid receiptId, IReadOnlyList<AnnouncedFile> files, CancellationToken ct) =>
        Overtaken.StartAgainAsync(() => BeginAsync(collaborationId, organisationId, receiptId, files, ct));

    private async Task<Result<UploadState>> BeginAsync(
        Guid? collaborationId, Guid? organisationId, Guid receiptId, IReadOnlyList<AnnouncedFile> files, CancellationToken ct)
    {
        await using var visit = await door.OpenAsync(collaborationId, ct);
        if (visit is null)
        {
            return CommonErrors.NotFound;
        }

        if (organisationId is { } named && named != visit.OrganisationId)
        {
            return ReceiptErrors.ForAnotherPlace;
        }

        if (await KnownAsync(visit, receiptId, files, ct) is { } known)
        {
            return known;
        }

        if (!await visit.IsInUseAsync(ct))
        {
            return ReceiptErrors.NotInUse;
        }

        var ids = files.Select(f => f.Id).ToList();
        await using var everywhere = await contexts.CreateSystemAsync("whether a file is known", ct);
        if (await everywhere.ReceiptFiles.AnyAsync(f => ids.Contains(f.Id), ct))
        {
            return ReceiptErrors.NotReadable; // an original that is there is never written over, nor kept once more in another place
        }

        var lately = clock.GetUtcNow().UtcDateTime - ReceiptUpload.CountsFor;
        if (await visit.Db.ReceiptUploads.CountAsync(u => u.ByUserId == visit.UserId && u.Files.Any(f => f.HeardAt > lately), ct) >= ReceiptUpload.MostOpen)
        {
            return ReceiptErrors.TooManyOpen;
        }

        var announced = ReceiptUpload.Announce(receiptId, visit.Bringer, files, clock.GetUtcNow().UtcDateTime);
        if (!announced.Succeeded)
        {
            return announced.Error;
        }

        if ((await allowance.WhyNotAsync(visit.UserId, files.Sum(f => f.Bytes), ct) ?? await allowance.WhyNotPagesAsync(visit.UserId, files.Count, ct)) is { } full)
        {
            return full;
        }

        visit.Db.ReceiptUploads.Add(announced.Value);
        var saved = await visit.Db.TrySaveAsync(ct);
        return saved.Succeeded ? UploadState.OnItsWay(announced.Value) : saved.Error;
    }

    private static async Task<Result<UploadState>?> KnownAsync(ScannerVisit visit, Guid receiptId, IReadOnlyList<AnnouncedFile> files, CancellationToken ct)
    {
        if (await UploadQueries.ReadAsync(visit, receiptId, ct) is not { } state)
        {
            return null;
        }

        var before = await visit.Db.ReceiptUploads.AsNoTracking().Include(u => u.Files).SingleOrDefaultAsync(u => u.Id == receiptId, ct);
        if (before is not null)
        {
            return before.IsSame(files) ? state : ReceiptErrors.AnnouncedDifferently;
        }

        return await HasAsync(visit, files, ct) is { } isWhole ? state with { SafeToDiscard = isWhole } : ReceiptErrors.AnnouncedDifferently;
    }

    /// <summary>
    /// Whoever announces other files under the id of a receipt that is there is not told that theirs are. In which receipt they are shown since
    /// does not matter.
    /// </summary>
    /// <returns>Null when one of them never came; false when one is missing now.</returns>
    private static async Task<bool?> HasAsync(ScannerVisit visit, IReadOnlyList<AnnouncedFile> files, CancellationToken ct)
    {
        var ids = files.Select(f => f.Id).ToList();
        var there = await visit.Db.ReceiptFiles.Where(f => f.OrganisationId == visit.OrganisationId && ids.Contains(f.Id))
            .Select(f => new { f.Id, f.Bytes, f.Sha256, f.MissingSince }).ToListAsync(ct);
        return files.Select(f => (f.Id, f.Bytes, f.Sha256)).Except(there.Select(f => (f.Id, f.Bytes, (string?)f.Sha256))).Any()
            ? null
            : there.TrueForAll(f => f.MissingSince is null);
    }
}
