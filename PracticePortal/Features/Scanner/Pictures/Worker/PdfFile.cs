using System.Diagnostics;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Files;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace PracticePortal.Features.Scanner.Pictures.Worker;

/// <summary>PDF: counted by PdfPig, drawn by poppler's <c>pdftoppm</c>, which knows no scripts and starts nothing that a document names.</summary>
internal static class PdfFile
{
    /// <summary>Of the page that poppler draws, in pixels: more than is shown, so that a long receipt too can be read.</summary>
    private const int LongestSide = 4_000;

    /// <summary>Address space of poppler.</summary>
    private const long MostMemoryBytes = 1024L * 1024 * 1024;

    private const int MostCpuSeconds = 10;
    private const string Prlimit = "/usr/bin/prlimit";
    private const string Poppler = "/usr/bin/pdftoppm";

    /// <summary>Where the pages are said to be, not what is on them.</summary>
    public static Result<InspectedFile> Inspect(byte[] file)
    {
        try
        {
            using var document = PdfDocument.Open(file, new ParsingOptions { UseLenientParsing = true });
            return document switch
            {
                { IsEncrypted: true } => PictureErrors.PasswordProtected,
                { NumberOfPages: < 1 } => PictureErrors.Damaged,
                { NumberOfPages: > PictureLimits.MostPages } => PictureErrors.TooManyPages,
                _ => new InspectedFile(FileKind.Pdf, document.NumberOfPages, []),
            };
        }
        catch (PdfDocumentEncryptedException)
        {
            return PictureErrors.PasswordProtected;
        }
        catch (OutOfMemoryException)
        {
            return PictureErrors.TooCostly;
        }
        catch (Exception unreadable) when (unreadable is not OutOfMemoryException) // the library fails in any way that a damaged document leads to
        {
            return PictureErrors.Damaged;
        }
    }

    public static async Task<Result<DecodedPage>> DecodeAsync(byte[] file, int page, CancellationToken ct)
    {
        if (!File.Exists(Poppler) || !File.Exists(Prlimit))
        {
            return PictureErrors.PdfNotShown;
        }

        var start = new ProcessStartInfo(Prlimit, [
            $"--as={MostMemoryBytes}", $"--cpu={MostCpuSeconds}", Poppler, "-q", "-cropbox", "-f", $"{page}", "-l", $"{page}", "-scale-to", $"{LongestSide}", "-"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var poppler = Process.Start(start) ?? throw new InvalidOperationException("No process was started.");
        var fed = FeedAsync(poppler.StandardInput.BaseStream, file, ct);
        var drawn = await PortablePixmap.ReadAsync(poppler.StandardOutput.BaseStream, ct);
        await fed;
        if (drawn is null)
        {
            poppler.Kill();
        }

        await poppler.WaitForExitAsync(ct);
        return drawn is not null ? new DecodedPage(drawn) : poppler.ExitCode > 128 ? PictureErrors.TooCostly : PictureErrors.Damaged;
    }

    private static async Task FeedAsync(Stream input, byte[] file, CancellationToken ct)
    {
        try
        {
            await using (input)
            {
                await input.WriteAsync(file, ct);
            }
        }
        catch (IOException)
        {
            return; // it has ended; its exit code says why
        }
    }
}
