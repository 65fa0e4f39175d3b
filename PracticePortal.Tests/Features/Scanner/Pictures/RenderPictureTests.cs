using PracticePortal.Features.Scanner.Pictures;
using PracticePortal.Platform.Files;
using SkiaSharp;

namespace PracticePortal.Tests.Features.Scanner.Pictures;

/// <summary>What is shown of a file: its pixels, upright, and nothing else.</summary>
public sealed class RenderPictureTests : PictureTest
{
    private const int Tolerance = 40;

    [Theory]
    [InlineData(FileKind.Jpeg)]
    [InlineData(FileKind.Png)]
    [InlineData(FileKind.Webp)]
    [InlineData(FileKind.Heic)]
    [InlineData(FileKind.Tiff)]
    [InlineData(FileKind.Pdf)]
    public async Task EveryKind_ShowsItsColours(FileKind kind)
    {
        var page = (await RenderAsync(Drawn.As(kind))).Value;

        AssertFields("RGBY", page.View);
        AssertFields("RGBY", page.Thumbnail);
        Assert.InRange(Math.Max(page.Thumbnail.Size.Width, page.Thumbnail.Size.Height), 1, PictureLimits.ThumbnailLongestSide);
    }

    /// <summary>EXIF 2.32, section 4.6.4: what each value means for the four fields. What is none of them means nothing.</summary>
    [Theory]
    [InlineData(1, "RGBY")]
    [InlineData(2, "GRYB")]
    [InlineData(3, "YBGR")]
    [InlineData(4, "BYRG")]
    [InlineData(5, "RBGY")]
    [InlineData(6, "BRYG")]
    [InlineData(7, "YGBR")]
    [InlineData(8, "GYRB")]
    [InlineData(0, "RGBY")]
    [InlineData(9, "RGBY")]
    [InlineData(65535, "RGBY")]
    public async Task HowTheCameraWasHeld_IsApplied(int orientation, string fields)
    {
        var page = (await RenderAsync(Drawn.Jpeg((ushort)orientation))).Value;

        AssertFields(fields, page.View);
        Assert.Equal(orientation is >= 5 and <= 8 ? new PixelSize(Drawn.Height, Drawn.Width) : new PixelSize(Drawn.Width, Drawn.Height), page.View.Size);
    }

    [Fact]
    public async Task HowAPhoneWasHeld_IsAppliedOnce() => AssertFields("BRYG", (await RenderAsync(Drawn.HeicHeldUpright)).Value.View);

    [Theory]
    [InlineData(1, "BRYG")]
    [InlineData(2, "YBGR")]
    [InlineData(-1, "GYRB")]
    [InlineData(7, "GYRB")]
    public async Task QuarterTurns_AreClockwise(int turns, string fields) =>
        AssertFields(fields, (await RenderAsync(Drawn.As(FileKind.Png), quarterTurns: turns)).Value.View);

    [Fact]
    public async Task NothingButPixels_IsKept()
    {
        var page = (await RenderAsync(Drawn.Jpeg(1))).Value;

        foreach (var jpeg in new[] { page.View.Jpeg, page.Thumbnail.Jpeg })
        {
            Assert.Equal(-1, jpeg.AsSpan().IndexOf("Exif"u8));
            Assert.Equal(-1, jpeg.AsSpan().IndexOf("59.33"u8));
        }
    }

    [Fact]
    public async Task SameQuestion_GivesTheSameBytes()
    {
        var (first, second) = ((await RenderAsync(Drawn.As(FileKind.Pdf))).Value, (await RenderAsync(Drawn.As(FileKind.Pdf))).Value);

        Assert.Equal(first.View.Jpeg, second.View.Jpeg);
        Assert.Equal(first.Thumbnail.Jpeg, second.Thumbnail.Jpeg);
    }

    [Theory]
    [InlineData(FileKind.Tiff)]
    [InlineData(FileKind.Pdf)]
    public async Task EachPage_HasItsPicture_AndOthersAreNotFound(FileKind kind)
    {
        var file = kind == FileKind.Pdf ? Drawn.Pdf(3) : Drawn.Tiff(3);

        AssertFields("RGBY", (await RenderAsync(file, page: 3)).Value.View);
        Assert.Equal(PictureErrors.NoSuchPage, (await RenderAsync(file, page: 4)).Error);
        Assert.Equal(PictureErrors.NoSuchPage, (await RenderAsync(file, page: 0)).Error);
    }

    private static void AssertFields(string expected, RenderedPicture picture)
    {
        using var bitmap = SKBitmap.Decode(picture.Jpeg);
        Assert.Equal(picture.Size, new PixelSize(bitmap.Width, bitmap.Height));
        var (width, height) = (bitmap.Width, bitmap.Height);
        (int X, int Y)[] middles = [(width / 4, height / 4), (width * 3 / 4, height / 4), (width / 4, height * 3 / 4), (width * 3 / 4, height * 3 / 4)];
        Assert.Equal(expected, string.Concat(middles.Select(at => NameOf(bitmap.GetPixel(at.X, at.Y)))));
    }

    private static char NameOf(SKColor seen)
    {
        (char Name, SKColor Color)[] known = [('R', Drawn.Red), ('G', Drawn.Green), ('B', Drawn.Blue), ('Y', Drawn.Yellow)];
        return known.Where(color => Math.Abs(color.Color.Red - seen.Red) < Tolerance && Math.Abs(color.Color.Green - seen.Green) < Tolerance
            && Math.Abs(color.Color.Blue - seen.Blue) < Tolerance).Select(color => color.Name).FirstOrDefault('?');
    }
}
