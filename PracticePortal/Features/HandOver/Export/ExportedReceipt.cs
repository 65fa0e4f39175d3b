using System.Globalization;
using PracticePortal.Features.HandOver.Batches;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Files;

namespace PracticePortal.Features.HandOver.Export;

/// <summary>A receipt as it leaves the portal.</summary>
/// <param name="References">Of its vouchers in batches that stand.</param>
internal sealed record ExportedReceipt(Receipt Receipt, IReadOnlyList<ReceiptFile> Files, IReadOnlyList<string> References)
{
    /// <summary>Its day, and the whole id, so that no two files share a name.</summary>
    public static string NameOf(Receipt receipt, ReceiptFile file)
    {
        var supplier = BatchFileNames.Plain(receipt.Supplier ?? "");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"kvitton/{DayOf(receipt):yyyy-MM-dd}-{supplier}{(supplier == "" ? "" : "-")}{receipt.Id:N}-{file.Position}{file.Kind.Extension()}");
    }

    /// <summary>That stands on it, else on which it came.</summary>
    public static DateOnly DayOf(Receipt receipt) => receipt.Date ?? SwedishTime.DayOf(receipt.ReceivedAt);
}
