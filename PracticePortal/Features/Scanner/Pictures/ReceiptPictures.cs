using PracticePortal.Features.Scanner.Pictures.Headers;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner.Pictures;

/// <summary>
/// Tells what a receipt's file is, and makes pictures of its pages that can be shown. Whatever is in the file, the answer is a picture or a
/// refusal: decoders run in a process of their own with limits, a few at a time.
/// </summary>
public sealed class ReceiptPictures : IDisposable
{
    private readonly PictureProcess _process;
    private readonly SemaphoreSlim _gate;

    internal ReceiptPictures(PictureProcess process, int atOnce) => (_process, _gate) = (process, new SemaphoreSlim(atOnce));

    /// <summary>Reads headers only, and decodes nothing.</summary>
    /// <param name="content">Read from where it stands to its end, or to one byte more than a file may have.</param>
    /// <param name="ct">Ends the waiting and the work.</param>
    /// <returns>What it is, or one of <see cref="PictureErrors"/>.</returns>
    public Task<Result<InspectedFile>> InspectAsync(Stream content, CancellationToken ct) =>
        WithinAsync(content, (bytes, kind) => _process.RunAsync(new PictureQuestion(kind), bytes, answer => PictureAnswer.Read(answer, PictureAnswer.ReadInspected), ct), ct);

    /// <summary>Makes both pictures of a page, upright by what the camera said and then turned. The same question gives the same bytes.</summary>
    /// <param name="content">As for <see cref="InspectAsync"/>, and checked again.</param>
    /// <param name="page">From one.</param>
    /// <param name="quarterTurns">Clockwise; any number, also a negative one.</param>
    /// <param name="ct">Ends the waiting and the work.</param>
    /// <returns>The pictures, or one of <see cref="PictureErrors"/>.</returns>
    public Task<Result<RenderedPage>> RenderAsync(Stream content, int page, int quarterTurns, CancellationToken ct) =>
        WithinAsync(content, (bytes, kind) => _process.RunAsync(new PictureQuestion(kind, page, quarterTurns), bytes, answer => PictureAnswer.Read(answer, PictureAnswer.ReadRendered), ct), ct);

    public void Dispose() => _gate.Dispose();

    private async Task<Result<T>> WithinAsync<T>(
        Stream content, Func<ReadOnlyMemory<byte>, Platform.Files.FileKind, Task<Result<T>>> ask, CancellationToken ct)
    {
        await _gate.WaitAsync(ct);
        try
        {
            var bytes = await ReadAsync(content, ct);
            var looked = FirstLook.At(bytes.Span);
            return looked.Succeeded ? await ask(bytes, looked.Value) : looked.Error;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>At most one byte more than a file may have.</summary>
    internal static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream content, CancellationToken ct)
    {
        var known = content.CanSeek ? Math.Clamp(content.Length - content.Position, 0, PictureLimits.MostBytes) : PictureLimits.MostBytes;
        var bytes = new byte[known + 1];
        return bytes.AsMemory(0, await content.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct));
    }
}
