using System.Globalization;
using CsvHelper;
using PracticePortal.Features.Scanner.Amounts;

namespace PracticePortal.Features.HandOver.Batches;

/// <summary>
/// The list that lies beside the pictures: which voucher each belongs to. Made for a Swedish spreadsheet: semicolons, decimal commas, a mark of
/// UTF-8, and in Swedish as the books are. A text that a spreadsheet would run as a formula gets an apostrophe in front.
/// </summary>
public static class BatchIndex
{
    /// <summary>For every list of the hand-over.</summary>
    internal static readonly CsvWriterOptions Options = new()
    {
        Separator = ';',
        WriteByteOrderMark = true,
        Injection = CsvInjection.Escape,
    };

    /// <inheritdoc cref="Options"/>
    internal static readonly NumberFormatInfo DecimalComma = new() { NumberDecimalSeparator = "," };

    /// <param name="batch">What is listed.</param>
    /// <param name="shown">How a picture is named, of which the archive may lack one.</param>
    /// <param name="output">Stays open.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task WriteAsync(HandOverBatch batch, Func<string, string> shown, Stream output, CancellationToken ct)
    {
        await using var csv = CsvWriter.Create(output, Options, leaveOpen: true);
        csv.WriteHeader("Referens", "Datum", "Leverantör", "Kvittots belopp", "Kvittots moms", "Konton", "Bilder", "Text");
        foreach (var entry in batch.Entries)
        {
            var receipt = entry.Receipt;
            csv.WriteField(entry.Reference);
            csv.WriteField(receipt.Voucher.Date);
            csv.WriteField(receipt.Supplier);
            csv.WriteField(Money.Kronor(receipt.Figures.Total), "0.00", DecimalComma);
            csv.WriteField(Money.Kronor(receipt.Figures.Vat), "0.00", DecimalComma);
            csv.WriteField(string.Join(' ', receipt.Voucher.Rows.Select(row => row.Account)));
            csv.WriteField(string.Join(' ', entry.PictureNames.Select(shown)));
            csv.WriteField(receipt.Voucher.Text);
            await csv.EndRecordAsync(ct);
        }

        await csv.FlushAsync(ct);
    }
}
