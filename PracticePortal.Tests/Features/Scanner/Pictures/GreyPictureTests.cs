using ImageMagick;
using PracticePortal.Features.Scanner.Interpretation.Worker;
using PracticePortal.Features.Scanner.Pictures.Worker;
using PracticePortal.Platform.Files;
using SkiaSharp;

namespace PracticePortal.Tests.Features.Scanner.Pictures;

/// <summary>Pixels in grey, on which many are worked at once: each must become what it would become alone, wherever it stands in its row.</summary>
public sealed class GreyPictureTests
{
    private const int Tolerance = 8;

    /// <summary>Wider than any processor's vectors, and with a rest behind them.</summary>
    private const int Odd = 131;

    private static readonly Random s_random = new(7);

    /// <summary>EXIF 2.32, section 4.6.4, as it is shown to people.</summary>
    [Theory]
    [InlineData(1, "RGBY")]
    [InlineData(2, "GRYB")]
    [InlineData(3, "YBGR")]
    [InlineData(4, "BYRG")]
    [InlineData(5, "RBGY")]
    [InlineData(6, "BRYG")]
    [InlineData(7, "YGBR")]
    [InlineData(8, "GYRB")]
    public void Page_IsReadAsItIsShown_HoweverTheCameraWasHeld(int orientation, string fields)
    {
        using var page = SkiaFile.Decode(Drawn.Jpeg((ushort)orientation)).Value;

        var grey = page.ToGrey();

        Assert.Equal(page.UprightSize.Width, grey.Width);
        Assert.Equal(page.UprightSize.Height, grey.Height);
        (int X, int Y)[] middles = [(1, 1), (3, 1), (1, 3), (3, 3)];
        Assert.Equal(fields, string.Concat(middles.Select(at => NameOf(grey.Pixels[(at.Y * grey.Height / 4 * grey.Width) + (at.X * grey.Width / 4)]))));
    }

    [Fact]
    public void WhatIsTransparent_IsWhitePaper()
    {
        using var bitmap = new SKBitmap(new SKImageInfo(Odd, 1, DecodedPage.Colors, SKAlphaType.Premul));
        bitmap.Erase(SKColors.Transparent);
        using var page = new DecodedPage(bitmap);

        Assert.All(page.ToGrey().Pixels, pixel => Assert.Equal(255, pixel));
    }

    /// <summary>A scanner's file may say how opaque each pixel is.</summary>
    [Fact]
    public void WhatIsHalfTransparent_IsMixedWithWhitePaper()
    {
        using var bitmap = new SKBitmap(new SKImageInfo(Odd, 2, DecodedPage.Colors, SKAlphaType.Unpremul));
        bitmap.Erase(new SKColor(200, 200, 200, 100));
        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        using var image = new MagickImage(png.ToArray()) { Format = MagickFormat.Tiff };
        using var page = MagickFile.Decode(image.ToByteArray(), FileKind.Tiff, 1).Value;

        Assert.All(page.ToGrey().Pixels, pixel => Assert.InRange(pixel, 230, 236)); // 200 at 39 % on white
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void Shrunk_IsTheMeanOfEachSquare(int by)
    {
        var picture = Noise(Odd, 50);

        var small = picture.Shrunk(by);

        Assert.Equal((Odd / by, 50 / by), (small.Width, small.Height));
        Assert.All(Enumerable.Range(0, small.Pixels.Length), at =>
        {
            var (left, top) = (at % small.Width * by, at / small.Width * by);
            var square = Enumerable.Range(0, by * by).Sum(i => picture.Pixels[((top + (i / by)) * Odd) + left + (i % by)]);
            Assert.Equal(square / (by * by), small.Pixels[at]);
        });
    }

    [Fact]
    public void Drawn_AtItsOwnSize_StaysAsItIs_ButForTheEdgeWithoutANeighbour()
    {
        var picture = Noise(Odd, 20);

        var drawn = picture.Drawn(1, 0);

        Assert.Equal(Inside(picture), Inside(drawn));
    }

    [Theory]
    [InlineData(90, 1)]
    [InlineData(180, 2)]
    [InlineData(270, 3)]
    public void Drawn_ByQuarters_IsTurnedAsAPage(int degrees, int quarters)
    {
        var picture = Smooth(60, 40);

        var (drawn, turned) = (picture.Drawn(1, degrees), picture.Turned(quarters, mirrored: false));

        foreach (var (x, y) in ((int X, int Y)[])[(1, 1), (3, 1), (1, 3), (3, 3)])
        {
            var expected = At(turned, x, y);
            Assert.InRange(At(drawn, x, y), expected - Tolerance, expected + Tolerance);
        }

        static int At(GreyPicture picture, int x, int y) => picture.Pixels[(picture.Height * y / 4 * picture.Width) + (picture.Width * x / 4)];
    }

    [Fact]
    public void Evened_PaperIsWhiteAndInkIsDark_WhereverItStandsInItsRow()
    {
        var (row, light) = (new byte[Odd], new float[Odd]);
        Array.Fill(light, 200);
        for (var at = 0; at < Odd; at++)
        {
            row[at] = at % 2 == 0 ? (byte)195 : (byte)40;
        }

        PaperLight.Even(row, light, light, share: 0.5f, floor: 100);

        Assert.All(Enumerable.Range(0, Odd), at => Assert.Equal(at % 2 == 0 ? 255 : row[1], row[at]));
        Assert.InRange(row[1], 1, 70);
    }

    private static GreyPicture Noise(int width, int height)
    {
        var pixels = new byte[width * height];
        s_random.NextBytes(pixels);
        return new GreyPicture(width, height, pixels);
    }

    private static GreyPicture Smooth(int width, int height) =>
        new(width, height, [.. Enumerable.Range(0, width * height).Select(at => (byte)((at % width * 2) + (at / width * 3)))]);

    private static IEnumerable<byte> Inside(GreyPicture picture) =>
        picture.Pixels.Where((_, at) => at % picture.Width < picture.Width - 1 && at / picture.Width < picture.Height - 1);

    private static char NameOf(byte seen)
    {
        (char Name, SKColor Color)[] known = [('R', Drawn.Red), ('G', Drawn.Green), ('B', Drawn.Blue), ('Y', Drawn.Yellow)];
        return known.Where(color => Math.Abs(((color.Color.Red * 77) + (color.Color.Green * 150) + (color.Color.Blue * 29) >> 8) - seen) < Tolerance)
            .Select(color => color.Name).FirstOrDefault('?');
    }
}
