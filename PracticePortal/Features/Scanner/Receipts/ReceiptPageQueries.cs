using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Scanner.Pictures;

namespace PracticePortal.Features.Scanner.Receipts;

/// <summary>One page of a receipt, as it is shown.</summary>
/// <param name="FileId">Of the file that it is in.</param>
/// <param name="Page">Of the original, from 1.</param>
/// <param name="QuarterTurns">Clockwise, nought to three.</param>
/// <param name="Name">The file's.</param>
public sealed record ReceiptPageRow(Guid FileId, int Page, int QuarterTurns, string Name);

/// <summary>A receipt whose pages another one's may be put behind.</summary>
public sealed record MergeTarget(Guid Id, string Title, DateTime ReceivedAt);

/// <summary>What the pages of receipts ask, with the person's own rights.</summary>
public sealed class ReceiptPageQueries(ScannerDoor door)
{
    /// <summary>What belongs together came together.</summary>
    private const int MostTargets = 50;

    /// <summary>One page that a receipt shows. Null for whoever may not see it, as for what does not exist.</summary>
    public Task<PageShown?> FindAsync(Guid receiptId, Guid fileId, int page, CancellationToken ct) =>
        FindAsync(receiptId, files => files.Where(f => f.Id == fileId && f.FirstPage <= page && f.LastPage >= page), page, ct);

    /// <summary>The first page, for lists. Null for whoever may not see it, as for what does not exist or has no pages any more.</summary>
    public Task<PageShown?> FirstAsync(Guid receiptId, CancellationToken ct) => FindAsync(receiptId, files => files.OrderBy(f => f.Position), page: null, ct);

    /// <summary>The newest receipts that the pages of this one may go to. Null for whoever may not see it.</summary>
    public async Task<IReadOnlyList<MergeTarget>?> MergeTargetsAsync(Guid receiptId, CancellationToken ct)
    {
        await using var visit = await door.OfReceiptAsync(receiptId, ct);
        if (visit is null || !await visit.Db.Receipts.AnyAsync(r => r.OrganisationId == visit.OrganisationId && r.Id == receiptId, ct))
        {
            return null;
        }

        return await visit.Db.Receipts
            .Where(r => r.OrganisationId == visit.OrganisationId && r.Id != receiptId)
            .Where(r => r.Status == ReceiptStatus.New || r.Status == ReceiptStatus.Interpreted || r.Status == ReceiptStatus.NeedsAnswer)
            .OrderByDescending(r => r.ReceivedAt).ThenByDescending(r => r.Id).Take(MostTargets)
            .Select(r => new MergeTarget(r.Id, r.Title, r.ReceivedAt)).ToListAsync(ct);
    }

    private async Task<PageShown?> FindAsync(Guid receiptId, Func<IQueryable<ReceiptFile>, IQueryable<ReceiptFile>> which, int? page, CancellationToken ct)
    {
        await using var visit = await door.OfReceiptAsync(receiptId, ct);
        if (visit is null)
        {
            return null;
        }

        var files = visit.Db.ReceiptFiles.AsNoTracking().Where(f => f.OrganisationId == visit.OrganisationId && f.ReceiptId == receiptId);
        return await which(files).FirstOrDefaultAsync(ct) is { } file
            ? new PageShown(file.Key, page ?? file.FirstPage, ReceiptFile.TurnsOf(file.Turns, page ?? file.FirstPage))
            : null;
    }
}
