using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.HandOver.Accounts;
using PracticePortal.Features.HandOver.Batches;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.HandOver.Vouchers;

/// <summary>A receipt with the voucher that would be handed over for it now: what somebody wrote, else what is proposed.</summary>
/// <param name="Proposed">What the rules say; an error while the figures do not allow one.</param>
/// <param name="Account">The proposed account, and why.</param>
/// <param name="Saved">What somebody wrote; null when nobody did.</param>
/// <param name="IsFileMissing">An original is not where it should be.</param>
internal sealed record DraftedVoucher(Receipt Receipt, Result<Voucher> Proposed, AccountProposal Account, ReceiptVoucher? Saved, bool IsFileMissing)
{
    /// <summary>The receipt changed after the voucher was written.</summary>
    public bool IsStale => Saved is not null && !Saved.HoldsFor(Receipt.Facts);

    public Result<Voucher> Voucher => Saved is not null && Receipt.Date is { } date ? Saved.On(date) : Proposed;

    private string Name => Receipt.Supplier ?? Receipt.Title;

    /// <summary>Why it cannot be handed over in that year; null when it can.</summary>
    public Error? Hindrance(FinancialYear year)
    {
        if (Receipt.Status != ReceiptStatus.Ready)
        {
            return HandOverErrors.NotReady(Name);
        }

        if (IsStale || IsFileMissing)
        {
            return IsStale ? HandOverErrors.VoucherStale(Name) : HandOverErrors.FileMissing(Name);
        }

        return Voucher is { Succeeded: true } voucher && voucher.Value.Check().Succeeded
            ? year.Contains(voucher.Value.Date) ? null : HandOverErrors.OtherYear(Name)
            : HandOverErrors.VoucherNotPossible(Name);
    }

    /// <summary>For a batch; asked after <see cref="Hindrance"/>. Its pictures are added when it is downloaded.</summary>
    public BatchReceipt ToReceipt() => new(Receipt.Id, Name, Receipt.Facts.Figures!, Voucher.Value, []);
}

/// <summary>Drafts the vouchers of receipts, with a few questions for all of them.</summary>
internal static class VoucherDrafts
{
    public static async Task<IReadOnlyList<DraftedVoucher>> OfAsync(ScannerVisit visit, IReadOnlyCollection<Receipt> receipts, CancellationToken ct)
    {
        var ids = receipts.Select(r => r.Id).ToList();
        var saved = await visit.Db.ReceiptVouchers.Where(v => v.OrganisationId == visit.OrganisationId && ids.Contains(v.Id))
            .ToDictionaryAsync(v => v.Id, ct);
        var missing = await visit.Db.ReceiptFiles.Where(f => f.OrganisationId == visit.OrganisationId && f.MissingSince != null && ids.Contains(f.ReceiptId))
            .Select(f => f.ReceiptId).ToHashSetAsync(ct);
        var number = await visit.Db.Organisations.Where(o => o.Id == visit.OrganisationId).Select(o => o.OrganisationNumber).SingleAsync(ct);
        var chosen = await ChosenAsync(visit, receipts, ct);
        return
        [
            .. receipts.Select(receipt =>
            {
                var account = AccountProposal.For(new Purchase(receipt.Supplier ?? "", receipt.SupplierNumber ?? ""), chosen);
                return new DraftedVoucher(
                    receipt, Propose(receipt, account, number), account, saved.GetValueOrDefault(receipt.Id), missing.Contains(receipt.Id));
            }),
        ];
    }

    private static async Task<IReadOnlyList<ChosenAccount>> ChosenAsync(ScannerVisit visit, IReadOnlyCollection<Receipt> receipts, CancellationToken ct)
    {
        var names = receipts.Select(r => SupplierAccount.Key(r.Supplier)).Distinct().ToList();
        var numbers = receipts.Select(r => r.SupplierNumber).OfType<string>().Distinct().ToList();
        var rows = await visit.Db.SupplierAccounts.AsNoTracking()
            .Where(a => a.OrganisationId == visit.OrganisationId && (names.Contains(a.Supplier) || numbers.Contains(a.SupplierNumber))).ToListAsync(ct);
        return [.. rows.Select(row => row.ToChoice())];
    }

    private static Result<Voucher> Propose(Receipt receipt, AccountProposal account, string organisationNumber) =>
        receipt.Facts.Figures is { } figures
            ? new VoucherProposal
            {
                Figures = figures,
                Supplier = receipt.Supplier ?? receipt.Title,
                InvoiceNumber = receipt.InvoiceNumber ?? "",
                ExpenseAccount = account.Account,
                PaymentAccount = Payment.Account(Payment.WayOf(receipt.Payment), organisationNumber),
            }.Propose()
            : HandOverErrors.NoFigures;
}
