using ImageMagick;
using PracticePortal.Features.Scanner.Pictures.Headers;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Files;
using SkiaSharp;

namespace PracticePortal.Features.Scanner.Pictures.Worker;

/// <summary>HEIC and TIFF. What ImageMagick may do here, and how much it may use, stands in <c>policy.xml</c> beside this file.</summary>
internal static class MagickFile
{
    private static readonly string s_policy = Path.Combine(AppContext.BaseDirectory, "Features", "Scanner", "Pictures", "Worker");

    /// <summary>Without the policy nothing is decoded.</summary>
    static MagickFile() => MagickNET.SetEnvironmentVariable(
        "MAGICK_CONFIGURE_PATH", File.Exists(Path.Combine(s_policy, "policy.xml")) ? s_policy : throw new FileNotFoundException("ImageMagick's policy is missing.", s_policy));

    /// <summary>From the header.</summary>
    public static Result<InspectedFile> Inspect(byte[] file, FileKind kind) => kind == FileKind.Tiff ? InspectTiff(file) : InspectHeic(file);

    /// <summary>Upright, and no larger than the picture for viewing.</summary>
    public static Result<DecodedPage> Decode(byte[] file, FileKind kind, int page) => Try<DecodedPage>(() =>
    {
        using var image = new MagickImage(file, new MagickReadSettings { Format = FormatOf(kind), FrameIndex = (uint)page - 1, FrameCount = 1 });
        if (image.GetColorProfile() is not null)
        {
            image.TransformColorSpace(ColorProfiles.SRGB);
        }

        image.ColorSpace = ColorSpace.sRGB;
        var scale = DecodedPage.ViewScale((int)image.Width, (int)image.Height);
        if (scale < 1)
        {
            image.FilterType = FilterType.Triangle;
            image.Resize(new MagickGeometry(Math.Max(1, (uint)(image.Width * scale)), Math.Max(1, (uint)(image.Height * scale))) { IgnoreAspectRatio = true });
        }

        image.AutoOrient();
        return ToPage(image);
    });

    private static Result<InspectedFile> InspectTiff(byte[] file)
    {
        var sizes = TiffHeader.Read(file);
        return sizes.Succeeded ? new InspectedFile(FileKind.Tiff, sizes.Value.Count, sizes.Value) : sizes.Error;
    }

    /// <summary>The picture that its maker calls the first; others in it are for other uses of the same one.</summary>
    private static Result<InspectedFile> InspectHeic(byte[] file) => Try<InspectedFile>(() =>
    {
        var info = new MagickImageInfo(file, new MagickReadSettings { Format = MagickFormat.Heic });
        var size = new PixelSize((int)info.Width, (int)info.Height);
        return size.IsWithinLimits ? new InspectedFile(FileKind.Heic, 1, [size]) : PictureErrors.TooManyPixels;
    });

    private static DecodedPage ToPage(MagickImage image)
    {
        using var pixels = image.GetPixelsUnsafe();
        var bytes = pixels.ToByteArray(PixelMapping.RGBA) ?? throw new InvalidOperationException("There are no pixels.");
        using var data = SKData.CreateCopy(bytes);
        using var drawn = SKImage.FromPixels(
            new SKImageInfo((int)image.Width, (int)image.Height, DecodedPage.Colors, SKAlphaType.Unpremul, SKColorSpace.CreateSrgb()), data);
        var bitmap = new SKBitmap(drawn.Info.WithAlphaType(SKAlphaType.Premul));
        return drawn.ReadPixels(bitmap.Info, bitmap.GetPixels(), bitmap.RowBytes, 0, 0)
            ? new DecodedPage(bitmap)
            : throw new InvalidOperationException("The pixels could not be brought into one form.");
    }

    private static Result<T> Try<T>(Func<Result<T>> read)
    {
        try
        {
            return read();
        }
        catch (MagickException refused)
        {
            return refused is MagickResourceLimitErrorException or MagickCacheErrorException ? PictureErrors.TooCostly : PictureErrors.Damaged;
        }
    }

    private static MagickFormat FormatOf(FileKind kind) => kind == FileKind.Tiff ? MagickFormat.Tiff : MagickFormat.Heic;
}
