using System.Globalization;
using CsvHelper;
using PracticePortal.Features.HandOver.Batches;
using PracticePortal.Features.Scanner.Amounts;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.HandOver.Export;

/// <summary>The list in an export: a row for each receipt with all that is known of it, for a Swedish spreadsheet as <see cref="BatchIndex"/>.</summary>
internal static class ExportList
{
    /// <param name="receipts">A row for each.</param>
    /// <param name="firstMonth">Of the organisation's financial year.</param>
    /// <param name="shown">How a file is named, of which the archive may lack one.</param>
    /// <param name="output">Stays open.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task WriteAsync(
        IAsyncEnumerable<ExportedReceipt> receipts, int firstMonth, Func<string, string> shown, Stream output, CancellationToken ct)
    {
        await using var csv = CsvWriter.Create(output, BatchIndex.Options, leaveOpen: true);
        csv.WriteHeader(
            "Kvitto", "Inkommet", "Inlämnat av", "Status", "Datum", "Leverantör", "Organisationsnummer", "Belopp", "Valuta", "Moms", "Betalsätt", "Fakturanummer",
            "Betalningsreferens", "Verifikationer", "Sparas till och med", "Filer", "SHA-256");
        await foreach (var (receipt, files, references) in receipts.WithCancellation(ct))
        {
            csv.WriteField($"{receipt.Id}");
            csv.WriteField(SwedishTime.FromUtc(receipt.ReceivedAt).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
            csv.WriteField(receipt.BroughtByName);
            csv.WriteField(Name(receipt.Status));
            csv.WriteField(receipt.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "");
            csv.WriteField(receipt.Supplier ?? "");
            csv.WriteField(receipt.SupplierNumber ?? "");
            csv.WriteField(receipt.Total is { } total ? Amount(total) : "");
            csv.WriteField(receipt.Currency ?? "");
            csv.WriteField(string.Join(", ", receipt.Rates.Select(rate => string.Create(CultureInfo.InvariantCulture, $"{rate.Percent} %: {Amount(rate.Vat)}"))));
            csv.WriteField(receipt.Payment is { } payment ? Name(payment) : "");
            csv.WriteField(receipt.InvoiceNumber ?? "");
            csv.WriteField(receipt.PaymentReference ?? "");
            csv.WriteField(string.Join(' ', references));
            csv.WriteField(FinancialYear.Containing(ExportedReceipt.DayOf(receipt), firstMonth).RetainUntil.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            csv.WriteField(string.Join(' ', files.Select(file => shown(ExportedReceipt.NameOf(receipt, file)))));
            csv.WriteField(string.Join(' ', files.Select(file => file.Sha256)));
            await csv.EndRecordAsync(ct);
        }

        await csv.FlushAsync(ct);
    }

    private static string Amount(long ore) => Money.Kronor(ore).ToString("0.00", BatchIndex.DecimalComma);

    private static string Name(ReceiptStatus status) => status switch
    {
        ReceiptStatus.New => "Nytt",
        ReceiptStatus.Archived => "Arkiverat",
        ReceiptStatus.Interpreted => "Tolkat",
        ReceiptStatus.NeedsAnswer => "Behöver svar",
        ReceiptStatus.Ready => "Klart",
        ReceiptStatus.HandedOver => "Överlämnat",
    };

    private static string Name(ReceiptPayment payment) => payment switch
    {
        ReceiptPayment.Card => "Kort",
        ReceiptPayment.Swish => "Swish",
        ReceiptPayment.Cash => "Kontanter",
        ReceiptPayment.Invoice => "Faktura",
    };
}
