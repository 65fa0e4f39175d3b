using System.Globalization;

namespace PracticePortal.Platform.Domain;

/// <summary>Puts values into a text, in the reader's formats. The values are text too: they are encoded where the sentence lands.</summary>
public static class Sentence
{
    public static string Of(string format, params object?[] values) => string.Format(CultureInfo.CurrentCulture, format, values);
}
