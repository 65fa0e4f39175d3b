using Microsoft.EntityFrameworkCore;

namespace PracticePortal.Features.Scanner.Receipts;

/// <summary>What somebody who sends a receipt asks.</summary>
public sealed class UploadQueries(ScannerDoor door)
{
    /// <summary>How far it has come: told to whoever sends it, and once it is there to whoever sees it. Null for all others.</summary>
    public async Task<UploadState?> StateAsync(Guid receiptId, CancellationToken ct)
    {
        await using var visit = await door.OfReceiptAsync(receiptId, ct);
        return visit is null ? null : await ReadAsync(visit, receiptId, ct);
    }

    internal static async Task<UploadState?> ReadAsync(ScannerVisit visit, Guid receiptId, CancellationToken ct)
    {
        if (await visit.Db.Receipts.AsNoTracking().SingleOrDefaultAsync(r => r.OrganisationId == visit.OrganisationId && r.Id == receiptId, ct) is { } receipt)
        {
            return UploadState.There(receipt);
        }

        var upload = await visit.Db.ReceiptUploads.AsNoTracking().Include(u => u.Files)
            .SingleOrDefaultAsync(u => u.OrganisationId == visit.OrganisationId && u.Id == receiptId && u.ByUserId == visit.UserId, ct);
        return upload is null ? null : UploadState.OnItsWay(upload);
    }
}
