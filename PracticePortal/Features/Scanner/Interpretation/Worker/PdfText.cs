using PracticePortal.Features.Scanner.Interpretation.Rules;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;

namespace PracticePortal.Features.Scanner.Interpretation.Worker;

/// <summary>The text that a PDF has of its own.</summary>
internal static class PdfText
{
    /// <summary>Below it the page is a picture, with the stamp of whatever scanned it at most.</summary>
    private const int FewestCharacters = 40;

    private const int FullySure = 100;

    /// <summary>Null when the page has none that is worth reading: then it is to be drawn and read as a picture.</summary>
    public static IReadOnlyList<Word>? Read(byte[] file, int page)
    {
        try
        {
            using var document = PdfDocument.Open(file, new ParsingOptions { UseLenientParsing = true });
            var read = document.GetPage(page);
            var words = read.GetWords().Take(PageWords.MostWords).Select(word => ToWord(word, read.CropBox.Bounds)).OfType<Word>().ToList();
            return words.Sum(word => word.Text.Count(char.IsLetterOrDigit)) < FewestCharacters ? null : TextLines.Order(words);
        }
        catch (Exception unreadable) when (unreadable is not OutOfMemoryException) // in any way that a damaged document leads to; its picture may still be read
        {
            return null;
        }
    }

    /// <summary>Null for what lies beside the page or prints nothing.</summary>
    private static Word? ToWord(UglyToad.PdfPig.Content.Word word, PdfRectangle page)
    {
        var box = word.BoundingBox; // its sides are those of the writing, which may stand upside down
        PdfPoint[] corners = [box.TopLeft, box.TopRight, box.BottomLeft, box.BottomRight];
        var (left, right) = (Share(corners.Min(corner => corner.X) - page.Left, page.Width), Share(corners.Max(corner => corner.X) - page.Left, page.Width));
        var (top, bottom) = (Share(page.Top - corners.Max(corner => corner.Y), page.Height), Share(page.Top - corners.Min(corner => corner.Y), page.Height));
        return right > left && bottom > top && !string.IsNullOrWhiteSpace(word.Text)
            ? new Word(word.Text, 0, new PageBox(left, top, right - left, bottom - top), FullySure)
            : null;
    }

    private static double Share(double part, double whole) => whole > 0 ? Math.Clamp(part / whole, 0, 1) : 0;
}
