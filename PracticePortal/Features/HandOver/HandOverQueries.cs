using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.HandOver.Batches;
using PracticePortal.Features.HandOver.Vouchers;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.HandOver;

/// <summary>A receipt that is ready, with its voucher's sum.</summary>
/// <param name="Total">What the voucher moves, in öre; null when there is no voucher.</param>
/// <param name="Accounts">The voucher's accounts, the expense first.</param>
/// <param name="Hindrance">Why it cannot be handed over; null when it can.</param>
public sealed record ReadyRow(Guid ReceiptId, string Name, DateOnly Date, long? Total, string Accounts, bool IsWritten, Error? Hindrance);

/// <summary>A financial year with receipts that are ready.</summary>
public sealed record ReadyYear(DateOnly Start, DateOnly End, int Count);

/// <summary>What is to be handed over for one organisation.</summary>
/// <param name="Year">The one that is shown; null when nothing is ready.</param>
/// <param name="Rows">The oldest first, at most <see cref="KeptBatch.MostReceipts"/>.</param>
public sealed record HandOverDesk(
    BookkeepingProgram Program, int FirstMonth, IReadOnlyList<ReadyYear> Years, ReadyYear? Year, IReadOnlyList<ReadyRow> Rows);

/// <summary>A batch in a list.</summary>
/// <param name="KeptUntil">The last day on which what it holds must be kept.</param>
public sealed record BatchRow(
    Guid Id, int Number, BookkeepingProgram Program, DateOnly YearStart, DateOnly YearEnd, DateOnly KeptUntil, int Count, int? AgainOf, DateTime MadeAt,
    string MadeByName, DateTime? UndoneAt, string? UndoneByName, DateTime? TakenInAt, string? TakenInByName)
{
    /// <summary>It can still be undone, and marked as taken in.</summary>
    public bool IsOpen => UndoneAt is null && TakenInAt is null;

    /// <summary>Who undid it or marked it as taken in, and when; null while it is open.</summary>
    public (string Name, DateTime At)? ClosedBy => UndoneAt is { } undone ? (UndoneByName!, undone) : TakenInAt is { } taken ? (TakenInByName!, taken) : null;
}

/// <summary>A page of an organisation's batches, the newest first.</summary>
public sealed record BatchList(IReadOnlyList<BatchRow> Rows, bool HasMore);

/// <summary>What the pages of the hand-over ask, for either side, with its own rights.</summary>
public sealed class HandOverQueries(ScannerDoor door)
{
    public const int PageSize = 25;

    /// <summary>Null for whoever may not see it.</summary>
    /// <param name="collaborationId">Through which an agency looks; null for one's own organisation.</param>
    /// <param name="firstMonth">With which the financial years begin; 0 for what was chosen last.</param>
    /// <param name="year">In which the financial year begins; 0 for the oldest one with receipts that are ready.</param>
    /// <param name="ct">Cancels the reading.</param>
    public async Task<HandOverDesk?> DeskAsync(Guid? collaborationId, int firstMonth, int year, CancellationToken ct)
    {
        await using var visit = await door.OpenAsync(collaborationId, ct);
        if (visit is null)
        {
            return null;
        }

        var settings = await visit.Db.HandOverSettings.AsNoTracking().SingleOrDefaultAsync(s => s.OrganisationId == visit.OrganisationId, ct);
        var month = firstMonth is >= 1 and <= 12 ? firstMonth : settings?.FirstMonth ?? 1;
        var years = await YearsAsync(visit, month, ct);
        var shown = years.FirstOrDefault(y => y.Start.Year == year) ?? (years.Count > 0 ? years[0] : null);
        return new HandOverDesk(settings?.Program ?? default, month, years, shown, shown is null ? [] : await RowsAsync(visit, shown, ct));
    }

