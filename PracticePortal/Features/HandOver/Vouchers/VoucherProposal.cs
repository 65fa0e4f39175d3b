using PracticePortal.Features.HandOver.Accounts;
using PracticePortal.Features.Scanner.Amounts;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.HandOver.Vouchers;

/// <summary>What a voucher is proposed from: a receipt's figures and the accounts that were proposed or chosen for it.</summary>
public sealed record VoucherProposal
{
    public required ReceiptFigures Figures { get; init; }

    /// <summary>Stands in the books as the voucher's text, with the invoice's number where there is one.</summary>
    public required string Supplier { get; init; }

    public string InvoiceNumber { get; init; } = "";

    /// <summary>The expense's account, for every rate that has none of its own.</summary>
    public required string ExpenseAccount { get; init; }

    /// <summary>By rate in whole per cent, where a receipt holds goods of two sorts.</summary>
    public IReadOnlyDictionary<int, string> ExpenseAccounts { get; init; } = new Dictionary<int, string>();

    public required string PaymentAccount { get; init; }

    /// <summary>
    /// A voucher that balances to the öre: what each rate cost without VAT, the VAT that was paid, the öre rounding, and against them the payment.
    /// Money given back stands the other way round. It fails for figures that do not add up.
    /// </summary>
    public Result<Voucher> Propose()
    {
        var addUp = Figures.AddUp();
        if (!addUp.Succeeded)
        {
            return addUp.Error;
        }

        var expenses = RateSum.ByRate(Figures.Rates)
            .Select(rate => new VoucherRow(ExpenseAccounts.GetValueOrDefault(rate.Percent, ExpenseAccount), rate.Net));
        VoucherRow[] rows =
        [
            .. expenses,
            new(BasAccounts.InputVat, Figures.Vat),
            new(BasAccounts.OreRounding, Figures.Rounding),
            new(PaymentAccount, -Figures.Total),
        ];

        var voucher = new Voucher(Figures.Date, Text, [.. rows.Where(row => row.Amount != 0)]);
        var check = voucher.Check();
        return check.Succeeded ? voucher : check.Error;
    }

    private string Text => PlainText.Clean(PlainText.Clean(InvoiceNumber) is { } number ? $"{Supplier} faktura {number}" : Supplier) ?? "";
}
