using System.Globalization;
using PracticePortal.Features.Scanner.Amounts;

namespace PracticePortal.Features.Scanner.Receipts;

/// <summary>What stands on a receipt, and the words by which it is found.</summary>
public sealed partial class Receipt
{
    /// <summary>What stands on it, by the reading and by what people said since.</summary>
    public ReceiptFacts Facts
    {
        get => new()
        {
            Supplier = Supplier,
            SupplierNumber = SupplierNumber,
            Date = Date,
            Total = Total,
            Rates = Rates,
            Currency = Currency,
            Payment = Payment,
            CardDigits = CardDigits,
            InvoiceNumber = InvoiceNumber,
            PaymentReference = PaymentReference,
        };
        private set
        {
            (Supplier, SupplierNumber, Date, Total) = (value.Supplier, value.SupplierNumber, value.Date, value.Total);
            (Rates, Currency, Payment, CardDigits) = (value.Rates, value.Currency, value.Payment, value.CardDigits);
            (InvoiceNumber, PaymentReference) = (value.InvoiceNumber, value.PaymentReference);
            SearchText = WordsOf(this);
        }
    }

    /// <summary>The words by which it is found, besides those that were read (<see cref="ReceiptReading.Words"/>).</summary>
    public string SearchText { get; private set; } = "";

    /// <summary>Those that a person has looked at; the others are as they were read.</summary>
    public ReceiptFact Confirmed { get; private set; }

    public string? Supplier { get; private set; }

    public string? SupplierNumber { get; private set; }

    public DateOnly? Date { get; private set; }

    public long? Total { get; private set; }

    public IReadOnlyList<RateSum> Rates { get; private set; } = [];

    public string? Currency { get; private set; }

    public ReceiptPayment? Payment { get; private set; }

    public string? CardDigits { get; private set; }

    public string? InvoiceNumber { get; private set; }

    public string? PaymentReference { get; private set; }

    private static string WordsOf(Receipt receipt) => ReceiptWords.Of(
        receipt.Title, receipt.BroughtByName, receipt.Supplier, receipt.SupplierNumber, receipt.InvoiceNumber, receipt.PaymentReference,
        receipt.Total is { } total ? Money.Plain(total) : null, receipt.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}
