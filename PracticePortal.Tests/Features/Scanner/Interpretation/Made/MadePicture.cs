using PracticePortal.Features.Scanner.Interpretation;
using SkiaSharp;

namespace PracticePortal.Tests.Features.Scanner.Interpretation.Made;

/// <summary>A made receipt on paper, and where its words are.</summary>
internal sealed class MadePicture : IDisposable
{
    private const string Fonts = "/usr/share/fonts/truetype";

    private static readonly string[] s_tillFonts =
        ["liberation/LiberationMono", "dejavu/DejaVuSansMono", "dejavu/DejaVuSans", "liberation/LiberationSans", "dejavu/DejaVuSansCondensed"];

    private static readonly string[] s_sheetFonts =
        ["liberation/LiberationSans", "liberation/LiberationSerif", "dejavu/DejaVuSans", "dejavu/DejaVuSerif", "dejavu/DejaVuSansCondensed"];

    private MadePicture(SKBitmap bitmap, IReadOnlyList<Word> words) => (Bitmap, Words) = (bitmap, words);

    public SKBitmap Bitmap { get; }

    /// <summary>As OCR that makes no mistake would read them, in no order.</summary>
    public IReadOnlyList<Word> Words { get; }

    public static MadePicture Of(MadeReceipt receipt)
    {
        var dice = new Dice(receipt.Seed + 100_000);
        var file = dice.One(receipt.IsSheet ? s_sheetFonts : s_tillFonts);
        using var plain = SKTypeface.FromFile($"{Fonts}/{file}{(file.StartsWith("lib", StringComparison.Ordinal) ? "-Regular" : "")}.ttf");
        using var bold = SKTypeface.FromFile($"{Fonts}/{file}-Bold.ttf");
        var width = receipt.IsSheet ? dice.Between(1500, 2480) : dice.Between(560, 1050);
        var margin = width * dice.Between(0.04, 0.09);
        var size = (float)((width - (2 * margin)) / (receipt.Columns * 0.6));
        var pitch = size * dice.Between(1.2, 1.5);
        var height = (2 * margin) + receipt.Rows.Sum(row => pitch * (row.Size + row.Gap));
        var bitmap = new SKBitmap(width, (int)(receipt.IsSheet ? Math.Max(height, width * 1.414) : height));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        using var ink = new SKPaint { Color = new SKColor(20, 20, 24), IsAntialias = true };
        var words = new List<Word>();
        var y = margin;
        foreach (var row in receipt.Rows)
        {
            y += pitch * (row.Gap + row.Size);
            using var font = new SKFont(row.IsBold ? bold : plain, size * (float)row.Size);
            foreach (var cell in row.Cells)
            {
                var x = margin + ((width - (2 * margin)) * cell.At) - (font.MeasureText(cell.Text) * (cell.Align + 1) / 2);
                foreach (var word in cell.Text.Split(' '))
                {
                    canvas.DrawText(word, (float)x, (float)y, SKTextAlign.Left, font, ink);
                    var wide = font.MeasureText(word, out var bounds);
                    if (word.Length > 0)
                    {
                        words.Add(new Word(word, 0, new PageBox(
                            (x + bounds.Left) / bitmap.Width, (y + bounds.Top) / bitmap.Height, bounds.Width / bitmap.Width, bounds.Height / bitmap.Height), 100));
                    }

                    x += wide + font.MeasureText(" ");
                }
            }
        }

        return new MadePicture(bitmap, words);
    }

    /// <summary>As a scanner makes it.</summary>
    public byte[] Clean() => Jpeg(Bitmap, 88);

    public void Dispose() => Bitmap.Dispose();

    public static byte[] Jpeg(SKBitmap bitmap, int quality)
    {
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, quality);
        return data.ToArray();
    }
}
