using PracticePortal.Platform.Files;

namespace PracticePortal.Features.Scanner.Pictures;

/// <summary>What a receipt's file is.</summary>
/// <param name="Kind">By its content.</param>
/// <param name="Pages">At least one.</param>
/// <param name="Sizes">Of each page, as it is stored and before it is turned upright. Empty for a PDF, whose pages have no pixels.</param>
public sealed record InspectedFile(FileKind Kind, int Pages, IReadOnlyList<PixelSize> Sizes);

/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
public readonly record struct PixelSize(int Width, int Height)
{
    /// <summary>May be decoded.</summary>
    internal bool IsWithinLimits => Width <= PictureLimits.LongestSide && Height <= PictureLimits.LongestSide && (long)Width * Height <= PictureLimits.MostPixels;
}

/// <summary>One page, made anew from its pixels alone: nothing else of the file is in it, neither the place where it was taken nor a script.</summary>
/// <param name="View">At most <see cref="PictureLimits.ViewPixels"/>.</param>
/// <param name="Thumbnail">Fits into a square of <see cref="PictureLimits.ThumbnailLongestSide"/>.</param>
public sealed record RenderedPage(RenderedPicture View, RenderedPicture Thumbnail);

/// <param name="Size">Upright.</param>
/// <param name="Jpeg">The file, of the type image/jpeg.</param>
public sealed record RenderedPicture(PixelSize Size, byte[] Jpeg);
