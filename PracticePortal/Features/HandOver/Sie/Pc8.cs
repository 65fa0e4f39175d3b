using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using AnyAscii;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.HandOver.Sie;

/// <summary>
/// The character set of a SIE file: IBM's code page 437, which has the Swedish letters but neither the euro sign nor dashes (SIE 4C, 5.8).
/// What it lacks is rewritten, and what cannot be rewritten is named by its number in Unicode: nothing becomes a question mark in silence.
/// </summary>
public static class Pc8
{
    /// <summary>Throws for a character that it lacks: text goes through <see cref="Transliterate"/> first.</summary>
    public static readonly Encoding Encoding =
        CodePagesEncodingProvider.Instance.GetEncoding(437, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    private const byte FirstPrintable = 0x20;
    private const byte Delete = 0x7F;
    private const byte NoBreakSpace = 0xFF;

    /// <summary>A backslash stands before a quote inside a field (5.7); what one means elsewhere no edition says, so none is written.</summary>
    private const char Backslash = '\\';

    private static readonly FrozenSet<char> s_printable = Encoding
        .GetChars([.. Enumerable.Range(FirstPrintable, NoBreakSpace - FirstPrintable).Where(code => code != Delete).Select(code => (byte)code)])
        .Where(character => character != Backslash)
        .ToFrozenSet();

    /// <summary>Where a Swede expects something else than a general table gives.</summary>
    private static readonly FrozenDictionary<int, string> s_swedish = new Dictionary<int, string>
    {
        [Backslash] = "/",
        ['\u20AC'] = "EUR",
        ['§'] = "par.",
        ['×'] = "x",
        ['ø'] = "ö",
        ['Ø'] = "Ö",
    }.ToFrozenDictionary();

    /// <summary>One line that the code page can hold, without control characters; the same again for what was rewritten before.</summary>
    public static string Transliterate(string text) =>
        string.Concat(PlainText.WellFormed(text).Normalize(NormalizationForm.FormC).EnumerateRunes().Select(Rewritten));

    private static string Rewritten(Rune rune)
    {
        if (rune.IsBmp && s_printable.Contains((char)rune.Value))
        {
            return rune.ToString();
        }

        if (s_swedish.TryGetValue(rune.Value, out var swedish))
        {
            return swedish;
        }

        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => " ",
            UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => "", // prints nothing by itself
            _ => General(rune),
        };
    }

    /// <summary>The table's own question mark may stand for what it does not know.</summary>
    private static string General(Rune rune)
    {
        var ascii = rune.ToString().Transliterate().Replace(Backslash, '/');
        return ascii.Length > 0 && ascii.All(letter => letter != '?' && s_printable.Contains(letter))
            ? ascii
            : string.Create(CultureInfo.InvariantCulture, $"[U+{rune.Value:X4}]");
    }
}
