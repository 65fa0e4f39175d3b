using System.Globalization;

namespace PracticePortal.Features.Scanner.Amounts;

/// <summary>Money is whole öre in a <see cref="long"/>: exact, and ordered and summed alike by both databases. A hundred öre are one krona.</summary>
public static class Money
{
    /// <summary>
    /// In öre: one below a hundred billion kronor. What is more is a misreading, and hundreds of thousands of such amounts sum without overflow.
    /// </summary>
    public const long Max = 9_999_999_999_999;

    public static bool IsWithin(long ore) => ore is >= -Max and <= Max;

    public static decimal Kronor(long ore) => ore / 100m;

    /// <summary>For files: kronor with a full stop and two decimals, a minus before negative ones, in every language alike.</summary>
    public static string Plain(long ore) => Kronor(ore).ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>For sentences: kronor with two decimals, as the reader writes numbers.</summary>
    public static string Shown(long ore) => Kronor(ore).ToString("N2", CultureInfo.CurrentCulture);
}
