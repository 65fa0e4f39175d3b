using System.Globalization;
using PracticePortal.Features.Scanner.Amounts;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.HandOver.Vouchers;

/// <summary>Kronor as people type them: 1 204,50 and 1,204.50 and 1204.5 alike, with either minus.</summary>
public static class TypedAmount
{
    private const char Minus = '\u2212';
    private const int MostDigits = 15;
    private const int GroupDigits = 3;
    private const int Decimals = 2;

    /// <summary>In öre; zero for nothing.</summary>
    public static Result<long> Read(string? typed)
    {
        var text = string.Concat((typed ?? "").Where(letter => !char.IsWhiteSpace(letter))).Replace(Minus, '-');
        if (text.Length == 0)
        {
            return 0;
        }

        var isNegative = text.StartsWith('-');
        return Ore(isNegative ? text[1..] : text) is { } ore && Money.IsWithin(ore) ? isNegative ? -ore : ore : HandOverErrors.AmountNotReadable(typed!);
    }

    /// <summary>For a field: as the reader writes numbers, empty for nothing.</summary>
    public static string Write(long ore) => ore == 0 ? "" : Money.Kronor(ore).ToString("0.00", CultureInfo.CurrentCulture);

    /// <summary>A separator before one or two last digits is the decimal one; what stands between groups of three must be another.</summary>
    private static long? Ore(string text)
    {
        var last = text.LastIndexOfAny([',', '.']);
        var hasDecimals = last >= 0 && text.Length - last - 1 is > 0 and <= Decimals;
        var (whole, rest) = hasDecimals ? (text[..last], text[(last + 1)..]) : (text, "");
        var between = whole.Contains(',', StringComparison.Ordinal) ? ',' : '.';
        var groups = whole.Split(between);
        var isGrouped = groups.Length == 1
            || (groups[0].Length is > 0 and <= GroupDigits && groups.Skip(1).All(group => group.Length == GroupDigits) && !(hasDecimals && text[last] == between));
        var digits = string.Concat(groups);
        return isGrouped && digits.Length is > 0 and <= MostDigits && digits.All(char.IsAsciiDigit) && rest.All(char.IsAsciiDigit)
            ? long.Parse(digits + rest.PadRight(Decimals, '0'), CultureInfo.InvariantCulture)
            : null;
    }
}
