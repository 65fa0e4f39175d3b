using PracticePortal.Features.Scanner.Interpretation.Rules;
using PracticePortal.Features.Scanner.Pictures.Worker;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner.Interpretation.Worker;

/// <summary>The text on a picture, by OCR, also where it lies on its side or its head and the camera did not say so.</summary>
internal static class PictureText
{
    /// <summary>Of the letters' mean: OCR is less sure of nearly all that stands on its head.</summary>
    private const double SureEnough = 60;

    /// <summary>In quarters, the likeliest first.</summary>
    private static readonly int[] s_upright = [0, 2];

    private static readonly int[] s_onItsSide = [1, 3, 0];

    /// <summary>Line by line.</summary>
    public static async Task<Result<PageWords>> ReadAsync(GreyPicture page, int pagesOfFile, CancellationToken ct)
    {
        var prepared = PreparedPicture.Of(page);
        Result<PageWords>? surest = null;
        foreach (var turns in prepared.LiesOnItsSide ? s_onItsSide : s_upright)
        {
            var turned = turns == 0 ? prepared : PreparedPicture.Of(page.Turned(turns, mirrored: false));
            var words = await Tesseract.ReadAsync(turned.Picture, ct);
            if (!words.Succeeded)
            {
                return surest ?? words.Error;
            }

            var read = new PageWords(pagesOfFile, [.. TextLines.Order(words.Value).Select(word => word with { Box = turned.OnPage(word.Box) })], turns);
            surest = surest is { } before && Sureness(before.Value) >= Sureness(read) ? before : read;
            if (read.Words.Count == 0 || Sureness(read) >= SureEnough)
            {
                break;
            }
        }

        return surest!.Value;
    }

    /// <summary>Of each letter on average, 0 to 100.</summary>
    private static double Sureness(PageWords read)
    {
        var letters = read.Words.Sum(word => word.Text.Length);
        return letters == 0 ? 0 : (double)read.Words.Sum(word => word.Text.Length * word.Sure) / letters;
    }
}
