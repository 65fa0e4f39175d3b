using PracticePortal.Features.Scanner.Interpretation.Rules;
using PracticePortal.Features.Scanner.Pictures.Worker;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner.Interpretation.Worker;

/// <summary>The text on a picture, by OCR.</summary>
internal static class PictureText
{
    /// <summary>Line by line, with boxes on the upright page.</summary>
    public static async Task<Result<IReadOnlyList<Word>>> ReadAsync(DecodedPage page, CancellationToken ct)
    {
        var prepared = PreparedPicture.Of(page);
        var words = await Tesseract.ReadAsync(prepared.Picture, ct);
        return words.Succeeded
            ? TextLines.Order(words.Value).Select(word => word with { Box = prepared.OnPage(word.Box) }).ToList()
            : words;
    }
}
