using System.Globalization;
using System.Text;

namespace PracticePortal.Platform.Domain;

/// <summary>Checks and folds what people type. One place, so that every form treats the same characters alike.</summary>
public static class PlainText
{
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;
    private const int NotACharacter = 0xFFFE;

    /// <summary>Trims and composes (NFC). Null for nothing but white space.</summary>
    public static string? Clean(string? typed)
    {
        var text = typed is null ? "" : WellFormed(typed).Trim();
        return text.Length == 0 ? null : text.Normalize(NormalizationForm.FormC);
    }

    /// <summary>With the replacement character for halves of pairs and for U+FFFE: the framework refuses to compose a text that holds one.</summary>
    public static string WellFormed(string text) => string.Concat(text.EnumerateRunes().Select(rune => Real(rune).ToString()));

    /// <summary>One line that prints: no control characters, no marks that print nothing or turn the reading direction, no lone surrogates.</summary>
    public static bool IsOneLine(string text) => Prints(text, mayBreak: false);

    /// <summary>Like <see cref="IsOneLine"/>, but line breaks are welcome.</summary>
    public static bool IsText(string text) => Prints(text, mayBreak: true);

    /// <summary>Required, cleaned, one line, not over the length; else the refusal for that field.</summary>
    public static Result<string> Line(string? typed, string field, int maxLength)
    {
        var text = Clean(typed);
        return text is null ? CommonErrors.Required(field) : Checked(text, field, maxLength, IsOneLine);
    }

    /// <summary>As <see cref="Line"/>, but may be left out: then it is empty.</summary>
    public static Result<string> OptionalLine(string? typed, string field, int maxLength) =>
        Clean(typed) is { } text ? Checked(text, field, maxLength, IsOneLine) : "";

    /// <summary>As <see cref="Line"/>, and without a web address: names stand in letters, which a trusted sender signs.</summary>
    public static Result<string> Name(string? typed, string field, int maxLength) => WithoutAddress(Line(typed, field, maxLength), field);

    /// <summary>As <see cref="Name"/>, but may be left out: then it is empty.</summary>
    public static Result<string> OptionalName(string? typed, string field, int maxLength) => WithoutAddress(OptionalLine(typed, field, maxLength), field);

    /// <summary>Free text with line breaks; may be left out.</summary>
    public static Result<string> OptionalText(string? typed, string field, int maxLength) =>
        Clean(typed) is { } text ? Checked(text, field, maxLength, IsText) : "";

    private static Result<string> Checked(string text, string field, int maxLength, Func<string, bool> readable)
    {
        if (text.Length > maxLength)
        {
            return CommonErrors.TooLong(field, maxLength);
        }

        return readable(text) ? text : CommonErrors.NotReadable(field);
    }

    private static Result<string> WithoutAddress(Result<string> line, string field) =>
        line.Succeeded
        && (line.Value.Contains("://", StringComparison.Ordinal) || line.Value.Contains("www.", StringComparison.OrdinalIgnoreCase))
            ? CommonErrors.HoldsWebAddress(field)
            : line;

    private static bool Prints(string text, bool mayBreak)
    {
        foreach (var rune in text.EnumerateRunes()) // a lone surrogate comes as the replacement character
        {
            if (IsHidden(rune) && !(mayBreak && rune.Value is '\r' or '\n' or '\t'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Of the marks that print nothing, only those are welcome that join the parts of one sign, as in 👩‍👩‍👧 and in some scripts.</summary>
    internal static bool IsHidden(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Format
        ? rune.Value is not (ZeroWidthJoiner or ZeroWidthNonJoiner)
        : rune.Value == Rune.ReplacementChar.Value;

    private static Rune Real(Rune rune) => rune.Value == NotACharacter ? Rune.ReplacementChar : rune;
}
