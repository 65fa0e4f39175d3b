using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Links;

namespace PracticePortal.Features.Scanner.Receipts;

/// <summary>Reads a part of an inbox from a row on, by index: a page deep down costs what the first one does, and receipts that come meanwhile move nothing.</summary>
/// <param name="all">The organisation's receipts.</param>
/// <param name="part">Those of them that are shown.</param>
internal sealed class ReceiptPages(IQueryable<Receipt> all, IQueryable<Receipt> part)
{
    private const int Size = ReceiptQueries.PageSize;

    public static ReceiptRow RowOf(Receipt receipt) => new(
        receipt.Id, receipt.Title, receipt.FileCount, receipt.Status, receipt.ReceivedAt, receipt.BroughtByName, receipt.BroughtBy, receipt.SameAsId is not null)
    {
        Facts = receipt.Facts,
        HolderName = receipt.HolderName,
    };

    /// <summary>The first page, also when the row that the address names is unknown or nothing is behind it any more.</summary>
    public async Task<ReceiptPage> ReadAsync(ListCursor? cursor, CancellationToken ct)
    {
        if (cursor is not null && await all.SingleOrDefaultAsync(r => r.Id == cursor.Id, ct) is { } from)
        {
            var rows = await (cursor.IsBefore ? Before(from) : Behind(from)).Take(Size + 1).ToListAsync(ct);
            if (!cursor.IsBefore && rows.Count > 0)
            {
                return PageOf(rows.Take(Size), hasPrevious: true, hasNext: rows.Count > Size);
            }

            if (cursor.IsBefore && rows.Count >= Size)
            {
                return PageOf(rows.Take(Size).Reverse(), hasPrevious: rows.Count > Size, hasNext: true);
            }
        }

        var first = await part.OrderByDescending(r => r.ReceivedAt).ThenByDescending(r => r.Id).Take(Size + 1).ToListAsync(ct);
        return PageOf(first.Take(Size), hasPrevious: false, hasNext: first.Count > Size);
    }

    /// <param name="receipt">Where one is; of the part or not.</param>
    /// <param name="ct">Cancels the reading.</param>
    public async Task<ReceiptNeighbours> NeighboursAsync(Receipt receipt, CancellationToken ct) => new(
        await Before(receipt).Select(r => (Guid?)r.Id).FirstOrDefaultAsync(ct),
        await Behind(receipt).Select(r => (Guid?)r.Id).FirstOrDefaultAsync(ct),
        await ToCheck(Behind(receipt)).FirstOrDefaultAsync(ct)
            ?? await ToCheck(part.Where(r => r.Id != receipt.Id).OrderByDescending(r => r.ReceivedAt).ThenByDescending(r => r.Id)).FirstOrDefaultAsync(ct));

    private static IQueryable<Guid?> ToCheck(IQueryable<Receipt> ordered) =>
        ordered.Where(r => r.Status == ReceiptStatus.New || r.Status == ReceiptStatus.Interpreted).Select(r => (Guid?)r.Id);

    private static ReceiptPage PageOf(IEnumerable<Receipt> receipts, bool hasPrevious, bool hasNext)
    {
        ReceiptRow[] page = [.. receipts.Select(RowOf)];
        return new ReceiptPage(
            page,
            hasPrevious ? new ListCursor(page[0].Id, "", IsBefore: true) : null,
            hasNext ? new ListCursor(page[^1].Id, "", IsBefore: false) : null);
    }

    private IQueryable<Receipt> Behind(Receipt from) => part
        .Where(r => r.ReceivedAt <= from.ReceivedAt && (r.ReceivedAt < from.ReceivedAt || r.Id.CompareTo(from.Id) < 0))
        .OrderByDescending(r => r.ReceivedAt).ThenByDescending(r => r.Id);

    private IQueryable<Receipt> Before(Receipt from) => part
        .Where(r => r.ReceivedAt >= from.ReceivedAt && (r.ReceivedAt > from.ReceivedAt || r.Id.CompareTo(from.Id) > 0))
        .OrderBy(r => r.ReceivedAt).ThenBy(r => r.Id);
}

/// <summary>Rows of an inbox, and where the pages beside it are.</summary>
internal sealed record ReceiptPage(IReadOnlyList<ReceiptRow> Rows, ListCursor? Previous, ListCursor? Next);
