using System.Globalization;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner.Pictures;

/// <summary>Why a file is not taken, or a page cannot be shown.</summary>
public static class PictureErrors
{
    public static readonly Error Empty = Error.Invalid("picture-file-empty");

    public static readonly Error FileTooLarge = Error.Invalid("picture-file-too-large", (PictureLimits.MostBytes / 1024 / 1024).ToString(CultureInfo.InvariantCulture));

    public static readonly Error KindNotTaken = Error.Invalid("picture-kind-not-taken");

    /// <summary>A file that another program would take for something else.</summary>
    public static readonly Error SeveralKinds = Error.Invalid("picture-several-kinds");

    public static readonly Error Animated = Error.Invalid("picture-animated");

    public static readonly Error Truncated = Error.Invalid("picture-truncated");

    public static readonly Error Damaged = Error.Invalid("picture-damaged");

    public static readonly Error PasswordProtected = Error.Invalid("picture-password-protected");

    public static readonly Error TooManyPages = Error.Invalid("picture-too-many-pages", PictureLimits.MostPages.ToString(CultureInfo.InvariantCulture));

    public static readonly Error TooManyPixels = Error.Invalid("picture-too-many-pixels", (PictureLimits.MostPixels / 1_000_000).ToString(CultureInfo.InvariantCulture));

    /// <summary>It took more time or memory than any receipt does.</summary>
    public static readonly Error TooCostly = Error.Invalid("picture-too-costly");

    /// <summary>Whatever draws pages of a PDF is not installed.</summary>
    public static readonly Error PdfNotShown = Error.Conflict("picture-pdf-not-shown");

    /// <summary>The same person waits for very many others.</summary>
    public static readonly Error TooManyAtOnce = Error.Conflict("picture-too-many-at-once");

    public static readonly Error NoSuchPage = Error.NotFound("picture-no-such-page");

    private static readonly Dictionary<string, Error> s_all = new[]
    {
        Empty, FileTooLarge, KindNotTaken, SeveralKinds, Animated, Truncated, Damaged, PasswordProtected, TooManyPages, TooManyPixels, TooCostly, PdfNotShown, NoSuchPage,
    }.ToDictionary(error => error.Code, StringComparer.Ordinal);

    /// <summary>Null for a code that is none of these.</summary>
    internal static Error? Of(string code) => s_all.GetValueOrDefault(code);
}
