using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner.Interpretation;

/// <summary>Why a page was not read; beside these, a file can be refused by <see cref="Pictures.PictureErrors"/>.</summary>
public static class ReadingErrors
{
    /// <summary>Tesseract, or what bounds it, is not installed. Pages with text of their own are read all the same.</summary>
    public static readonly Error OcrNotInstalled = Error.Conflict("reading-ocr-not-installed");

    /// <summary>The receipt is there and was looked at, but no word could be made out.</summary>
    public static readonly Error NothingReadable = Error.Invalid("reading-nothing-readable");

    /// <summary>It was tried for hours, and each time something failed that has nothing to do with the receipt.</summary>
    public static readonly Error GaveUp = Error.Conflict("reading-gave-up");

    private static readonly Dictionary<string, Error> s_all =
        new[] { OcrNotInstalled, NothingReadable }.ToDictionary(error => error.Code, StringComparer.Ordinal);

    /// <summary>Null for a code that is none of these.</summary>
    internal static Error? Of(string code) => s_all.GetValueOrDefault(code);
}
