using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.HandOver.Accounts;
using PracticePortal.Features.HandOver.Batches;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.HandOver.Vouchers;

/// <summary>Where a voucher comes from.</summary>
public enum VoucherOrigin
{
    /// <summary>The rules propose it.</summary>
    Proposed,

    /// <summary>Somebody wrote it.</summary>
    Written,

    /// <summary>Somebody wrote it, and the receipt changed since.</summary>
    Stale,

    /// <summary>It was handed over so.</summary>
    HandedOver,
}

/// <summary>A receipt's voucher, as its form shows it.</summary>
/// <param name="Voucher">Null while the receipt's figures allow none.</param>
/// <param name="Why">Why there is none.</param>
/// <param name="Account">What the proposal rests on.</param>
/// <param name="Seen">What is typed is written over this.</param>
/// <param name="IsOpen">It can be written.</param>
/// <param name="By">Who wrote it; null for a proposal.</param>
/// <param name="At">When.</param>
/// <param name="References">Where it stands in batches that were not undone, such as 12-001.</param>
/// <param name="KeptUntil">The last day on which the receipt must be kept.</param>
/// <param name="OrganisationNumber">Whose books they are: how somebody paid decides the account by it.</param>
public sealed record VoucherDetails(
    Voucher? Voucher, Error? Why, VoucherOrigin Origin, AccountProposal Account, VoucherSeen Seen, bool IsOpen, string? By, DateTime? At,
    IReadOnlyList<string> References, DateOnly KeptUntil, string OrganisationNumber);

/// <summary>What a receipt's page asks about its voucher, for either side, with its own rights.</summary>
public sealed class VoucherQueries(ScannerDoor door)
{
    /// <summary>Null for whoever may not see the receipt, as for what does not exist.</summary>
    public async Task<VoucherDetails?> FindAsync(Guid receiptId, CancellationToken ct)
    {
        await using var visit = await door.OfReceiptAsync(receiptId, ct);
        if (visit is null
            || await visit.Db.Receipts.AsNoTracking().SingleOrDefaultAsync(r => r.OrganisationId == visit.OrganisationId && r.Id == receiptId, ct) is not { } receipt)
        {
            return null;
        }

        var draft = (await VoucherDrafts.OfAsync(visit, [receipt], ct)).Single();
        var entries = await visit.Db.KeptEntries.AsNoTracking().Where(e => e.OrganisationId == visit.OrganisationId && e.ReceiptId == receiptId && !e.IsUndone)
            .OrderBy(e => e.Id).ToListAsync(ct);
        var number = await visit.Db.Organisations.Where(o => o.Id == visit.OrganisationId).Select(o => o.OrganisationNumber).SingleAsync(ct);
        var (voucher, origin) = entries.Count > 0
            ? (new Voucher(entries[^1].Date, entries[^1].Text, entries[^1].Rows), VoucherOrigin.HandedOver)
            : (draft.Voucher, OriginOf(draft));
        return new VoucherDetails(
            voucher.Succeeded ? voucher.Value : null, voucher.Error, origin, draft.Account,
            new VoucherSeen(draft.Saved?.Version, ReceiptVoucher.FactsOf(receipt.Facts)),
            receipt.Status is not (ReceiptStatus.HandedOver or ReceiptStatus.Archived), draft.Saved?.SavedByName, draft.Saved?.SavedAt,
            [.. entries.Select(entry => entry.Reference)], await KeptUntilAsync(visit, receipt, entries, ct), number);
    }

    private static VoucherOrigin OriginOf(DraftedVoucher draft) =>
        draft.Saved is null ? VoucherOrigin.Proposed : draft.IsStale ? VoucherOrigin.Stale : VoucherOrigin.Written;

    /// <summary>
    /// By the financial year of its batch; else by the one in which its day lies, as long as nobody says otherwise. A receipt without a day counts from
    /// when it came.
    /// </summary>
    private static async Task<DateOnly> KeptUntilAsync(ScannerVisit visit, Receipt receipt, IReadOnlyList<KeptEntry> entries, CancellationToken ct)
    {
        if (entries.Count > 0)
        {
            var batches = entries.Select(entry => entry.BatchId).ToList();
            var ends = await visit.Db.KeptBatches.Where(b => b.OrganisationId == visit.OrganisationId && batches.Contains(b.Id)).MaxAsync(b => b.YearEnd, ct);
            return FinancialYear.RetainedAfter(ends);
        }

        var firstMonth = await visit.Db.HandOverSettings.Where(s => s.OrganisationId == visit.OrganisationId).Select(s => (int?)s.FirstMonth).SingleOrDefaultAsync(ct);
        return FinancialYear.Containing(receipt.Date ?? SwedishTime.DayOf(receipt.ReceivedAt), firstMonth ?? 1).RetainUntil;
    }
}
