using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner.Interpretation;

/// <summary>What was found, as a receipt keeps it.</summary>
internal static class FoundAsFacts
{
    public static ReceiptFacts ToFacts(this FoundFacts found) => new()
    {
        Supplier = found.Supplier?.Value is { Length: > ReceiptFacts.SupplierMaxLength } name ? PlainText.WellFormed(name[..ReceiptFacts.SupplierMaxLength]) : found.Supplier?.Value,
        SupplierNumber = found.SupplierNumber?.Value,
        Date = found.Date?.Value,
        Total = found.Total?.Value,
        Rates = found.Rates?.Value ?? [],
        Currency = found.Currency?.Value,
        Payment = found.Payment?.Value,
        CardDigits = found.CardDigits?.Value,
        InvoiceNumber = Short(found.InvoiceNumber),
        PaymentReference = Short(found.PaymentReference),
    };

    /// <summary>Where each of them stands, for the viewer.</summary>
    public static IReadOnlyList<ReadFact> Places(this FoundFacts found) =>
    [
        .. new[]
        {
            PlaceOf(ReceiptFact.Supplier, found.Supplier), PlaceOf(ReceiptFact.SupplierNumber, found.SupplierNumber), PlaceOf(ReceiptFact.Date, found.Date),
            PlaceOf(ReceiptFact.Total, found.Total), PlaceOf(ReceiptFact.Rates, found.Rates), PlaceOf(ReceiptFact.Currency, found.Currency),
            PlaceOf(ReceiptFact.Payment, found.Payment), PlaceOf(ReceiptFact.CardDigits, found.CardDigits),
            PlaceOf(ReceiptFact.InvoiceNumber, found.InvoiceNumber), PlaceOf(ReceiptFact.PaymentReference, found.PaymentReference),
        }.OfType<ReadFact>(),
    ];

    private static ReadFact? PlaceOf<T>(ReceiptFact fact, Found<T>? found) => found is null ? null : new ReadFact(
        fact,
        (found.Place?.Page ?? 0) + 1,
        found.Place is { Box: var box } ? [box.Left, box.Top, box.Width, box.Height] : [],
        found.Sure,
        found.Why.Count > 0 ? found.Why[0].ToString() : "");

    /// <summary>A number that is longer than any is a misreading.</summary>
    private static string? Short(Found<string>? number) => number is { Value.Length: <= ReceiptFacts.NumberMaxLength } ? number.Value : null;
}
