using ImageMagick;
using PracticePortal.Platform.Files;
using SkiaSharp;

namespace PracticePortal.Tests.Features.Scanner.Pictures;

/// <summary>A picture of four fields, in every kind of file: red and green above, blue and yellow below.</summary>
internal static class Drawn
{
    public const int Width = 96;
    public const int Height = 64;

    public static readonly SKColor Red = new(255, 0, 0);
    public static readonly SKColor Green = new(0, 160, 0);
    public static readonly SKColor Blue = new(0, 0, 255);
    public static readonly SKColor Yellow = new(255, 255, 0);

    /// <summary>The same four fields, written by libheif's encoder from a PNG of them: no library here writes HEIC.</summary>
    private const string Heic =
        "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAUJtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAAA5waXRtAAAAAAABAAAAImlsb2MAAAAAREAAAQABAAAAAAFmAAEAAAAAAAAA"
        + "qQAAACNpaW5mAAAAAAABAAAAFWluZmUCAAAAAAEAAGh2YzEAAAAAwmlwcnAAAACkaXBjbwAAAHhodmNDAQNwAAAAAAAAAAAAHvAA/P34+AAADwMgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQCEAAQArQgEB"
        + "A3AAAAMAkAAAAwAAAwAeoDCBBZbqSSmubgQEDAgAAAMACAAAAwAIQCIAAQAHRAHBcrAiQAAAABRpc3BlAAAAAAAAAGAAAABAAAAAEHBpeGkAAAAAAwgICAAAABZpcG1hAAAAAAAAAAEAAQOBAoMAAACxbWRhdAAA"
        + "AKUoAa8J4ONIm1Ef//3ovv//bmPQ/1rVgeZPIv0Vu37wCP/kck2W41l5e+pdOGFxEyNydLG0U7Rx66N7QWbK0TE++Mp//95OhD+13Xv/pg1tjKdYmkOOixnUOnyeZud6+qEHYj45cz2x7Y7E/nCLdkwFSw1AGMtv"
        + "e8tQLX1Qg7EiKrFJhswwALrSXN/3UvtXeRM+/+koJH5VNpsmAcWqfeaBf/8lh/g=";

    /// <summary>The same file with a quarter turn in its properties (ISO 23008-12, section 6.5.10), as phones that are held upright write.</summary>
    private const string HeldHeic =
        "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAUxtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAAA5waXRtAAAAAAABAAAAImlsb2MAAAAAREAAAQABAAAAAAFwAAEAAAAAAAAA"
        + "qQAAACNpaW5mAAAAAAABAAAAFWluZmUCAAAAAAEAAGh2YzEAAAAAzGlwcnAAAACtaXBjbwAAAHhodmNDAQNwAAAAAAAAAAAAHvAA/P34+AAADwMgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQCEAAQArQgEB"
        + "A3AAAAMAkAAAAwAAAwAeoDCBBZbqSSmubgQEDAgAAAMACAAAAwAIQCIAAQAHRAHBcrAiQAAAABRpc3BlAAAAAAAAAGAAAABAAAAAEHBpeGkAAAAAAwgICAAAAAlpcm90AwAAABdpcG1hAAAAAAAAAAEAAQSBAoOE"
        + "AAAAsW1kYXQAAAClKAGvCeDjSJtRH//96L7//25j0P9a1YHmTyL9Fbt+8Aj/5HJNluNZeXvqXThhcRMjcnSxtFO0ceuje0FmytExPvjKf//eToQ/td17/6YNbYynWJpDjosZ1Dp8nmbnevqhB2I+OXM9se2OxP5w"
        + "i3ZMBUsNQBjLb3vLUC19UIOxIiqxSYbMMAC60lzf91L7V3kTPv/pKCR+VTabJgHFqn3mgX//JYf4";

    public static byte[] HeicHeldUpright => Convert.FromBase64String(HeldHeic);

    public static byte[] As(FileKind kind) => kind switch
    {
        FileKind.Jpeg => Encoded(SKEncodedImageFormat.Jpeg),
        FileKind.Png => Encoded(SKEncodedImageFormat.Png),
        FileKind.Webp => Encoded(SKEncodedImageFormat.Webp),
        FileKind.Heic => Convert.FromBase64String(Heic),
        FileKind.Tiff => Tiff(1),
        FileKind.Pdf => Pdf(1),
    };

    public static byte[] Tiff(int pages)
    {
        using var all = new MagickImageCollection();
        for (var i = 0; i < pages; i++)
        {
            all.Add(new MagickImage(As(FileKind.Png)) { Format = MagickFormat.Tiff });
        }

        return all.ToByteArray(MagickFormat.Tiff);
    }

    /// <summary>Pages of the picture's shape, in points.</summary>
    public static byte[] Pdf(int pages)
    {
        using var written = new MemoryStream();
        using (var document = SKDocument.CreatePdf(written))
        {
            for (var i = 0; i < pages; i++)
            {
                Fields(document.BeginPage(Width, Height));
                document.EndPage();
            }

            document.Close();
        }

        return written.ToArray();
    }

    /// <summary>A page that cannot be made smaller, so that it takes three bytes for each pixel of its square.</summary>
    public static byte[] NoisyPdf(int pixels)
    {
        using var noise = new SKBitmap(new SKImageInfo(pixels, pixels, SKColorType.Rgba8888, SKAlphaType.Opaque));
        new Random(1).NextBytes(noise.GetPixelSpan());
        using var written = new MemoryStream();
        using (var document = SKDocument.CreatePdf(written))
        {
            document.BeginPage(pixels, pixels).DrawBitmap(noise, 0, 0, SKSamplingOptions.Default);
            document.EndPage();
            document.Close();
        }

        return written.ToArray();
    }

    /// <summary>A JPEG whose camera said how it was held, and where it was.</summary>
    public static byte[] Jpeg(ushort orientation)
    {
        var jpeg = As(FileKind.Jpeg);
        byte[] exif =
        [
            .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8,
            0, 2, // entries
            0x01, 0x0E, 0, 2, 0, 0, 0, 12, 0, 0, 0, 38, // a description, which lies behind
            0x01, 0x12, 0, 3, 0, 0, 0, 1, (byte)(orientation >> 8), (byte)orientation, 0, 0,
            0, 0, 0, 0, .. "59.33,18.06\0"u8,
        ];
        return [0xFF, 0xD8, 0xFF, 0xE1, (byte)((exif.Length + 2) >> 8), (byte)(exif.Length + 2), .. exif, .. jpeg.AsSpan(2)];
    }

    public static byte[] Encoded(SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(Width, Height);
        using (var canvas = new SKCanvas(bitmap))
        {
            Fields(canvas);
        }

        using var data = bitmap.Encode(format, 95);
        return data.ToArray();
    }

    private static void Fields(SKCanvas canvas)
    {
        var (half, middle) = (Width / 2, Height / 2);
        Field(canvas, 0, 0, Red);
        Field(canvas, half, 0, Green);
        Field(canvas, 0, middle, Blue);
        Field(canvas, half, middle, Yellow);
    }

    private static void Field(SKCanvas canvas, int x, int y, SKColor color)
    {
        using var paint = new SKPaint { Color = color, IsAntialias = false };
        canvas.DrawRect(x, y, Width / 2, Height / 2, paint);
    }
}
