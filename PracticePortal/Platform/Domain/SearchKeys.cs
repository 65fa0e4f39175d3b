using System.Globalization;
using System.Text;

namespace PracticePortal.Platform.Domain;

/// <summary>Keys that make both databases sort and search as a Swede expects: SQLite orders Å, Ä, Ö by bytes and its LIKE misses them.</summary>
public static class SearchKeys
{
    public const int SortKeyMaxLength = 200;

    private static readonly CompareInfo s_swedish = CultureInfo.GetCultureInfo("sv-SE").CompareInfo;

    /// <summary>Text whose byte order is the Swedish alphabet's order: two digits for each byte of the key, whose beginning is enough.</summary>
    public static string Sort(string text)
    {
        var key = s_swedish.GetSortKey(text, CompareOptions.IgnoreCase).KeyData;
        return Convert.ToHexStringLower(key.AsSpan(0, Math.Min(SortKeyMaxLength / 2, key.Length)));
    }

    /// <summary>Text in which case does not matter, as it is compared with what people type.</summary>
    public static string Fold(params IEnumerable<string?> parts) =>
        PlainText.WellFormed(string.Join('\n', parts.Where(p => !string.IsNullOrEmpty(p))))
            .Replace("\0", "", StringComparison.Ordinal) // which PostgreSQL refuses
            .ToLowerInvariant().Normalize(NormalizationForm.FormC);

    /// <summary>A pattern for LIKE in which what people type stands for itself; the escape character is a backslash.</summary>
    public static string Contains(string typed) =>
        "%" + Fold(typed.Trim()).Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%";
}
