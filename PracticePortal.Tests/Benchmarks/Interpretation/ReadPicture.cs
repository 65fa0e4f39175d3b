using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using PracticePortal.Features.Scanner.Interpretation;
using PracticePortal.Features.Scanner.Interpretation.Worker;
using PracticePortal.Features.Scanner.Pictures.Worker;

namespace PracticePortal.Tests.Benchmarks.Interpretation;

/// <summary>A picture's words as the portal's process reads them, and what that took.</summary>
/// <param name="Words">Line by line.</param>
/// <param name="Preparing">Processor time of our own work: decoding, preparing, and putting words into lines.</param>
/// <param name="Ocr">Processor time of Tesseract. Nought, as the other, when the words were kept from before.</param>
internal sealed record ReadPicture(IReadOnlyList<Word> Words, TimeSpan Preparing, TimeSpan Ocr)
{
    /// <summary>The kernel's unit in /proc.</summary>
    private const double TicksASecond = 100;

    /// <param name="picture">A JPEG file.</param>
    /// <param name="kept">Where its words are kept with the picture beside them, so that it is read once; null reads it now.</param>
    /// <param name="ct">Ends the reading.</param>
    public static async Task<ReadPicture> ReadAsync(byte[] picture, string? kept, CancellationToken ct)
    {
        var file = kept is null ? null : $"{kept}-{Convert.ToHexStringLower(SHA256.HashData(picture))[..8]}.words";
        if (file is not null && File.Exists(file))
        {
            await using var content = File.OpenRead(file);
            return new ReadPicture(ReadingAnswer.Read(content).Value.Words, TimeSpan.Zero, TimeSpan.Zero);
        }

        var (own, children) = (OwnTime(), ChildrenTime());
        using var page = SkiaFile.Decode(picture).Value;
        var answer = await PictureText.ReadAsync(page.ToGrey(), pagesOfFile: 1, ct);
        var (preparing, ocr) = (OwnTime() - own, ChildrenTime() - children);
        var read = answer.Succeeded ? answer.Value : new PageWords(1, []);
        if (file is not null)
        {
            await using var content = File.Create(file);
            ReadingAnswer.Write(content, read);
            await File.WriteAllBytesAsync(Path.ChangeExtension(file, ".jpg"), picture, ct);
            await File.WriteAllTextAsync(Path.ChangeExtension(file, ".txt"), read.Text, ct);
        }

        return new ReadPicture(read.Words, preparing, ocr);
    }

    public static TimeSpan OwnTime() => Process.GetCurrentProcess().TotalProcessorTime;

    /// <summary>Of all processes that this one has started and that have ended (proc(5): cutime and cstime).</summary>
    private static TimeSpan ChildrenTime()
    {
        var stat = File.ReadAllText("/proc/self/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return TimeSpan.FromSeconds((double.Parse(fields[13], CultureInfo.InvariantCulture) + double.Parse(fields[14], CultureInfo.InvariantCulture)) / TicksASecond);
    }
}
