using Microsoft.EntityFrameworkCore;

namespace PracticePortal.Features.Scanner.Receipts;

/// <summary>Who sends receipts from a browser, and into whose Scanner.</summary>
public sealed record ReceiptSender(Guid UserId, Guid OrganisationId, string Name, string OrganisationName);

/// <summary>What somebody who sends a receipt asks.</summary>
public sealed class UploadQueries(ScannerDoor door)
{
    /// <summary>How far it has come: told to whoever sends it, and once it is there to whoever sees it. Null for all others.</summary>
    public async Task<UploadState?> StateAsync(Guid receiptId, CancellationToken ct)
    {
        await using var visit = await door.OfReceiptAsync(receiptId, ct);
        return visit is null ? null : await ReadAsync(visit, receiptId, ct);
    }

    /// <summary>Who would send, were a receipt sent now, and for which organisation; null for somebody who is of none.</summary>
    public async Task<ReceiptSender?> SenderAsync(CancellationToken ct)
    {
        await using var visit = await door.OpenAsync(collaborationId: null, ct);
        if (visit is null)
        {
            return null;
        }

        var organisation = await visit.Db.Organisations.Where(o => o.Id == visit.OrganisationId).Select(o => o.Name).SingleAsync(ct);
        return new ReceiptSender(visit.UserId, visit.OrganisationId, visit.PersonName, organisation);
    }

    internal static async Task<UploadState?> ReadAsync(ScannerVisit visit, Guid receiptId, CancellationToken ct)
    {
        if (await visit.Db.Receipts.AsNoTracking().SingleOrDefaultAsync(r => r.OrganisationId == visit.OrganisationId && r.Id == receiptId, ct) is { } receipt)
        {
            var isWhole = !await visit.Db.ReceiptFiles.AnyAsync(
                f => f.OrganisationId == visit.OrganisationId && f.ReceiptId == receiptId && f.MissingSince != null, ct);
            return UploadState.There(receipt) with { SafeToDiscard = isWhole }; // else the sender's copy may be the last one
        }

        var upload = await visit.Db.ReceiptUploads.AsNoTracking().Include(u => u.Files)
            .SingleOrDefaultAsync(u => u.OrganisationId == visit.OrganisationId && u.Id == receiptId && u.ByUserId == visit.UserId, ct);
        return upload is null ? null : UploadState.OnItsWay(upload);
    }
}
