using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using SkiaSharp;

namespace PracticePortal.Features.Scanner.Pictures.Worker;

/// <summary>Reads a picture in Netpbm's format P6, three bytes a pixel: what poppler writes with the least work.</summary>
internal static class PortablePixmap
{
    private const int LongestNumber = 6;

    /// <summary>Null when it is none, when it ends too early, or when it is larger than a page may be.</summary>
    public static async Task<SKBitmap?> ReadAsync(Stream input, CancellationToken ct)
    {
        if (await WordAsync(input, ct) != "P6" || !int.TryParse(await WordAsync(input, ct), CultureInfo.InvariantCulture, out var width) || !int.TryParse(await WordAsync(input, ct), CultureInfo.InvariantCulture, out var height)
            || await WordAsync(input, ct) != "255" || width < 1 || height < 1 || !new PixelSize(width, height).IsWithinLimits)
        {
            return null;
        }

        var bitmap = new SKBitmap(new SKImageInfo(width, height, DecodedPage.Colors, SKAlphaType.Opaque, SKColorSpace.CreateSrgb()));
        var row = new byte[width * 3];
        for (var y = 0; y < height; y++)
        {
            if (await input.ReadAtLeastAsync(row, row.Length, throwOnEndOfStream: false, ct) < row.Length)
            {
                bitmap.Dispose();
                return null;
            }

            Copy(row, MemoryMarshal.Cast<byte, uint>(bitmap.GetPixelSpan()[(y * bitmap.RowBytes)..])[..width]);
        }

        return bitmap;
    }

    private static void Copy(ReadOnlySpan<byte> row, Span<uint> pixels)
    {
        for (var x = 0; x < pixels.Length; x++)
        {
            pixels[x] = row[x * 3] | ((uint)row[(x * 3) + 1] << 8) | ((uint)row[(x * 3) + 2] << 16) | 0xFF000000;
        }
    }

    /// <summary>Up to the one blank behind it.</summary>
    private static async Task<string> WordAsync(Stream input, CancellationToken ct)
    {
        var one = new byte[1];
        var word = new StringBuilder();
        while (word.Length <= LongestNumber && await input.ReadAtLeastAsync(one, 1, throwOnEndOfStream: false, ct) == 1 && !char.IsWhiteSpace((char)one[0]))
        {
            word.Append((char)one[0]);
        }

        return word.ToString();
    }
}
