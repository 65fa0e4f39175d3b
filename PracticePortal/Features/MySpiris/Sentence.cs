using System.Globalization;

namespace PracticePortal.Features.MySpiris;

/// <summary>Puts values into a text, in the reader's formats.</summary>
internal static class Sentence
{
    public static string Of(string format, params object?[] values) => string.Format(CultureInfo.CurrentCulture, format, values);
}
