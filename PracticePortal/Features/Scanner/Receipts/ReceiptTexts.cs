using Microsoft.AspNetCore.Components;
using PracticePortal.Components.Shared;
using PracticePortal.Resources;

namespace PracticePortal.Features.Scanner.Receipts;

/// <summary>Receipts in words.</summary>
internal static class ReceiptTexts
{
    public static MarkupString Chip(ReceiptStatus status) => status switch
    {
        ReceiptStatus.New => Chips.Of(Tone.Waiting, ScannerText.ReceiptNew, Glyph.Inbox),
        ReceiptStatus.Interpreted => Chips.Of(Tone.Waiting, ScannerText.ReceiptInterpreted, Glyph.Receipt),
        ReceiptStatus.NeedsAnswer => Chips.Of(Tone.Waiting, ScannerText.ReceiptNeedsAnswer, Glyph.SpeechBubble),
        ReceiptStatus.Ready => Chips.Of(Tone.Good, ScannerText.ReceiptReady, Glyph.Tick),
        ReceiptStatus.HandedOver => Chips.Of(Tone.Good, ScannerText.ReceiptHandedOver, Glyph.Collaborations),
        ReceiptStatus.Archived => Chips.Of(Tone.Done, ScannerText.ReceiptArchived),
    };

    /// <summary>For a sentence: the facts by name, with commas.</summary>
    public static string Names(ReceiptFact facts) =>
        string.Join(", ", Enum.GetValues<ReceiptFact>().Where(fact => fact != ReceiptFact.None && facts.HasFlag(fact)).Select(Name));

    public static string Name(ReceiptFact fact) => fact switch
    {
        ReceiptFact.Supplier => ScannerText.FactSupplier,
        ReceiptFact.SupplierNumber => ScannerText.FactSupplierNumber,
        ReceiptFact.Date => ScannerText.FactDate,
        ReceiptFact.Total => ScannerText.FactTotal,
        ReceiptFact.Rates => ScannerText.FactRates,
        ReceiptFact.Currency => ScannerText.FactCurrency,
        ReceiptFact.Payment => ScannerText.FactPayment,
        ReceiptFact.CardDigits => ScannerText.FactCardDigits,
        ReceiptFact.InvoiceNumber => ScannerText.FactInvoiceNumber,
        ReceiptFact.PaymentReference => ScannerText.FactPaymentReference,
        _ => "",
    };

    public static string Name(ReceiptPayment payment) => payment switch
    {
        ReceiptPayment.Card => ScannerText.PaymentCard,
        ReceiptPayment.Swish => ScannerText.PaymentSwish,
        ReceiptPayment.Cash => ScannerText.PaymentCash,
        ReceiptPayment.Invoice => ScannerText.PaymentInvoice,
    };
}
