using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner.Interpretation;

/// <summary>What was found, as a receipt keeps it.</summary>
internal static class FoundAsFacts
{
    /// <summary>In quarters.</summary>
    private const int FullTurn = 4;

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

    /// <summary>Where each of them stands, for the viewer: on the page as the camera held it.</summary>
    public static IReadOnlyList<ReadFact> Places(this ReceiptInterpretation read)
    {
        var found = read.Found;
        return
        [
            .. new[]
            {
                PlaceOf(ReceiptFact.Supplier, found.Supplier, read), PlaceOf(ReceiptFact.SupplierNumber, found.SupplierNumber, read), PlaceOf(ReceiptFact.Date, found.Date, read),
                PlaceOf(ReceiptFact.Total, found.Total, read), PlaceOf(ReceiptFact.Rates, found.Rates, read), PlaceOf(ReceiptFact.Currency, found.Currency, read),
                PlaceOf(ReceiptFact.Payment, found.Payment, read), PlaceOf(ReceiptFact.CardDigits, found.CardDigits, read),
                PlaceOf(ReceiptFact.InvoiceNumber, found.InvoiceNumber, read), PlaceOf(ReceiptFact.PaymentReference, found.PaymentReference, read),
            }.OfType<ReadFact>(),
        ];
    }

    private static ReadFact? PlaceOf<T>(ReceiptFact fact, Found<T>? found, ReceiptInterpretation read) => found is null ? null : new ReadFact(
        fact,
        (found.Place?.Page ?? 0) + 1,
        found.Place is { } place && place.Box.Turned((FullTurn - read.Pages[place.Page].QuarterTurns) % FullTurn) is var box ? [box.Left, box.Top, box.Width, box.Height] : [],
        found.Sure,
        found.Why.Count > 0 ? found.Why[0].ToString() : "");

    /// <summary>A number that is longer than any is a misreading.</summary>
    private static string? Short(Found<string>? number) => number is { Value.Length: <= ReceiptFacts.NumberMaxLength } ? number.Value : null;
}
