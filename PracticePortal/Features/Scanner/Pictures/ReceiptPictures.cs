using PracticePortal.Features.Scanner.Pictures.Headers;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner.Pictures;

/// <summary>
/// Tells what a receipt's file is, and makes pictures of its pages that can be shown. Whatever is in the file, the answer is a picture or a
/// refusal: decoders run in a process of their own with limits.
/// </summary>
public sealed class ReceiptPictures : IDisposable
{
    private readonly PictureProcess _process;
    private readonly FairGate _inspecting;

    /// <param name="process">Decodes.</param>
    /// <param name="inspecting">Lets in who has a file looked into, apart from those who look at pictures (<see cref="PagePictures"/>).</param>
    internal ReceiptPictures(PictureProcess process, FairGate inspecting) => (_process, _inspecting) = (process, inspecting);

    /// <summary>Reads headers only, and decodes nothing. A few files at a time, others wait.</summary>
    /// <param name="content">Read from where it stands to its end, or to one byte more than a file may have.</param>
    /// <param name="forWhom">Who brings it.</param>
    /// <param name="ct">Ends the waiting and the work.</param>
    /// <returns>What it is, or one of <see cref="PictureErrors"/>.</returns>
    public async Task<Result<InspectedFile>> InspectAsync(Stream content, Guid forWhom, CancellationToken ct)
    {
        using var place = await _inspecting.EnterAsync(forWhom, ct);
        return place.IsAcquired
            ? await AskAsync(content, (bytes, kind) => _process.RunAsync(new PictureQuestion(kind), bytes, answer => PictureAnswer.Read(answer, PictureAnswer.ReadInspected), ct), ct)
            : PictureErrors.TooManyAtOnce;
    }

    /// <summary>
    /// Makes both pictures of a page, upright by what the camera said and then turned. The same question gives the same bytes. How many are made at a
    /// time is the caller's to bound.
    /// </summary>
    /// <param name="content">As for <see cref="InspectAsync"/>, and checked again.</param>
    /// <param name="page">From one.</param>
    /// <param name="quarterTurns">Clockwise; any number, also a negative one.</param>
    /// <param name="ct">Ends the waiting and the work.</param>
    /// <returns>The pictures, or one of <see cref="PictureErrors"/>.</returns>
    public Task<Result<RenderedPage>> RenderAsync(Stream content, int page, int quarterTurns, CancellationToken ct) =>
        AskAsync(content, (bytes, kind) => _process.RunAsync(new PictureQuestion(kind, page, quarterTurns), bytes, answer => PictureAnswer.Read(answer, PictureAnswer.ReadRendered), ct), ct);

    public void Dispose() => _inspecting.Dispose();

    private static async Task<Result<T>> AskAsync<T>(
        Stream content, Func<ReadOnlyMemory<byte>, Platform.Files.FileKind, Task<Result<T>>> ask, CancellationToken ct)
    {
        var bytes = await ReadAsync(content, ct);
        var looked = FirstLook.At(bytes.Span);
        return looked.Succeeded ? await ask(bytes, looked.Value) : looked.Error;
    }

    /// <summary>At most one byte more than a file may have.</summary>
    internal static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream content, CancellationToken ct)
    {
        var known = content.CanSeek ? Math.Clamp(content.Length - content.Position, 0, PictureLimits.MostBytes) : PictureLimits.MostBytes;
        var bytes = new byte[known + 1];
        return bytes.AsMemory(0, await content.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct));
    }
}
