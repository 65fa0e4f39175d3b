using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PracticePortal.Features.Scanner.Amounts;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Tenancy;

namespace PracticePortal.Features.HandOver.Vouchers;

/// <summary>
/// A voucher that somebody wrote in place of the proposed one. It holds for the receipt as it was then: when the receipt's facts change it is stale,
/// and somebody must look at it before the receipt is handed over.
/// </summary>
public sealed class ReceiptVoucher : Entity, IOrganisationOwned
{
    private ReceiptVoucher()
    {
    }

    public Guid OrganisationId { get; private init; }

    public string Text { get; private set; } = "";

    public IReadOnlyList<VoucherRow> Rows { get; private set; } = [];

    /// <summary>The receipt's facts for which it was written, as <see cref="FactsOf"/> tells them apart.</summary>
    public string Facts { get; private set; } = "";

    public Guid SavedById { get; private set; }

    public string SavedByName { get; private set; } = "";

    public DateTime SavedAt { get; private set; }

    /// <summary>Its id is the receipt's.</summary>
    public static ReceiptVoucher For(Receipt receipt) => new() { Id = receipt.Id, OrganisationId = receipt.OrganisationId };

    /// <summary>The same for the same facts, as far as a voucher rests on them; another one after each change.</summary>
    public static string FactsOf(ReceiptFacts facts) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', (string?[])
    [
        facts.Supplier, facts.SupplierNumber, facts.Date?.ToString("O", CultureInfo.InvariantCulture), facts.Total?.ToString(CultureInfo.InvariantCulture),
        RateSum.Write(facts.Rates), facts.Currency, facts.Payment?.ToString(), facts.InvoiceNumber,
    ]))));

    public bool HoldsFor(ReceiptFacts facts) => Facts == FactsOf(facts);

    /// <param name="date">The receipt's.</param>
    public Voucher On(DateOnly date) => new(date, Text, Rows);

    /// <param name="voucher">As it was checked.</param>
    /// <param name="receipt">What it is written for.</param>
    /// <param name="by">Who wrote it.</param>
    /// <param name="told">Who is told.</param>
    /// <param name="now">When.</param>
    public void Write(Voucher voucher, Receipt receipt, ReceiptBringer by, ReceiptAudience told, DateTime now)
    {
        (Text, Rows, Facts) = (voucher.Text, voucher.Rows, FactsOf(receipt.Facts));
        (SavedById, SavedByName, SavedAt) = (by.UserId, by.Name, now);
        Raise(new VoucherEdited(Id, told, receipt.Title));
    }
}
