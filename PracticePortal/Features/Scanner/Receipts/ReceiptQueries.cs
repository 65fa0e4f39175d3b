using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Collaborations;
using PracticePortal.Platform.Files;
using PracticePortal.Platform.Links;

namespace PracticePortal.Features.Scanner.Receipts;

/// <summary>A receipt in a list.</summary>
/// <param name="IsAgain">The same original was there before.</param>
public sealed record ReceiptRow(
    Guid Id, string Title, int FileCount, ReceiptStatus Status, DateTime ReceivedAt, string BroughtByName, CollaborationSide BroughtBy, bool IsAgain)
{
    /// <summary>As they stand on it in this list.</summary>
    public ReceiptFacts Facts { get; init; } = ReceiptFacts.None;

    public string? Supplier => Facts.Supplier;

    public DateOnly? Date => Facts.Date;

    /// <summary>In öre.</summary>
    public long? Total => Facts.Total;

    public string? Currency => Facts.Currency;

    /// <summary>Who worked with it last; null while nobody has.</summary>
    public string? HolderName { get; init; }

    /// <summary>What people call it: the supplier when it is known.</summary>
    public string Name => Supplier ?? Title;
}

/// <summary>One page of an organisation's inbox.</summary>
/// <param name="Counts">Of each part, as far as was counted.</param>
/// <param name="Previous">Where the page before this one ends; null on the first.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record ReceiptInbox(
    IReadOnlyList<ReceiptRow> Rows, IReadOnlyDictionary<ReceiptsShown, int> Counts, ListCursor? Previous, ListCursor? Next);

/// <summary>One original of a receipt, for its viewer.</summary>
public sealed record ReceiptFileRow(Guid Id, int Position, string Name, FileKind Kind, long Bytes, string Sha256, DateTime StoredAt, DateTime ReadBackAt)
{
    /// <summary>When it came from a receipt that somebody else brought.</summary>
    public string? BroughtByName { get; init; }

    public IReadOnlyList<ReceiptPageRow> Pages { get; init; } = [];
}

/// <summary>A receipt as its viewer shows it.</summary>
/// <param name="SameAs">The receipt that had the same original before, if it is still there.</param>
public sealed record ReceiptDetails(ReceiptRow Row, IReadOnlyList<ReceiptFileRow> Files, ReceiptRow? SameAs)
{
    /// <summary>Over all files.</summary>
    public IReadOnlyList<ReceiptPageRow> Pages { get; } = [.. Files.SelectMany(file => file.Pages)];

    /// <summary>Where its pages are since they were merged; null while it has them itself.</summary>
    public ReceiptRow? MergedInto { get; init; }

    /// <summary>Through which an agency sees it; null for the organisation's own people.</summary>
    public Guid? CollaborationId { get; init; }

    /// <summary>What is read and said of it.</summary>
    public ReceiptKnowledge Known { get; init; } = new();
}

/// <summary>What lies beside a receipt in a pile, the newest first.</summary>
/// <param name="Previous">The one before it; null for the first.</param>
/// <param name="Next">The one behind it; null for the last.</param>
/// <param name="ToCheck">Where to go on with what nobody has checked: behind it, else from the first one on.</param>
public sealed record ReceiptNeighbours(Guid? Previous, Guid? Next, Guid? ToCheck);

/// <summary>A file as it was brought.</summary>
/// <param name="Key">Where it is kept.</param>
/// <param name="Name">Under which it is saved.</param>
public sealed record ReceiptOriginal(FileKey Key, string Name, FileKind Kind);

/// <summary>An organisation's receipts, for either side, with its own rights.</summary>
public sealed class ReceiptQueries(ScannerDoor door)
{
    public const int PageSize = 25;

    /// <summary>Counting further costs more than the exact number is worth.</summary>
    public const int CountLimit = 1000;

    /// <summary>The newest first. Null for whoever may not see them.</summary>
    /// <param name="collaborationId">Through which an agency looks; null for one's own organisation.</param>
    /// <param name="filter">Which of them.</param>
    /// <param name="from">Where the page begins; null for the first one.</param>
    /// <param name="ct">Cancels the reading.</param>
    public async Task<ReceiptInbox?> InboxAsync(Guid? collaborationId, ReceiptFilter filter, ListCursor? from, CancellationToken ct)
    {
        await using var visit = await door.OpenAsync(collaborationId, ct);
        if (visit is null)
        {
            return null;
        }

        var counts = await CountsAsync(visit, ct);
        var page = await new ReceiptPages(All(visit), filter.Of(All(visit), visit)).ReadAsync(from, ct);
        return new ReceiptInbox(page.Rows, counts, page.Previous, page.Next);
    }

