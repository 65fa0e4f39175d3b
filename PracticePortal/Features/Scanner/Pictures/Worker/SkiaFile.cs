using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Files;
using SkiaSharp;

namespace PracticePortal.Features.Scanner.Pictures.Worker;

/// <summary>JPEG, PNG and WebP.</summary>
internal static class SkiaFile
{
    /// <summary>From the header.</summary>
    public static Result<InspectedFile> Inspect(byte[] file, FileKind kind)
    {
        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data);
        if (codec is null)
        {
            return PictureErrors.Damaged;
        }

        var size = new PixelSize(codec.Info.Width, codec.Info.Height);
        if (!size.IsWithinLimits)
        {
            return PictureErrors.TooManyPixels;
        }

        return codec.FrameCount > 1 ? PictureErrors.Animated : new InspectedFile(kind, 1, [size]);
    }

    public static Result<DecodedPage> Decode(byte[] file)
    {
        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data);
        var scaled = codec.GetScaledDimensions(DecodedPage.EnoughOf(new PixelSize(codec.Info.Width, codec.Info.Height)));
        var info = new SKImageInfo(scaled.Width, scaled.Height, DecodedPage.Colors, SKAlphaType.Premul, SKColorSpace.CreateSrgb());
        var bitmap = new SKBitmap();
        if (!bitmap.TryAllocPixels(info))
        {
            bitmap.Dispose();
            return PictureErrors.TooCostly;
        }

        var became = codec.GetPixels(info, bitmap.GetPixels());
        if (became == SKCodecResult.Success)
        {
            return new DecodedPage(bitmap, codec.EncodedOrigin);
        }

        bitmap.Dispose();
        return became == SKCodecResult.IncompleteInput ? PictureErrors.Truncated : PictureErrors.Damaged;
    }
}
