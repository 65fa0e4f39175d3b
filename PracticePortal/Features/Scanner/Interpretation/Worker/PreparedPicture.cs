using PracticePortal.Features.Scanner.Pictures.Worker;

namespace PracticePortal.Features.Scanner.Interpretation.Worker;

/// <summary>A page as OCR reads it best: in grey, with level lines, white paper, and letters as high as print of 10 points at 300 dots per inch.</summary>
internal sealed class PreparedPicture
{
    /// <summary>Of the middle letter, in pixels.</summary>
    private const double LetterHeight = 24;

    /// <summary>Of the picture on which letters are looked for, in pixels: small print can still be told.</summary>
    private const int SketchPixels = 1_500_000;

    private const int MostPixels = 12_000_000;
    private const double MostScale = 3;

    /// <summary>Less than this does not trouble OCR, and a picture that is not turned stays sharp.</summary>
    private const double FewestDegrees = 0.2;

    private readonly double _width;
    private readonly double _height;
    private readonly double _radians;

    private PreparedPicture(GreyPicture picture, double width, double height, double degrees) =>
        (Picture, _width, _height, _radians) = (picture, width, height, degrees * Math.PI / 180);

    public GreyPicture Picture { get; }

    public static PreparedPicture Of(DecodedPage page)
    {
        var size = page.UprightSize;
        var pixels = (double)size.Width * size.Height;
        var sketchScale = Math.Min(1, Math.Sqrt(SketchPixels / pixels));
        var letters = Letters.Find(page.DrawGrey((float)sketchScale));
        var angle = Letters.Angle(letters);
        var degrees = Math.Abs(angle) < FewestDegrees ? 0 : -angle;
        var wished = Letters.Height(letters) is { } height ? LetterHeight / (height / sketchScale) : 1;
        var scale = Math.Min(Math.Min(wished, MostScale), Math.Sqrt(MostPixels / pixels));
        var drawn = page.DrawGrey((float)scale, degrees);
        DarkPixels.Even(drawn);
        return new PreparedPicture(drawn, size.Width * scale, size.Height * scale, degrees);
    }

    /// <summary>Where a rectangle of the picture, in shares of it, is on the upright page.</summary>
    public PageBox OnPage(PageBox box)
    {
        var corners = ((double X, double Y)[])[OnPage(box.Left, box.Top), OnPage(box.Right, box.Top), OnPage(box.Left, box.Bottom), OnPage(box.Right, box.Bottom)];
        var (left, top) = (corners.Min(corner => corner.X), corners.Min(corner => corner.Y));
        return new PageBox(left, top, corners.Max(corner => corner.X) - left, corners.Max(corner => corner.Y) - top);
    }

    private (double X, double Y) OnPage(double x, double y)
    {
        var (fromMiddleX, fromMiddleY) = ((x - 0.5) * Picture.Width, (y - 0.5) * Picture.Height);
        var (sin, cos) = Math.SinCos(-_radians);
        return (
            Math.Clamp((((fromMiddleX * cos) - (fromMiddleY * sin)) / _width) + 0.5, 0, 1),
            Math.Clamp((((fromMiddleX * sin) + (fromMiddleY * cos)) / _height) + 0.5, 0, 1));
    }
}