    /// <summary>Null for whoever may not see it, as for what does not exist.</summary>
    public async Task<ReceiptDetails?> FindAsync(Guid receiptId, CancellationToken ct)
    {
        await using var visit = await door.OfReceiptAsync(receiptId, ct);
        if (visit is null || await All(visit).SingleOrDefaultAsync(r => r.Id == receiptId, ct) is not { } receipt)
        {
            return null;
        }

        var files = await visit.Db.ReceiptFiles.AsNoTracking().Where(f => f.OrganisationId == visit.OrganisationId && f.ReceiptId == receiptId)
            .OrderBy(f => f.Position).ToListAsync(ct);
        var before = receipt.SameAsId is { } sameAsId ? await All(visit).SingleOrDefaultAsync(r => r.Id == sameAsId, ct) : null;
        var into = receipt.MergedIntoId is { } intoId ? await All(visit).SingleOrDefaultAsync(r => r.Id == intoId, ct) : null;
        return new ReceiptDetails(ReceiptPages.RowOf(receipt), [.. files.Select(RowOf)], before is null ? null : ReceiptPages.RowOf(before))
        {
            CollaborationId = visit.Through?.CollaborationId,
            MergedInto = into is null ? null : ReceiptPages.RowOf(into),
            Known = await ReceiptKnowledge.ReadAsync(visit, receipt, ct),
        };
    }

    /// <summary>What lies beside a receipt in the pile that a list shows. Null for whoever may not see it, as for what does not exist.</summary>
    /// <param name="collaborationId">Through which an agency looks; null for one's own organisation.</param>
    /// <param name="receiptId">It may have left the pile meanwhile.</param>
    /// <param name="filter">The pile.</param>
    /// <param name="ct">Cancels the reading.</param>
    public async Task<ReceiptNeighbours?> NeighboursAsync(Guid? collaborationId, Guid receiptId, ReceiptFilter filter, CancellationToken ct)
    {
        await using var visit = await door.OpenAsync(collaborationId, ct);
        return visit is not null && await All(visit).SingleOrDefaultAsync(r => r.Id == receiptId, ct) is { } receipt
            ? await new ReceiptPages(All(visit), filter.Of(All(visit), visit)).NeighboursAsync(receipt, ct)
            : null;
    }

    /// <summary>Null for whoever may not see it, as for what does not exist.</summary>
    public async Task<ReceiptOriginal?> OriginalAsync(Guid receiptId, Guid fileId, CancellationToken ct)
    {
        await using var visit = await door.OfReceiptAsync(receiptId, ct);
        var file = visit is null ? null : await visit.Db.ReceiptFiles.AsNoTracking()
            .SingleOrDefaultAsync(f => f.OrganisationId == visit.OrganisationId && f.ReceiptId == receiptId && f.Id == fileId, ct);
        return file is null ? null : new ReceiptOriginal(file.Key, file.Name, file.Kind);
    }

    private static ReceiptFileRow RowOf(ReceiptFile file) =>
        new(file.Id, file.Position, file.Name, file.Kind, file.Bytes, file.Sha256, file.StoredAt, file.ReadBackAt)
        {
            BroughtByName = file.BroughtByName,
            Pages = [.. Enumerable.Range(file.FirstPage, file.PageCount)
                .Select(page => new ReceiptPageRow(file.Id, page, ReceiptFile.TurnsOf(file.Turns, page), file.Name))],
        };

    /// <summary>Of each part, whatever is searched for. All of them are as many as the parts together.</summary>
    private static async Task<Dictionary<ReceiptsShown, int>> CountsAsync(ScannerVisit visit, CancellationToken ct)
    {
        var counts = new Dictionary<ReceiptsShown, int>();
        foreach (var part in Enum.GetValues<ReceiptsShown>())
        {
            counts[part] = ReceiptFilter.StatusOf(part) is null
                ? counts.Values.Sum()
                : await new ReceiptFilter(part).Of(All(visit), visit).OrderBy(r => r.ReceivedAt).ThenBy(r => r.Id).Take(CountLimit + 1).CountAsync(ct);
        }

        return counts;
    }

    /// <summary>The organisation stands in the question itself and not only in the filter, whose "or" for the portal's own jobs no index answers.</summary>
    private static IQueryable<Receipt> All(ScannerVisit visit) => visit.Db.Receipts.AsNoTracking().Where(r => r.OrganisationId == visit.OrganisationId);
}
