using Microsoft.Extensions.Caching.Memory;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Files;

namespace PracticePortal.Features.Scanner.Pictures;

internal enum PictureSize
{
    View,
    Thumbnail,
}

/// <summary>
/// Pictures of pages, made when somebody looks for the first time, and kept: a second look costs no process, and two who look at once make one. A few are
/// made at a time, others wait, and whoever asks for many at once keeps nobody from theirs.
/// </summary>
internal sealed partial class PagePictures(
    ReceiptPictures pictures, FairGate looking, IFileStore store, DerivedFiles derived, ILogger<PagePictures> log) : IDisposable
{
    /// <summary>Those who look at different pages seldom meet.</summary>
    private const int Locks = 64;

    private const int MostRefusals = 10_000;

    /// <summary>What cannot be shown is not tried again for so long: it may have cost much.</summary>
    private static readonly TimeSpan s_refusalHolds = TimeSpan.FromHours(1);

    private readonly SemaphoreSlim[] _one = [.. Enumerable.Range(0, Locks).Select(_ => new SemaphoreSlim(1))];
    private readonly MemoryCache _refused = new(new MemoryCacheOptions { SizeLimit = MostRefusals });

    /// <param name="page">Which page; whoever asks has asked for the right.</param>
    /// <param name="forWhom">The person who looks.</param>
    /// <param name="size">For reading, or for a list.</param>
    /// <param name="ct">Ends the waiting and the work.</param>
    /// <returns>A JPEG, or one of <see cref="PictureErrors"/>; not found when there is no original.</returns>
    public async Task<Result<byte[]>> FindAsync(PageShown page, Guid forWhom, PictureSize size, CancellationToken ct)
    {
        if (await derived.FindAsync(page.Original, NameOf(page, size), ct) is { } kept)
        {
            return kept;
        }

        using var place = await looking.EnterAsync(forWhom, ct); // first, so that nobody who waits for it keeps others from a page
        if (!place.IsAcquired)
        {
            return PictureErrors.TooManyAtOnce;
        }

        var one = _one[(uint)page.GetHashCode() % Locks];
        await one.WaitAsync(ct);
        try
        {
            return await derived.FindAsync(page.Original, NameOf(page, size), ct) is { } madeMeanwhile ? madeMeanwhile : await MakeAsync(page, size, ct);
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose()
    {
        looking.Dispose();
        _refused.Dispose();
        foreach (var one in _one)
        {
            one.Dispose();
        }
    }

    private static string NameOf(PageShown page, PictureSize size) => $"{page.Page}-{page.QuarterTurns}-{(size == PictureSize.View ? "view" : "small")}.jpg";

    private async Task<Result<byte[]>> MakeAsync(PageShown page, PictureSize size, CancellationToken ct)
    {
        if (_refused.Get<Error>(page) is { } before)
        {
            return before;
        }

        await using var original = await store.OpenAsync(page.Original, ct);
        if (original is null)
        {
            LogMissing(page.Original.FileId, page.Original.OwnerId);
            return CommonErrors.NotFound;
        }

        var made = await pictures.RenderAsync(original, page.Page, page.QuarterTurns, ct);
        if (!made.Succeeded)
        {
            return _refused.Set(page, made.Error, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = s_refusalHolds });
        }

        var (view, small) = (made.Value.View.Jpeg, made.Value.Thumbnail.Jpeg);
        try
        {
            await derived.KeepAsync(page.Original, NameOf(page, PictureSize.View), view, ct);
            await derived.KeepAsync(page.Original, NameOf(page, PictureSize.Thumbnail), small, ct);
        }
        catch (IOException full)
        {
            LogNotKept(full, page.Original.FileId); // a full disk is no reason to show nothing
        }

        return size == PictureSize.View ? view : small;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The file of a receipt is missing: {FileId} of {OrganisationId}")]
    private partial void LogMissing(Guid fileId, Guid organisationId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The picture of a page of {FileId} could not be kept; it is made anew at the next look")]
    private partial void LogNotKept(Exception full, Guid fileId);
}
