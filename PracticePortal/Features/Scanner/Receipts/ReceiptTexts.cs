using System.Globalization;
using Microsoft.AspNetCore.Components;
using PracticePortal.Components.Shared;
using PracticePortal.Features.Scanner.Amounts;
using PracticePortal.Platform.Domain;
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

    /// <summary>A fact as it is read; VAT has lines of its own.</summary>
    public static string Value(ReceiptFacts facts, ReceiptFact fact) => fact switch
    {
        ReceiptFact.Supplier => facts.Supplier,
        ReceiptFact.SupplierNumber => OrganisationNumber.Display(facts.SupplierNumber ?? ""),
        ReceiptFact.Date => facts.Date is { } date ? PortalTime.DateText(date, CultureInfo.CurrentCulture) : null,
        ReceiptFact.Total => facts.Total is { } total ? Amount(total, facts.Currency) : null,
        ReceiptFact.Currency => facts.Currency,
        ReceiptFact.Payment => facts.Payment is { } payment ? Name(payment) : null,
        ReceiptFact.CardDigits => facts.CardDigits,
        ReceiptFact.InvoiceNumber => facts.InvoiceNumber,
        ReceiptFact.PaymentReference => facts.PaymentReference,
        _ => null,
    } ?? "";

    /// <summary>1 204,50 kr in Swedish, SEK 1,204.50 in English; another currency by its code.</summary>
    public static string Amount(long ore, string? currency) => currency is null or ReceiptFigures.Kronor
        ? Sentence.Of(ScannerText.Kronor, Money.Shown(ore))
        : $"{Money.Shown(ore)}\u00a0{currency}";

    /// <summary>Whose turn it is: in <see cref="ReceiptStatus.NeedsAnswer"/> the customer's.</summary>
    public static string? Holder(ReceiptRow row) => row.Status == ReceiptStatus.NeedsAnswer ? ScannerText.HolderCustomer : row.HolderName;
}
