using PracticePortal.Features.Scanner.Interpretation.Rules;
using PracticePortal.Features.Scanner.Pictures.Worker;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner.Interpretation.Worker;

/// <summary>The text on a picture, by OCR, also where it lies on its side or its head and the camera did not say so.</summary>
internal static class PictureText
{
    /// <summary>Of the letters' mean: OCR is less sure of nearly all that stands on its head.</summary>
    private const double SureEnough = 60;

    /// <summary>By so much surer must a poor reading of a turned page be, or the page stays as it was brought.</summary>
    private const double ClearlySurer = 15;

    /// <summary>A page of print needs no more; what has more is shrunk first, as several of its size do not fit into this process.</summary>
    private const double MostPixels = 24_000_000;

    /// <summary>Whatever takes longer is not read once more: what was read would be lost with the process, whose time is limited.</summary>
    private static readonly TimeSpan s_timeForMore = TimeSpan.FromSeconds(20);

    /// <summary>In quarters, the likeliest first.</summary>
    private static readonly int[] s_upright = [0, 2];

    private static readonly int[] s_onItsSide = [1, 3, 0];

    /// <summary>Line by line.</summary>
    public static async Task<Result<PageWords>> ReadAsync(GreyPicture page, int pagesOfFile, CancellationToken ct)
    {
        var began = TimeProvider.System.GetTimestamp();
        page = page.Shrunk(Math.Max(1, (int)Math.Ceiling(Math.Sqrt((double)page.Width * page.Height / MostPixels))));
        var prepared = PreparedPicture.Of(page);
        List<PageWords> readings = [];
        foreach (var turns in prepared.LiesOnItsSide ? s_onItsSide : s_upright)
        {
            var turned = turns == 0 ? prepared : PreparedPicture.Of(page.Turned(turns, mirrored: false));
            var words = await Tesseract.ReadAsync(turned.Picture, ct);
            if (!words.Succeeded)
            {
                return readings.Count == 0 ? words.Error : Surest(readings);
            }

            readings.Add(new PageWords(pagesOfFile, [.. TextLines.Order(words.Value).Select(word => word with { Box = turned.OnPage(word.Box) })], turns));
            if (Sureness(readings[^1]) >= SureEnough || IsBlank(readings[^1], prepared) || TimeProvider.System.GetElapsedTime(began) > s_timeForMore)
            {
                break;
            }
        }

        return Surest(readings);
    }

    private static bool IsBlank(PageWords read, PreparedPicture page) => read.Words.Count == 0 && !page.LiesOnItsSide;

    private static PageWords Surest(IReadOnlyList<PageWords> readings)
    {
        var surest = readings.MaxBy(Sureness)!;
        return readings.FirstOrDefault(read => read.QuarterTurns == 0) is { } upright && Sureness(surest) < Math.Min(SureEnough, Sureness(upright) + ClearlySurer)
            ? upright
            : surest;
    }

    /// <summary>Of each letter on average, 0 to 100.</summary>
    private static double Sureness(PageWords read)
    {
        var letters = read.Words.Sum(word => word.Text.Length);
        return letters == 0 ? 0 : (double)read.Words.Sum(word => word.Text.Length * word.Sure) / letters;
    }
}
