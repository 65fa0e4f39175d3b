using Microsoft.Extensions.Logging.Abstractions;
using PracticePortal.Features.Scanner.Interpretation;
using PracticePortal.Features.Scanner.Interpretation.Worker;
using PracticePortal.Features.Scanner.Pictures;
using PracticePortal.Features.Scanner.Pictures.Worker;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Platform.Domain;
using PracticePortal.Tests.Features.Scanner.Interpretation.Made;

namespace PracticePortal.Tests.Features.Scanner.Interpretation;

/// <summary>Pictures through the portal's own program and the OCR that is installed: a sample, as <c>bench interpretation</c> reads all.</summary>
public sealed class ReadPicturesTests : IDisposable
{
    private const int Sample = 10;
    private const int ManyPictures = 40;

    private readonly ReceiptReader _reader = new(new PictureProcess(TimeProvider.System, NullLogger<PictureProcess>.Instance), new FairGate(1, int.MaxValue));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _reader.Dispose();

    [Fact]
    public async Task CleanPictures_GiveTheirTotalAndDate()
    {
        var right = 0;
        for (var seed = 0; seed < Sample; seed++)
        {
            var receipt = MadeReceipt.Of(seed);
            using var picture = MadePicture.Of(receipt);
            var found = (await ReadAsync(picture.Clean())).Value.Found;
            right += found.Total?.Value == receipt.Truth.Total && found.Date?.Value == receipt.Truth.Date ? 1 : 0;
        }

        Assert.True(right >= Sample - 1, $"{right} of {Sample} were right.");
    }

    [Fact]
    public async Task Place_IsOnTheUprightPage_AlsoWhenThePictureLeans()
    {
        var receipt = MadeReceipt.Of(0);
        using var picture = MadePicture.Of(receipt);
        using var leaning = Degraded.Leaning(picture.Bitmap, degrees: 3);

        var straight = (await ReadAsync(picture.Clean())).Value.Found.Total!;
        var leant = (await ReadAsync(MadePicture.Jpeg(leaning, 90))).Value.Found.Total!;

        Assert.Equal(receipt.Truth.Total, straight.Value);
        Assert.Equal(receipt.Truth.Total, leant.Value);
        var (x, y) = Degraded.Leant(picture.Bitmap, leaning, degrees: 3, straight.Place!.Box.Left + (straight.Place.Box.Width / 2), straight.Place.Box.Middle);
        Assert.Equal(x, leant.Place!.Box.Left + (leant.Place.Box.Width / 2), 0.02);
        Assert.Equal(y, leant.Place.Box.Middle, 0.02);
    }

    /// <summary>As scanners and old files have them: nothing says how it was held.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task PictureThatLiesOnItsSideOrHead_IsRead_AndSaysHowItIsToBeTurned(int quarters)
    {
        var receipt = MadeReceipt.Of(0);
        using var picture = MadePicture.Of(receipt);
        using var lying = Degraded.Lying(picture.Bitmap, quarters);

        var read = (await ReadAsync(MadePicture.Jpeg(lying, 90))).Value;

        Assert.Equal((receipt.Truth.Total, receipt.Truth.Date), (read.Found.Total?.Value, read.Found.Date?.Value));
        Assert.Equal(4 - quarters, Assert.Single(read.Pages).QuarterTurns);
        var upright = (await ReadAsync(picture.Clean())).Value.Found.Total!.Place!.Box.Turned(quarters);
        var place = Assert.Single(read.Places(), place => place.Fact == ReceiptFact.Total).Box;
        Assert.Equal(upright.Left, place[0], 0.02);
        Assert.Equal(upright.Top, place[1], 0.02);
    }

    /// <summary>Of receipts in all layouts, also as phones photograph them. Where it is wrong, the other ways are tried.</summary>
    [Fact]
    public void PictureThatLiesOnItsSide_IsToldFromOneThatStandsUpright()
    {
        var (upright, lying) = (0, 0);
        for (var seed = 0; seed < ManyPictures; seed++)
        {
            using var picture = MadePicture.Of(MadeReceipt.Of(seed));
            using var clean = SkiaFile.Decode(picture.Clean()).Value;
            using var degraded = SkiaFile.Decode(Degraded.Of(picture, seed)).Value;
            foreach (var grey in new[] { clean.ToGrey(), degraded.ToGrey() })
            {
                upright += PreparedPicture.Of(grey).LiesOnItsSide ? 0 : 1;
                lying += PreparedPicture.Of(grey.Turned(seed % 2 == 0 ? 1 : 3, mirrored: false)).LiesOnItsSide ? 1 : 0;
            }
        }

        Assert.True(Math.Min(upright, lying) >= 2 * ManyPictures * 9 / 10, $"Of {2 * ManyPictures} {upright} upright and {lying} lying ones were told.");
    }

    [Fact]
    public async Task PictureWithoutWords_SaysSo()
    {
        using var blank = new SkiaSharp.SKBitmap(400, 600);
        blank.Erase(SkiaSharp.SKColors.White);

        Assert.Equal(ReadingErrors.NothingReadable, (await ReadAsync(MadePicture.Jpeg(blank, 80))).Error);
    }

    [Fact]
    public async Task WithoutTesseract_PicturesAreNotInterpreted() =>
        Assert.Equal(ReadingErrors.OcrNotInstalled, (await Tesseract.ReadAsync(new GreyPicture(1, 1, [255]), Ct, program: "/usr/bin/no-tesseract")).Error);

    private Task<Result<ReceiptInterpretation>> ReadAsync(byte[] file) =>
        _reader.ReadAsync(Guid.NewGuid(), [new FileToRead(_ => Task.FromResult<Stream?>(new MemoryStream(file)))], MadeReceipt.ReceivedOn, Ct);
}