    /// <summary>Null for whoever may not see them.</summary>
    /// <param name="collaborationId">Through which an agency looks; null for one's own organisation.</param>
    /// <param name="page">Counted from 0.</param>
    /// <param name="ct">Cancels the reading.</param>
    public async Task<BatchList?> BatchesAsync(Guid? collaborationId, int page, CancellationToken ct)
    {
        await using var visit = await door.OpenAsync(collaborationId, ct);
        if (visit is null)
        {
            return null;
        }

        var last = await visit.Db.HandOverSettings.Where(s => s.OrganisationId == visit.OrganisationId).Select(s => s.LastNumber).SingleOrDefaultAsync(ct);
        var from = last - (page * PageSize);
        var batches = await visit.Db.KeptBatches.AsNoTracking().Where(b => b.OrganisationId == visit.OrganisationId && b.Number <= from)
            .OrderByDescending(b => b.Number).Take(PageSize).ToListAsync(ct);
        return new BatchList([.. batches.Select(RowOf)], from > PageSize);
    }

    /// <summary>The receipts that can be handed over in a year, the oldest first.</summary>
    internal static IQueryable<Receipt> ReadyIn(ScannerVisit visit, FinancialYear year) => ReadyIn(visit, year.Start, year.End);

    private static IOrderedQueryable<Receipt> ReadyIn(ScannerVisit visit, DateOnly start, DateOnly end) => visit.Db.Receipts
        .Where(r => r.OrganisationId == visit.OrganisationId && r.Status == ReceiptStatus.Ready && r.Date >= start && r.Date <= end)
        .OrderBy(r => r.Date).ThenBy(r => r.Id);

    private static async Task<IReadOnlyList<ReadyYear>> YearsAsync(ScannerVisit visit, int firstMonth, CancellationToken ct)
    {
        var months = await visit.Db.Receipts.Where(r => r.OrganisationId == visit.OrganisationId && r.Status == ReceiptStatus.Ready && r.Date != null)
            .GroupBy(r => new { r.Date!.Value.Year, r.Date!.Value.Month }).Select(month => new { month.Key.Year, month.Key.Month, Count = month.Count() }).ToListAsync(ct);
        return
        [
            .. months.GroupBy(month => FinancialYear.Containing(new DateOnly(month.Year, month.Month, 1), firstMonth))
                .Select(year => new ReadyYear(year.Key.Start, year.Key.End, year.Sum(month => month.Count))).OrderBy(year => year.Start),
        ];
    }

    private static async Task<IReadOnlyList<ReadyRow>> RowsAsync(ScannerVisit visit, ReadyYear shown, CancellationToken ct)
    {
        var year = FinancialYear.Of(shown.Start, shown.End).Value;
        var receipts = await ReadyIn(visit, shown.Start, shown.End).Take(KeptBatch.MostReceipts).AsNoTracking().ToListAsync(ct);
        return [.. (await VoucherDrafts.OfAsync(visit, receipts, ct)).Select(draft => RowOf(draft, year))];
    }

    private static ReadyRow RowOf(DraftedVoucher draft, FinancialYear year)
    {
        var rows = draft.Voucher is { Succeeded: true } voucher ? voucher.Value.Rows : [];
        return new ReadyRow(
            draft.Receipt.Id, draft.Receipt.Supplier ?? draft.Receipt.Title, draft.Receipt.Date!.Value,
            rows.Count > 0 ? rows.Where(row => row.Amount > 0).Sum(row => row.Amount) : null,
            string.Join(' ', rows.Select(row => row.Account)), draft.Saved is not null, draft.Hindrance(year));
    }

    private static BatchRow RowOf(KeptBatch batch) => new(
        batch.Id, batch.Number, batch.Program, batch.YearStart, batch.YearEnd, batch.Year.RetainUntil, batch.Count, batch.AgainOf, batch.MadeAt, batch.MadeByName,
        batch.UndoneAt, batch.UndoneByName, batch.TakenInAt, batch.TakenInByName);
}
