using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.HandOver.Accounts;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.HandOver.Vouchers;

/// <summary>A row as it was typed.</summary>
public sealed record TypedRow(string? Account, string? Debit, string? Credit);

/// <summary>A voucher as it was typed. Its day is the receipt's.</summary>
public sealed record TypedVoucher(string? Text, IReadOnlyList<TypedRow> Rows);

/// <summary>What somebody saw before they typed.</summary>
/// <param name="Version">Of the saved voucher; null when there was none.</param>
/// <param name="Facts">Of the receipt, as <see cref="ReceiptVoucher.FactsOf"/> tells them apart.</param>
public sealed record VoucherSeen(int? Version, string Facts);

/// <summary>Somebody writes a receipt's voucher, or drops what was written. What does not balance is refused with the difference.</summary>
public sealed class EditVoucher(ScannerDoor door, TimeProvider clock)
{
    /// <param name="receiptId">Of a receipt that was not handed over yet.</param>
    /// <param name="typed">Null to go back to the proposal.</param>
    /// <param name="seen">What it was written over: of two people the second is told.</param>
    /// <param name="ct">Cancels before the save.</param>
    public async Task<Result> ExecuteAsync(Guid receiptId, TypedVoucher? typed, VoucherSeen seen, CancellationToken ct)
    {
        await using var visit = await door.OfReceiptAsync(receiptId, ct);
        if (visit is null || await visit.Db.Receipts.SingleOrDefaultAsync(r => r.OrganisationId == visit.OrganisationId && r.Id == receiptId, ct) is not { } receipt)
        {
            return CommonErrors.NotFound;
        }

        var saved = await visit.Db.ReceiptVouchers.SingleOrDefaultAsync(v => v.OrganisationId == visit.OrganisationId && v.Id == receiptId, ct);
        if (WhyNot(receipt, saved, seen) is { } refusal)
        {
            return refusal;
        }

        var written = typed is null ? await DropAsync(visit, receipt, saved, ct) : await WriteAsync(visit, receipt, saved, typed, ct);
        visit.Db.Touch(receipt); // of two, one of whom hands it over meanwhile, the second is refused
        return written.Succeeded ? await visit.Db.TrySaveAsync(ct, CommonErrors.ChangedByOthers) : written;
    }

    private static Error? WhyNot(Receipt receipt, ReceiptVoucher? saved, VoucherSeen seen)
    {
        if (receipt.Status is ReceiptStatus.HandedOver or ReceiptStatus.Archived)
        {
            return HandOverErrors.VoucherSettled;
        }

        if (saved?.Version != seen.Version)
        {
            return saved is null ? CommonErrors.ChangedByOthers : CommonErrors.ChangedBy(saved.SavedByName, saved.SavedAt);
        }

        if (ReceiptVoucher.FactsOf(receipt.Facts) != seen.Facts)
        {
            return HandOverErrors.ReceiptChanged;
        }

        return receipt.Date is null ? HandOverErrors.NoFigures : null;
    }

    private static async Task<Result> DropAsync(ScannerVisit visit, Receipt receipt, ReceiptVoucher? saved, CancellationToken ct)
    {
        if (saved is not null)
        {
            visit.Db.ReceiptVouchers.Remove(saved);
            visit.Db.Raise(new VoucherDropped(receipt.Id, await visit.AudienceAsync(ct), receipt.Title));
        }

        return Result.Ok;
    }

    private async Task<Result> WriteAsync(ScannerVisit visit, Receipt receipt, ReceiptVoucher? saved, TypedVoucher typed, CancellationToken ct)
    {
        var read = Read(typed, receipt.Date!.Value);
        if (!read.Succeeded)
        {
            return read.Error;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        saved ??= visit.Db.ReceiptVouchers.Add(ReceiptVoucher.For(receipt)).Entity;
        saved.Write(read.Value, receipt, visit.Bringer, await visit.AudienceAsync(ct), now);
        if (SupplierAccount.ExpenseIn(read.Value) is { } account && receipt.Supplier is not null)
        {
            var (supplier, number) = (SupplierAccount.Key(receipt.Supplier), receipt.SupplierNumber ?? "");
            var choice = await visit.Db.SupplierAccounts.SingleOrDefaultAsync(
                a => a.OrganisationId == visit.OrganisationId && a.Supplier == supplier && a.SupplierNumber == number, ct);
            (choice ?? visit.Db.SupplierAccounts.Add(SupplierAccount.Of(receipt)).Entity).Choose(account, now);
        }

        return Result.Ok;
    }

    /// <summary>Rows in which nothing stands are left out.</summary>
    private static Result<Voucher> Read(TypedVoucher typed, DateOnly date)
    {
        List<VoucherRow> rows = [];
        foreach (var row in typed.Rows.Where(row => !(IsEmpty(row.Account) && IsEmpty(row.Debit) && IsEmpty(row.Credit))))
        {
            var (debit, credit) = (TypedAmount.Read(row.Debit), TypedAmount.Read(row.Credit));
            if ((debit.Error ?? credit.Error) is { } notReadable)
            {
                return notReadable;
            }

            if (debit.Value != 0 && credit.Value != 0)
            {
                return HandOverErrors.BothSides;
            }

            rows.Add(new VoucherRow(row.Account?.Trim() ?? "", debit.Value - credit.Value));
        }

        var voucher = new Voucher(date, PlainText.Clean(typed.Text) ?? "", rows);
        var check = voucher.Check();
        return check.Succeeded ? voucher : check.Error;
    }

    private static bool IsEmpty(string? typed) => string.IsNullOrWhiteSpace(typed);
}
