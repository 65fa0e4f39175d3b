using System.Globalization;
using PracticePortal.Features.HandOver.Accounts;
using PracticePortal.Features.HandOver.Batches;
using PracticePortal.Features.Scanner.Amounts;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.HandOver.Sie;

/// <summary>
/// Writes a batch as SIE type 4I: vouchers only, with which a program feeds a ledger. Numbers in comments are places in the standard's edition
/// 4C; what is left out, and why, stands in docs/hand-over.md.
/// </summary>
public static class SieWriter
{
    private const string Newline = "\r\n"; // 5.5
    private static readonly string s_version = typeof(SieWriter).Assembly.GetName().Version!.ToString(3);

    /// <summary>Streams the file; the same batch gives the same bytes. The stream stays open.</summary>
    public static async Task WriteAsync(HandOverBatch batch, Stream output, CancellationToken ct)
    {
        await using var writer = new StreamWriter(output, Pc8.Encoding, leaveOpen: true) { NewLine = Newline };
        foreach (var record in Records(batch))
        {
            await writer.WriteLineAsync(record.AsMemory(), ct);
        }

        await writer.FlushAsync(ct);
    }

    private static IEnumerable<string> Records(HandOverBatch batch) =>
        Heading(batch).Concat(Accounts(batch)).Concat(batch.Entries.SelectMany(entry => Voucher(entry, batch.MadeOn)));

    /// <summary>The ledger that takes the file in changes the flag to 1, and refuses it from then on.</summary>
    private static IEnumerable<string> Heading(HandOverBatch batch) =>
    [
        "#FLAGGA 0",
        $"#PROGRAM {Text("PracticePortal")} {Text(s_version)}",
        "#FORMAT PC8",
        $"#GEN {Day(batch.MadeOn)}",
        "#SIETYP 4",
        $"#ORGNR {OrganisationNumber.Full(batch.Customer.OrganisationNumber)}",
        $"#FNAMN {Text(batch.Customer.Name)}",
        $"#RAR 0 {Day(batch.Year.Start)} {Day(batch.Year.End)}",
        "#KPTYP EUBAS97",
    ];

    private static IEnumerable<string> Accounts(HandOverBatch batch) => batch.Entries
        .SelectMany(entry => entry.Receipt.Voucher.Rows.Select(row => row.Account))
        .Distinct()
        .Order(StringComparer.Ordinal)
        .Select(BasAccounts.Find)
        .OfType<BasAccount>()
        .Select(account => $"#KONTO {account.Number} {Text(account.Name)}");

    /// <summary>Series and number are left to the ledger; the reference in the text leads to the picture.</summary>
    private static IEnumerable<string> Voucher(BatchEntry entry, DateOnly registered) =>
    [
        $"#VER \"\" \"\" {Day(entry.Receipt.Voucher.Date)} {Text($"{entry.Reference} {entry.Receipt.Voucher.Text}")} {Day(registered)}",
        "{",
        .. entry.Receipt.Voucher.Rows.Select(row => $"#TRANS {row.Account} {{}} {Money.Plain(row.Amount)}"), // 5.9
        "}",
    ];

    private static string Day(DateOnly date) => date.ToString("yyyyMMdd", CultureInfo.InvariantCulture); // 5.10

    private static string Text(string text) => $"\"{Pc8.Transliterate(text).Replace("\"", "\\\"", StringComparison.Ordinal)}\""; // 5.7
}
