using PracticePortal.Features.HandOver.Vouchers;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Tenancy;

namespace PracticePortal.Features.HandOver.Accounts;

/// <summary>The account that was chosen last for a supplier of an organisation, from the vouchers that people saved.</summary>
public sealed class SupplierAccount : Entity, IOrganisationOwned
{
    /// <summary>A folded name may be longer than the name.</summary>
    public const int SupplierMaxLength = 2 * ReceiptFacts.SupplierMaxLength;

    private SupplierAccount()
    {
    }

    public Guid OrganisationId { get; private init; }

    /// <summary>The name, folded.</summary>
    public string Supplier { get; private init; } = "";

    /// <summary>Ten digits, or empty.</summary>
    public string SupplierNumber { get; private init; } = "";

    public string Account { get; private set; } = "";

    public DateTime ChosenAt { get; private set; }

    public static SupplierAccount Of(Receipt receipt) => new()
    {
        OrganisationId = receipt.OrganisationId,
        Supplier = Key(receipt.Supplier),
        SupplierNumber = receipt.SupplierNumber ?? "",
    };

    /// <summary>Under which a supplier's name is kept and found.</summary>
    public static string Key(string? supplier)
    {
        var folded = SearchKeys.Fold((supplier ?? "").Trim());
        return folded.Length <= SupplierMaxLength ? folded : folded[..SupplierMaxLength];
    }

    /// <summary>What a voucher says of the expense: its largest row that is neither VAT nor rounding nor the payment. Null when it has none.</summary>
    public static string? ExpenseIn(Voucher voucher) => voucher.Rows
        .Where(row => row.Account is not (BasAccounts.InputVat or BasAccounts.OreRounding) && !Payment.IsAccount(row.Account))
        .MaxBy(row => Math.Abs(row.Amount))?.Account;

    public void Choose(string account, DateTime now) => (Account, ChosenAt) = (account, now);

    public ChosenAccount ToChoice() => new(Supplier, SupplierNumber, Account, ChosenAt);
}
