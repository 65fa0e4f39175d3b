namespace PracticePortal.Features.Scanner.Pictures;

/// <summary>What a receipt's file may cost. All of it is asked before anything is decoded.</summary>
public static class PictureLimits
{
    /// <summary>Of a file.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    /// <summary>Of a file.</summary>
    public const int MostPages = 25;

    /// <summary>
    /// Of a page. Phones of 50 and 64 megapixels and an A3 sheet at 600 dots per inch (70 megapixels) pass; decoded it takes 320 MB.
    /// </summary>
    public const int MostPixels = 80_000_000;

    /// <summary>Of a page, in pixels: a till receipt of 1.2 metres at 600 dots per inch.</summary>
    public const int LongestSide = 30_000;

    /// <summary>Of the picture for viewing, whose shape is the page's: an A4 sheet comes to 250 dots per inch, a long receipt stays as wide as can be read.</summary>
    public const int ViewPixels = 6_000_000;

    /// <summary>Of the picture for viewing, in pixels.</summary>
    public const int ViewLongestSide = 8_000;

    /// <summary>Of the thumbnail, in pixels.</summary>
    public const int ThumbnailLongestSide = 320;
}
