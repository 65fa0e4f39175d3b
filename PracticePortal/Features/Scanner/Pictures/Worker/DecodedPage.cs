using System.Numerics;
using SkiaSharp;

namespace PracticePortal.Features.Scanner.Pictures.Worker;

/// <summary>A page's pixels, and how they are to be turned upright.</summary>
/// <param name="bitmap">In sRGB.</param>
/// <param name="origin">Where the camera had the first pixel (EXIF, tag 0x0112).</param>
internal sealed class DecodedPage(SKBitmap bitmap, SKEncodedOrigin origin = SKEncodedOrigin.TopLeft) : IDisposable
{
    private const int ViewQuality = 85;
    private const int ThumbnailQuality = 75;

    public const SKColorType Colors = SKColorType.Rgba8888;

    /// <summary>An eighth, a quarter, a half or all of a size: the smallest that the picture for viewing needs. Decoders of JPEG and WebP save by it.</summary>
    public static float EnoughOf(PixelSize size)
    {
        var needed = ViewScale(size.Width, size.Height);
        return needed <= 1 / 8f ? 1 / 8f : needed <= 1 / 4f ? 1 / 4f : needed <= 1 / 2f ? 1 / 2f : 1;
    }

    /// <summary>By what the sides of a page are multiplied for viewing; never more than one.</summary>
    public static float ViewScale(int width, int height) => MathF.Min(1, MathF.Min(
        MathF.Sqrt(PictureLimits.ViewPixels / ((float)width * height)),
        PictureLimits.ViewLongestSide / (float)Math.Max(width, height)));

    /// <summary>Upright, then turned clockwise, on white, and written as JPEG files with nothing but pixels.</summary>
    public RenderedPage Draw(int quarterTurns)
    {
        var (turns, mirrored) = Upright();
        bitmap.SetImmutable(); // or its pixels would be copied
        using var image = SKImage.FromBitmap(bitmap);
        var all = (turns + quarterTurns) % 4;
        var thumbnail = MathF.Min(1, PictureLimits.ThumbnailLongestSide / (float)Math.Max(image.Width, image.Height));
        return new RenderedPage(
            Draw(image, ViewScale(image.Width, image.Height), all, mirrored, ViewQuality),
            Draw(image, thumbnail, all, mirrored, ThumbnailQuality));
    }

    /// <summary>The size of the upright page, in pixels.</summary>
    public PixelSize UprightSize => Upright().Turns % 2 == 0 ? new PixelSize(bitmap.Width, bitmap.Height) : new PixelSize(bitmap.Height, bitmap.Width);

    /// <summary>Upright and in grey, on white.</summary>
    public GreyPicture ToGrey()
    {
        var (turns, mirrored) = Upright();
        using var pixels = bitmap.PeekPixels();
        return new GreyPicture(bitmap.Width, bitmap.Height, ToGrey(pixels.GetPixelSpan<uint>())).Turned(turns, mirrored);
    }

    public void Dispose() => bitmap.Dispose();

    private static byte[] ToGrey(ReadOnlySpan<uint> colors)
    {
        var (grey, at) = (new byte[colors.Length], 0);
        for (; at <= colors.Length - Vector<byte>.Count; at += Vector<byte>.Count)
        {
            var four = colors.Slice(at, Vector<byte>.Count);
            Vector.Narrow(Vector.Narrow(Light(four, 0), Light(four, 1)), Vector.Narrow(Light(four, 2), Light(four, 3))).CopyTo(grey, at);
        }

        for (; at < colors.Length; at++)
        {
            grey[at] = (byte)Light(new Vector<uint>(colors[at]))[0];
        }

        return grey;
    }

    private static Vector<uint> Light(ReadOnlySpan<uint> colors, int at) => Light(new Vector<uint>(colors[(at * Vector<uint>.Count)..]));

    /// <summary>By what the eye sees in each color (ITU-R BT.601). Colors are multiplied by their opacity already: white fills up the rest.</summary>
    private static Vector<uint> Light(Vector<uint> color)
    {
        var byteOnly = new Vector<uint>(0xFF);
        var seen = ((color & byteOnly) * 77) + (((color >> 8) & byteOnly) * 150) + (((color >> 16) & byteOnly) * 29);
        return (seen >> 8) + byteOnly - (color >> 24);
    }

    private static RenderedPicture Draw(SKImage image, float scale, int turns, bool mirrored, int quality)
    {
        var (width, height) = (Math.Max(1, (int)MathF.Round(image.Width * scale)), Math.Max(1, (int)MathF.Round(image.Height * scale)));
        var size = turns % 2 == 0 ? new PixelSize(width, height) : new PixelSize(height, width);
        using var surface = SKSurface.Create(new SKImageInfo(size.Width, size.Height, Colors, SKAlphaType.Premul, SKColorSpace.CreateSrgb()))
            ?? throw NoRoom();
        var canvas = surface.Canvas;
        canvas.Clear(SKColors.White);
        canvas.Translate(size.Width / 2f, size.Height / 2f);
        canvas.RotateDegrees(90 * turns);
        canvas.Scale(mirrored ? -1 : 1, 1);
        canvas.DrawImage(image, SKRect.Create(-width / 2f, -height / 2f, width, height), Sampling(scale));
        using var drawn = surface.Snapshot();
        using var jpeg = drawn.Encode(SKEncodedImageFormat.Jpeg, quality) ?? throw NoRoom();
        return new RenderedPicture(size, jpeg.ToArray());
    }

    /// <summary>Down to half a size the four pixels around a point say all; from there on smaller copies do, which are several times as dear.</summary>
    private static SKSamplingOptions Sampling(float scale) =>
        scale >= 0.5f ? new SKSamplingOptions(SKFilterMode.Linear) : new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear);

    /// <summary>Ends the process: whoever started it knows what to say.</summary>
    private static InvalidOperationException NoRoom() => new("There is no memory for the picture.");

    /// <summary>Mirrored from left to right first, and then turned clockwise by quarters.</summary>
    private (int Turns, bool Mirrored) Upright() => origin switch
    {
        SKEncodedOrigin.TopRight => (0, true),
        SKEncodedOrigin.BottomRight => (2, false),
        SKEncodedOrigin.BottomLeft => (2, true),
        SKEncodedOrigin.LeftTop => (3, true),
        SKEncodedOrigin.RightTop => (1, false),
        SKEncodedOrigin.RightBottom => (1, true),
        SKEncodedOrigin.LeftBottom => (3, false),
        _ => (0, false),
    };
}
