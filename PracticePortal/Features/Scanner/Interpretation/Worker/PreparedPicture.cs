using PracticePortal.Features.Scanner.Pictures.Worker;

namespace PracticePortal.Features.Scanner.Interpretation.Worker;

/// <summary>A page as OCR reads it best: in grey, with level lines, white paper, and letters as high as print of 10 points at 300 dots per inch.</summary>
internal sealed class PreparedPicture
{
    /// <summary>Of the middle letter, in pixels.</summary>
    private const double LetterHeight = 24;

    /// <summary>Of the picture on which letters are looked for, in pixels: small print can still be told.</summary>
    private const int SketchPixels = 2_000_000;

    private const int MostPixels = 12_000_000;
    private const double MostScale = 3;

    /// <summary>OCR reads letters that are so much higher or lower as well, and a level picture need not be drawn anew.</summary>
    private const double NearEnough = 0.25;

    /// <summary>Less than this does not trouble OCR, and a picture that is not turned stays sharp.</summary>
    private const double FewestDegrees = 0.2;

    private readonly double _width;
    private readonly double _height;
    private readonly double _radians;

    private PreparedPicture(GreyPicture picture, double width, double height, double degrees, bool liesOnItsSide) =>
        (Picture, _width, _height, _radians, LiesOnItsSide) = (picture, width, height, degrees * Math.PI / 180, liesOnItsSide);

    public GreyPicture Picture { get; }

    /// <summary>The lines run from top to bottom.</summary>
    public bool LiesOnItsSide { get; }

    public static PreparedPicture Of(GreyPicture grey)
    {
        var pixels = (double)grey.Width * grey.Height;
        var sketch = Math.Max(1, (int)Math.Ceiling(Math.Sqrt(pixels / SketchPixels)));
        var letters = Letters.Find(grey.Shrunk(sketch));
        var angle = Letters.Angle(letters);
        var degrees = Math.Abs(angle) < FewestDegrees ? 0 : -angle;
        var wished = Letters.Height(letters) is { } height ? LetterHeight / (height * sketch) : 1;
        var scale = Math.Min(Math.Min(wished, MostScale), Math.Sqrt(MostPixels / pixels));
        return Drawn(grey, degrees == 0 && Math.Abs(scale - 1) <= NearEnough ? 1 : scale, degrees, Letters.LieOnTheirSide(letters));
    }

    private static PreparedPicture Drawn(GreyPicture grey, double scale, double degrees, bool liesOnItsSide)
    {
        var by = Math.Max(1, (int)(1 / scale));
        var shrunk = grey.Shrunk(by);
        var rest = scale * by;
        return new PreparedPicture(
            DarkPixels.Evened(rest == 1 && degrees == 0 ? shrunk : shrunk.Drawn(rest, degrees)), shrunk.Width * rest, shrunk.Height * rest, degrees, liesOnItsSide);
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
