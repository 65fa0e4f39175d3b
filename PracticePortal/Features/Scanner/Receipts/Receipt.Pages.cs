using PracticePortal.Features.Scanner.Pictures;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner.Receipts;

/// <summary>Which pages a receipt shows, and how they are turned. The originals stay as they were brought.</summary>
public sealed partial class Receipt
{
    /// <summary>The receipt at whose end its pages were put; it has none of its own since.</summary>
    public Guid? MergedIntoId { get; private set; }

    /// <summary>That it shows, over all its files, which are loaded.</summary>
    internal int PageCount => _files.Sum(f => f.PageCount);

    private IReadOnlyList<ReceiptFile> InOrder => [.. _files.OrderBy(f => f.Position)];

    /// <summary>How a page is shown to everybody from now on.</summary>
    /// <param name="fileId">Of the file that the page is in.</param>
    /// <param name="page">Of the original, from 1.</param>
    /// <param name="quarterTurns">Clockwise from how it was brought, nought to three.</param>
    /// <param name="told">Who is told.</param>
    public Result TurnPage(Guid fileId, int page, int quarterTurns, ReceiptAudience told)
    {
        if (quarterTurns is < 0 or > 3)
        {
            return ReceiptErrors.NotReadable;
        }

        if (_files.Find(f => f.Id == fileId && f.Shows(page)) is not { } file)
        {
            return ReceiptErrors.PageElsewhere;
        }

        file.Turn(page, quarterTurns);
        Raise(new ReceiptPageTurned(told));
        return Result.Ok;
    }

    /// <summary>The pages from one on become a receipt of their own. A file that has pages on both sides is shown by both.</summary>
    /// <param name="fileId">Of the file that the page is in.</param>
    /// <param name="page">Of the original, from 1: the first page of the new receipt.</param>
    /// <param name="told">Who is told.</param>
    /// <param name="now">When.</param>
    public Result<Receipt> Split(Guid fileId, int page, ReceiptAudience told, DateTime now)
    {
        if (!IsOpen)
        {
            return ReceiptErrors.PagesAreFixed;
        }

        var files = InOrder;
        if (files.SingleOrDefault(f => f.Id == fileId && f.Shows(page)) is not { } at)
        {
            return ReceiptErrors.PageElsewhere;
        }

        if (at == files[0] && page == at.FirstPage)
        {
            return ReceiptErrors.SplitAtFirstPage;
        }

        var moved = files.Where(f => f.Position > at.Position || (f == at && page == f.FirstPage)).ToList();
        if (page > at.FirstPage)
        {
            moved.Insert(0, at.CutBefore(page));
        }

        var split = new Receipt
        {
            OrganisationId = OrganisationId,
            BroughtById = BroughtById,
            BroughtByName = BroughtByName,
            BroughtBy = BroughtBy,
            ReceivedAt = ReceivedAt,
            Title = moved[0].Name,
        };
        split.Take(moved);
        split.SearchText = WordsOf(split);
        _files.RemoveAll(moved.Contains);
        FileCount = _files.Count;
        Raise(new ReceiptWasSplit(Id, told, Title));
        Raise(new ReceiptReadingAsked(Id, now));
        Raise(new ReceiptReadingAsked(split.Id, now));
        return split;
    }

    /// <summary>All pages of another receipt of the same organisation come to the end of this one. The other one is archived without pages.</summary>
    /// <param name="other">With its files.</param>
    /// <param name="told">Who is told.</param>
    /// <param name="now">When.</param>
    public Result Merge(Receipt other, ReceiptAudience told, DateTime now)
    {
        if (other.Id == Id || other.OrganisationId != OrganisationId)
        {
            return CommonErrors.NotFound;
        }

        if (!IsOpen || !other.IsOpen)
        {
            return ReceiptErrors.PagesAreFixed;
        }

        if (other.Status == ReceiptStatus.NeedsAnswer)
        {
            return ReceiptErrors.WaitsForAnswer; // whoever answers would not find the question any more
        }

        if (PageCount + other.PageCount > PictureLimits.MostPages)
        {
            return ReceiptErrors.TooManyPages;
        }

        var came = other.InOrder.ToList();
        came.ForEach(file => file.CameBy(other.BroughtByName));
        other._files.Clear();
        if (InOrder[^1].TryJoin(came[0]))
        {
            came.RemoveAt(0); // the two were split inside this file
        }

        Take(came);
        (other.FileCount, other.MergedIntoId, other.Status, other.ArchivedAt) = (0, Id, ReceiptStatus.Archived, now);
        Raise(new ReceiptsMerged(Id, told, other.Title, Title));
        Raise(new ReceiptReadingAsked(Id, now));
        return Result.Ok;
    }

    private void Take(IReadOnlyList<ReceiptFile> files)
    {
        var last = _files.Count == 0 ? 0 : _files.Max(f => f.Position);
        foreach (var file in files)
        {
            file.MoveTo(Id, ++last);
            _files.Add(file);
        }

        FileCount = _files.Count;
    }
}
