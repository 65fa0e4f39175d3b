using System.Globalization;

namespace PracticePortal.Platform.Email;

/// <summary>A sentence of a letter with its values in place. Values are text: they are encoded where the sentence lands.</summary>
internal static class LetterPhrase
{
    public static string Of(string sentence, params object[] values) => string.Format(CultureInfo.CurrentCulture, sentence, values);
}
