using System.Text;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner.Receipts;

/// <summary>
/// Text as the words that a search compares: folded letters and digits, a space between two words. What stands between two digits is left out, so that
/// an amount, a date and a number are one word however they are written: <c>125,00</c> is <c>12500</c>.
/// </summary>
internal static class ReceiptWords
{
    /// <summary>Of one text; more does not help to find it.</summary>
    private const int Most = 1500;

    private const int LongestWord = 40;

    /// <summary>Each word once, in the order of the text.</summary>
    public static string Of(params IEnumerable<string?> texts) => string.Join(' ', In(SearchKeys.Fold(texts)).Distinct(StringComparer.Ordinal).Take(Most));

    private static IEnumerable<string> In(string folded)
    {
        Rune[] signs = [.. folded.EnumerateRunes()];
        var word = new StringBuilder();
        for (var at = 0; at < signs.Length; at++)
        {
            if (Rune.IsLetterOrDigit(signs[at]))
            {
                word.Append(word.Length < LongestWord ? signs[at].ToString() : "");
            }
            else if (word.Length > 0 && !IsWithinNumber(signs, at))
            {
                yield return word.ToString();
                word.Clear();
            }
        }

        if (word.Length > 0)
        {
            yield return word.ToString();
        }
    }

    private static bool IsWithinNumber(Rune[] signs, int at) =>
        signs[at].Value is '-' or ',' or '.' or ':' && at > 0 && at + 1 < signs.Length && Rune.IsDigit(signs[at - 1]) && Rune.IsDigit(signs[at + 1]);
}
