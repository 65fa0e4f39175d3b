using PracticePortal.Features.Scanner.Amounts;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner.Receipts;

/// <summary>How a receipt says that it was paid.</summary>
public enum ReceiptPayment
{
    Card,
    Swish,
    Cash,

    /// <summary>It is an invoice, to be paid.</summary>
    Invoice,
}

/// <summary>One of the facts that stand on a receipt; several together are kept as one number.</summary>
[Flags]
public enum ReceiptFact
{
    None = 0,
    Supplier = 1,
    SupplierNumber = 2,
    Date = 4,
    Total = 8,
    Rates = 16,
    Currency = 32,
    Payment = 64,
    CardDigits = 128,
    InvoiceNumber = 256,
    PaymentReference = 512,
}

/// <summary>What stands on a receipt, as far as it is known. Amounts are in öre, of the receipt's currency.</summary>
public sealed record ReceiptFacts
{
    public const int SupplierMaxLength = 100;
    public const int NumberMaxLength = 30;

    public static readonly ReceiptFacts None = new();

    public string? Supplier { get; init; }

    /// <summary>Ten digits, with a check digit that holds.</summary>
    public string? SupplierNumber { get; init; }

    public DateOnly? Date { get; init; }

    /// <summary>Negative for money given back.</summary>
    public long? Total { get; init; }

    /// <summary>Highest first; empty while it is not known.</summary>
    public IReadOnlyList<RateSum> Rates { get; init; } = [];

    /// <summary>ISO 4217.</summary>
    public string? Currency { get; init; }

    public ReceiptPayment? Payment { get; init; }

    /// <summary>The card's last four digits.</summary>
    public string? CardDigits { get; init; }

    public string? InvoiceNumber { get; init; }

    /// <summary>The number that a payment of an invoice carries (OCR).</summary>
    public string? PaymentReference { get; init; }

    /// <summary>For the books; null while a figure is missing.</summary>
    public ReceiptFigures? Figures => Date is { } date && Total is { } total && Rates.Count > 0
        ? new ReceiptFigures(date, total, Rates, Currency ?? ReceiptFigures.Kronor)
        : null;

    /// <summary>Which of them are known.</summary>
    public ReceiptFact Known =>
        When(Supplier is not null, ReceiptFact.Supplier) | When(SupplierNumber is not null, ReceiptFact.SupplierNumber)
        | When(Date is not null, ReceiptFact.Date) | When(Total is not null, ReceiptFact.Total) | When(Rates.Count > 0, ReceiptFact.Rates)
        | When(Currency is not null, ReceiptFact.Currency) | When(Payment is not null, ReceiptFact.Payment)
        | When(CardDigits is not null, ReceiptFact.CardDigits) | When(InvoiceNumber is not null, ReceiptFact.InvoiceNumber)
        | When(PaymentReference is not null, ReceiptFact.PaymentReference);

    /// <summary>The facts that are named from here, the others from there.</summary>
    public ReceiptFacts With(ReceiptFact taken, ReceiptFacts from) => new()
    {
        Supplier = taken.HasFlag(ReceiptFact.Supplier) ? from.Supplier : Supplier,
        SupplierNumber = taken.HasFlag(ReceiptFact.SupplierNumber) ? from.SupplierNumber : SupplierNumber,
        Date = taken.HasFlag(ReceiptFact.Date) ? from.Date : Date,
        Total = taken.HasFlag(ReceiptFact.Total) ? from.Total : Total,
        Rates = taken.HasFlag(ReceiptFact.Rates) ? from.Rates : Rates,
        Currency = taken.HasFlag(ReceiptFact.Currency) ? from.Currency : Currency,
        Payment = taken.HasFlag(ReceiptFact.Payment) ? from.Payment : Payment,
        CardDigits = taken.HasFlag(ReceiptFact.CardDigits) ? from.CardDigits : CardDigits,
        InvoiceNumber = taken.HasFlag(ReceiptFact.InvoiceNumber) ? from.InvoiceNumber : InvoiceNumber,
        PaymentReference = taken.HasFlag(ReceiptFact.PaymentReference) ? from.PaymentReference : PaymentReference,
    };

    /// <summary>Whether a receipt with these can be handed over: who it is from, and figures that add up.</summary>
    public Result Check() => (Supplier, Figures) switch
    {
        (null, _) => CommonErrors.Required(nameof(Supplier)),
        (_, null) when Date is null => CommonErrors.Required(nameof(Date)),
        (_, null) when Total is null => CommonErrors.Required(nameof(Total)),
        (_, null) => CommonErrors.Required(nameof(Rates)),
        (_, { } figures) => figures.AddUp(),
    };

    public bool Equals(ReceiptFacts? other) => other is not null && Different(other) == ReceiptFact.None;

    public override int GetHashCode() => HashCode.Combine(Supplier, SupplierNumber, Date, Total, Rates.Count, InvoiceNumber);

    /// <summary>Which of them are not the same.</summary>
    public ReceiptFact Different(ReceiptFacts other) =>
        When(Supplier != other.Supplier, ReceiptFact.Supplier) | When(SupplierNumber != other.SupplierNumber, ReceiptFact.SupplierNumber)
        | When(Date != other.Date, ReceiptFact.Date) | When(Total != other.Total, ReceiptFact.Total)
        | When(!Rates.SequenceEqual(other.Rates), ReceiptFact.Rates) | When(Currency != other.Currency, ReceiptFact.Currency)
        | When(Payment != other.Payment, ReceiptFact.Payment) | When(CardDigits != other.CardDigits, ReceiptFact.CardDigits)
        | When(InvoiceNumber != other.InvoiceNumber, ReceiptFact.InvoiceNumber)
        | When(PaymentReference != other.PaymentReference, ReceiptFact.PaymentReference);

    private static ReceiptFact When(bool holds, ReceiptFact fact) => holds ? fact : ReceiptFact.None;
}
