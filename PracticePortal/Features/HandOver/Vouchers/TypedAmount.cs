using PracticePortal.Features.Scanner.Amounts;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.HandOver.Vouchers;

/// <summary>An amount in a field of a voucher.</summary>
public static class TypedAmount
{
    /// <summary>In öre; zero for nothing.</summary>
    public static Result<long> Read(string? typed)
    {
        var read = TypedMoney.Parse(typed, nameof(VoucherRow.Amount));
        return read.Succeeded ? read.Value ?? 0 : HandOverErrors.AmountNotReadable(typed!);
    }

    /// <summary>For a field: as the reader writes numbers, empty for nothing.</summary>
    public static string Write(long ore) => ore == 0 ? "" : Money.Shown(ore);
}
