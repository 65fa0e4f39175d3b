using Microsoft.Extensions.Logging.Abstractions;
using PracticePortal.Features.Scanner.Interpretation;
using PracticePortal.Features.Scanner.Pictures;
using PracticePortal.Platform.Domain;
using SkiaSharp;

namespace PracticePortal.Tests.Features.Scanner.Interpretation;

/// <summary>The door: files in, words and facts or a reason out, by the portal's own program and the OCR that is installed.</summary>
public sealed class ReceiptReaderTests : IDisposable
{
    private static readonly DateOnly s_received = new(2026, 10, 1);

    private readonly ReceiptReader _reader = new(new PictureProcess(TimeProvider.System, NullLogger<PictureProcess>.Instance), new FairGate(1, int.MaxValue));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _reader.Dispose();

    [Fact]
    public async Task TextOfAPdf_IsReadByPagesAndLines()
    {
        var read = await ReadAsync(Pdf(["Kontorsvaror Norr AB", "Pennor och block till kontoret", "Att betala 125,00"], ["Tack och välkommen åter till oss i butiken i morgon"]));

        Assert.Equal(2, read.Value.Pages.Count);
        Assert.Equal("Kontorsvaror Norr AB\nPennor och block till kontoret\nAtt betala 125,00", read.Value.Pages[0].Text);
        Assert.Equal(2, read.Value.Pages[1].PageOfFile);
    }

    [Fact]
    public async Task FileThatIsNone_IsRefused() => Assert.Equal(PictureErrors.KindNotTaken, (await ReadAsync("no receipt"u8.ToArray())).Error);

    [Fact]
    public async Task FileThatIsGone_IsRefused() =>
        Assert.Equal(PictureErrors.Empty, (await _reader.ReadAsync(Guid.NewGuid(), [new FileToRead(_ => Task.FromResult<Stream?>(null))], s_received, Ct)).Error);

    [Fact]
    public async Task FileBesideOneThatCannotBeRead_IsRead()
    {
        var read = await ReadAsync([.. "%PDF-1.7\nnothing\n%%EOF"u8], Pdf(["Kontorsvaror Norr AB", "Pennor och block till kontoret", "Att betala 125,00"]));

        Assert.NotNull(read.Value.Pages[0].NotRead);
        Assert.Contains("Att betala 125,00", read.Value.Text, StringComparison.Ordinal);
        Assert.Equal(1, read.Value.Pages[1].File);
    }

    private Task<Result<ReceiptInterpretation>> ReadAsync(params byte[][] files) =>
        _reader.ReadAsync(Guid.NewGuid(), [.. files.Select(file => new FileToRead(_ => Task.FromResult<Stream?>(new MemoryStream(file))))], s_received, Ct);

    private static byte[] Pdf(params string[][] pages)
    {
        using var written = new MemoryStream();
        using (var document = SKDocument.CreatePdf(written))
        using (var font = new SKFont(SKTypeface.FromFile("/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf"), 12))
        using (var ink = new SKPaint { Color = SKColors.Black })
        {
            foreach (var lines in pages)
            {
                var canvas = document.BeginPage(300, 400);
                for (var i = 0; i < lines.Length; i++)
                {
                    canvas.DrawText(lines[i], 20, 40 + (i * 20), SKTextAlign.Left, font, ink);
                }

                document.EndPage();
            }

            document.Close();
        }

        return written.ToArray();
    }
}
