using System.Text;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Platform.Email;

/// <summary>Makes a value safe for the head of a letter: one line, and nothing in it that does not print.</summary>
internal static class OneLine
{
    public static string Of(string text) =>
        string.Join(' ', Printing(text, keep: ' ').Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The text with white space as it is, but without control characters and marks that turn the reading direction.</summary>
    public static string WithoutHidden(string text) => Printing(text, keep: null);

    private static string Printing(string text, char? keep)
    {
        if (PlainText.IsOneLine(text))
        {
            return text;
        }

        var printing = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\n' or '\r' or '\t')
            {
                printing.Append(keep ?? (char)rune.Value);
            }
            else if (!PlainText.IsHidden(rune))
            {
                printing.Append(rune);
            }
        }

        return printing.ToString();
    }
}
