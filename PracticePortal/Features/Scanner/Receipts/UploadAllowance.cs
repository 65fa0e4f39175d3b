using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Files;

namespace PracticePortal.Features.Scanner.Receipts;

/// <summary>Whether there is room for what somebody is about to send: on the disk, and in what one person may bring in a day.</summary>
/// <param name="contexts">To count over all organisations: somebody at an agency brings to many.</param>
/// <param name="store">Where it comes in the end.</param>
/// <param name="parts">Where it comes first.</param>
/// <param name="clock">For the day, which is the last 24 hours.</param>
public sealed class UploadAllowance(TenantDbContextFactory contexts, IFileStore store, PartialFiles parts, TimeProvider clock)
{
    /// <summary>A thousand receipts of 2 MB: more than a person photographs in a day.</summary>
    public const long MostBytesOfDay = 2L * 1024 * 1024 * 1024;

    /// <summary>A processor reads a page for seconds, and a file of a few kilobytes may have 25 of them.</summary>
    public const int MostPagesOfDay = 2_500;

    /// <summary>What stays free, so that the portal's database and log have room when receipts have none any more.</summary>
    public const long Reserve = 1024L * 1024 * 1024;

    private static readonly TimeSpan s_day = TimeSpan.FromDays(1);

    /// <summary>Null when it may come.</summary>
    /// <param name="userId">Who sends it.</param>
    /// <param name="bytes">Of all its files.</param>
    /// <param name="ct">Cancels the question.</param>
    internal async Task<Error?> WhyNotAsync(Guid userId, long bytes, CancellationToken ct)
    {
        if (!HasRoom(Math.Min(store.FreeBytes ?? long.MaxValue, parts.FreeBytes), bytes))
        {
            return ReceiptErrors.NoRoom;
        }

        await using var everywhere = await OpenAsync(ct);
        var there = await Brought(everywhere, userId).Where(f => f.OriginalId == null).SumAsync(f => f.Bytes, ct);
        var onTheirWay = await everywhere.ReceiptUploads.Where(u => u.ByUserId == userId).SelectMany(u => u.Files).SumAsync(f => f.Bytes, ct);
        return there + onTheirWay + bytes > MostBytesOfDay ? ReceiptErrors.TooMuchToday : null;
    }

    /// <summary>Null when they may come. How many a file has is known when it was looked into.</summary>
    /// <param name="userId">Who sends them.</param>
    /// <param name="pages">Of all its files.</param>
    /// <param name="ct">Cancels the question.</param>
    internal async Task<Error?> WhyNotPagesAsync(Guid userId, int pages, CancellationToken ct)
    {
        await using var everywhere = await OpenAsync(ct);
        var there = await Brought(everywhere, userId).SumAsync(f => f.LastPage - f.FirstPage + 1, ct);
        return there + pages > MostPagesOfDay ? ReceiptErrors.TooManyPagesToday : null;
    }

    /// <summary>Pieces and originals are there together for a moment.</summary>
    internal static bool HasRoom(long free, long bytes) => free - (2 * bytes) >= Reserve;

    private Task<AppDbContext> OpenAsync(CancellationToken ct) => contexts.CreateSystemAsync("how much a person brought", ct);

    /// <summary>Within a day, wherever it stands now: who merges receipts does not take over what others brought.</summary>
    private IQueryable<ReceiptFile> Brought(AppDbContext everywhere, Guid userId)
    {
        var since = clock.GetUtcNow().UtcDateTime - s_day;
        return everywhere.ReceiptFiles.Where(f => f.BroughtById == userId && f.StoredAt > since);
    }
}
