using System.Diagnostics;
using System.Globalization;
using System.Text;
using PracticePortal.Features.Scanner.Pictures;
using PracticePortal.Features.Scanner.Pictures.Worker;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner.Interpretation.Worker;

/// <summary>OCR by Debian's Tesseract, with limits of its own below those of the process that starts it.</summary>
internal static class Tesseract
{
    private const string Program = "/usr/bin/tesseract";
    private const string Prlimit = "/usr/bin/prlimit";

    /// <summary>Address space: a page of the most pixels takes half of it.</summary>
    private const long MostMemoryBytes = 1024L * 1024 * 1024;

    private const int MostCpuSeconds = 50;

    /// <summary>One page as one block of lines: what stands at the right edge stays beside what it belongs to.</summary>
    private const string OneBlock = "6";

    private const int MostCharacters = 2_000_000;

    /// <summary>In Tesseract's table: the row of a word, and its columns.</summary>
    private const int WordLevel = 5;

    private const int Columns = 12;

    /// <summary>Words with their boxes as shares of the picture, in no order.</summary>
    public static async Task<Result<IReadOnlyList<Word>>> ReadAsync(GreyPicture picture, CancellationToken ct, string program = Program)
    {
        if (!File.Exists(program) || !File.Exists(Prlimit))
        {
            return ReadingErrors.OcrNotInstalled;
        }

        var start = new ProcessStartInfo(Prlimit, [
            $"--as={MostMemoryBytes}", $"--cpu={MostCpuSeconds}", program, "stdin", "stdout", "-l", "swe+eng", "--psm", OneBlock, "--dpi", "300", "tsv"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["OMP_THREAD_LIMIT"] = "1";
        using var tesseract = Process.Start(start) ?? throw new InvalidOperationException("No process was started.");
        var complained = tesseract.StandardError.BaseStream.CopyToAsync(Stream.Null, ct);
        var fed = FeedAsync(tesseract.StandardInput.BaseStream, picture, ct);
        var table = await TableAsync(tesseract.StandardOutput, ct);
        await Task.WhenAll(fed, complained);
        await tesseract.WaitForExitAsync(ct);
        return tesseract.ExitCode switch
        {
            0 => table.Split('\n').Select(row => ToWord(row, picture)).OfType<Word>().ToList(),
            > 128 => PictureErrors.TooCostly,
            _ => ReadingErrors.OcrNotInstalled, // it finds no language, for example
        };
    }

    /// <summary>As a portable graymap (Netpbm's P5), which is pixels behind a line.</summary>
    private static async Task FeedAsync(Stream input, GreyPicture picture, CancellationToken ct)
    {
        try
        {
            await using (input)
            {
                await input.WriteAsync(Encoding.ASCII.GetBytes($"P5\n{picture.Width} {picture.Height}\n255\n"), ct);
                await input.WriteAsync(picture.Pixels, ct);
            }
        }
        catch (IOException)
        {
            return; // it has ended; its exit code says why
        }
    }

    private static async Task<string> TableAsync(StreamReader output, CancellationToken ct)
    {
        var table = new StringBuilder();
        var piece = new char[16 * 1024];
        int read;
        while ((read = await output.ReadAsync(piece, ct)) > 0)
        {
            if (table.Length < MostCharacters)
            {
                table.Append(piece, 0, read);
            }
        }

        return table.ToString();
    }

    /// <summary>Null for a row that is no word.</summary>
    internal static Word? ToWord(string row, GreyPicture picture)
    {
        var columns = row.Split('\t');
        if (columns.Length < Columns || Whole(columns[0]) != WordLevel || !double.TryParse(columns[10], CultureInfo.InvariantCulture, out var sure)
            || string.IsNullOrWhiteSpace(columns[11]))
        {
            return null;
        }

        var (left, top, width, height) = (Whole(columns[6]), Whole(columns[7]), Whole(columns[8]), Whole(columns[9]));
        return new Word(
            columns[11].Trim(), 0,
            new PageBox((double)left / picture.Width, (double)top / picture.Height, (double)width / picture.Width, (double)height / picture.Height),
            (int)Math.Clamp(sure, 0, 100));
    }

    private static int Whole(string column) => int.TryParse(column, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
