using PracticePortal.Features.Scanner.Pictures;
using PracticePortal.Platform.Files;

namespace PracticePortal.Tests.Features.Scanner.Pictures;

/// <summary>What a file is: by what is in it, and from its header.</summary>
public sealed class InspectPictureTests : PictureTest
{
    [Theory]
    [InlineData(FileKind.Jpeg)]
    [InlineData(FileKind.Png)]
    [InlineData(FileKind.Webp)]
    [InlineData(FileKind.Heic)]
    [InlineData(FileKind.Tiff)]
    public async Task Picture_IsKnownWithItsSize(FileKind kind)
    {
        var file = (await InspectAsync(Drawn.As(kind))).Value;

        Assert.Equal((kind, 1), (file.Kind, file.Pages));
        Assert.Equal([new PixelSize(Drawn.Width, Drawn.Height)], file.Sizes);
    }

    [Fact]
    public async Task PagesOfTiff_AreCounted()
    {
        var most = (await InspectAsync(Drawn.Tiff(PictureLimits.MostPages))).Value;

        Assert.Equal((PictureLimits.MostPages, PictureLimits.MostPages), (most.Pages, most.Sizes.Count));
        Assert.Equal(PictureErrors.TooManyPages, (await InspectAsync(Drawn.Tiff(PictureLimits.MostPages + 1))).Error);
    }

    [Fact]
    public async Task PagesOfPdf_AreCounted()
    {
        var most = (await InspectAsync(Drawn.Pdf(PictureLimits.MostPages))).Value;

        Assert.Equal((FileKind.Pdf, PictureLimits.MostPages), (most.Kind, most.Pages));
        Assert.Empty(most.Sizes);
        Assert.Equal(PictureErrors.TooManyPages, (await InspectAsync(Drawn.Pdf(PictureLimits.MostPages + 1))).Error);
    }

    [Fact]
    public async Task FileOfTheMostBytes_IsTaken_AndOneMoreIsNot()
    {
        var jpeg = Drawn.As(FileKind.Jpeg);
        byte[] most = [.. jpeg, .. new byte[PictureLimits.MostBytes - jpeg.Length]];

        Assert.True((await InspectAsync(most)).Succeeded);
        Assert.Equal(PictureErrors.FileTooLarge, (await InspectAsync([.. most, 0])).Error);
    }

    /// <summary>A camera of 50 megapixels and a scanner's A3 sheet are what receipts come from.</summary>
    [Theory]
    [InlineData(8_192, 6_144)]
    [InlineData(9_921, 7_016)]
    public async Task LargestPagesOfCamerasAndScanners_AreTakenAndDrawn(int width, int height)
    {
        var file = Crafted.Png(width, height);

        Assert.Equal([new PixelSize(width, height)], (await InspectAsync(file)).Value.Sizes);
        var page = (await RenderAsync(file)).Value;
        Assert.InRange(page.View.Size.Width * page.View.Size.Height, PictureLimits.ViewPixels * 0.99, PictureLimits.ViewPixels * 1.01);
        Assert.Equal(PictureLimits.ThumbnailLongestSide, page.Thumbnail.Size.Width);
    }

    /// <summary>A phone's film behind its picture is left alone.</summary>
    [Fact]
    public async Task WhatAPhonePutsBehindAPicture_DoesNotMatter() =>
        Assert.True((await InspectAsync([.. Drawn.As(FileKind.Jpeg), 0, 0, 0, 24, .. "ftypmp42"u8, .. new byte[5_000]])).Succeeded);
}
