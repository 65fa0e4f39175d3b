using Hangfire;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Files;
using PracticePortal.Platform.Installations;
using PracticePortal.Platform.Jobs;

namespace PracticePortal.Features.Scanner.Receipts;

/// <summary>
/// Files and their rows come and go together: what a killed process left without a row goes after a month, and a row whose file is not there is
/// told. Safe to run twice and at the same time.
/// </summary>
[AutomaticRetry(Attempts = 0)]
public sealed class ReceiptFilesJob(
    TenantDbContextFactory contexts, IFileStore store, PartialFiles parts, DerivedFiles derived, TimeProvider clock, ILogger<ReceiptFilesJob> logger)
{
    private const int Batch = 500;

    /// <summary>A crash leaves the files of the receipts that were on their way; more of them say that the folder is another database's.</summary>
    private const int MostOrphans = 100;

    /// <summary>A file without a row may be all that is left of a receipt whose row a restore lost: somebody has to have time to miss it.</summary>
    public static readonly TimeSpan OrphansAreKept = TimeSpan.FromDays(30);

    /// <summary>Forgets what nobody sends any more.</summary>
    public static readonly RecurringSweep Uploads = new(
        "receipt-uploads", "23 * * * *",
        (jobs, id, cron) => jobs.AddOrUpdate<ReceiptFilesJob>(id, job => job.ForgetUploadsAsync(CancellationToken.None), cron));

    /// <summary>Compares all files with all rows, at night.</summary>
    public static readonly RecurringSweep Comparison = new(
        "receipt-files", "37 1 * * *",
        (jobs, id, cron) => jobs.AddOrUpdate<ReceiptFilesJob>(id, job => job.CompareAsync(CancellationToken.None), cron));

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Uploads of which nothing has come for <see cref="ReceiptUpload.Patience"/>, and pieces that no upload has.</summary>
    public async Task ForgetUploadsAsync(CancellationToken ct)
    {
        var before = Now - ReceiptUpload.Patience;
        await using var db = await contexts.CreateSystemAsync("receipt files", ct);
        await db.ReceiptUploads.Where(u => !db.ReceiptUploadFiles.Any(f => f.UploadId == u.Id && f.HeardAt >= before)).ExecuteDeleteAsync(ct);
        foreach (var old in parts.OlderThan(before).Chunk(Batch))
        {
            var awaited = await db.ReceiptUploadFiles.Where(f => old.Contains(f.Id)).Select(f => f.Id).ToListAsync(ct);
            foreach (var id in old.Except(awaited))
            {
                parts.Discard(id);
            }
        }
    }

    /// <summary>
    /// Removes files that have had no row for <see cref="OrphansAreKept"/>, and notes which rows have no file. A restored copy that is held removes
    /// nothing: the folder may be the original's, whose rows it does not know. Nor does a database without any receipt, or one that lacks many.
    /// </summary>
    public async Task CompareAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("receipt files", ct);
        if (!await db.IsHeldAsync(ct) && await db.ReceiptFiles.AnyAsync(ct))
        {
            await store.RemoveLeftoversAsync(Now - ReceiptUpload.Patience, ct);
            await RemoveOrphansAsync(db, ct);
        }

        await NoteMissingAsync(db, ct);
    }

    private async Task RemoveOrphansAsync(AppDbContext db, CancellationToken ct)
    {
        var orphans = new List<FileKey>();
        await foreach (var old in store.ListAsync(ct).Where(kept => kept.At < Now - OrphansAreKept).Select(kept => kept.Key).Chunk(Batch).WithCancellation(ct))
        {
            orphans.AddRange(await WithoutRowAsync(db, old, ct));
        }

        if (orphans.Count > MostOrphans)
        {
            logger.LogError("{Count} files have no row; none is removed, as the folder may be another database's", orphans.Count);
            return;
        }

        foreach (var orphan in orphans)
        {
            foreach (var still in await WithoutRowAsync(db, [orphan], ct)) // the same receipt may have come once more meanwhile
            {
                await store.DeleteAsync(still, ct);
                derived.RemoveOf(still);
                logger.LogWarning("A file without a row was removed: {FileId} of {OrganisationId}", still.FileId, still.OwnerId);
            }
        }
    }

    private static async Task<IEnumerable<FileKey>> WithoutRowAsync(AppDbContext db, IReadOnlyCollection<FileKey> kept, CancellationToken ct)
    {
        var ids = kept.Select(key => key.FileId).ToList();
        var known = await db.ReceiptFiles.Where(f => ids.Contains(f.Id)).Select(f => new FileKey(f.OrganisationId, f.Id)).ToListAsync(ct);
        known.AddRange(await db.ReceiptFiles.Where(f => f.OriginalId != null && ids.Contains(f.OriginalId.Value))
            .Select(f => new FileKey(f.OrganisationId, f.OriginalId!.Value)).ToListAsync(ct)); // the other part of one that was split
        known.AddRange(await db.ReceiptUploadFiles.Where(f => ids.Contains(f.Id)).Select(f => new FileKey(f.OrganisationId, f.Id)).ToListAsync(ct));
        return kept.Except(known);
    }

    private async Task NoteMissingAsync(AppDbContext db, CancellationToken ct)
    {
        var last = Guid.Empty;
        while (true)
        {
            var rows = await db.ReceiptFiles.AsNoTracking().Where(f => f.Id.CompareTo(last) > 0).OrderBy(f => f.Id).Take(Batch)
                .Select(f => new { f.Id, f.OriginalId, f.OrganisationId, f.MissingSince }).ToListAsync(ct);
            if (rows.Count == 0)
            {
                return;
            }

            foreach (var row in rows)
            {
                var isThere = await store.HasAsync(new FileKey(row.OrganisationId, row.OriginalId ?? row.Id), ct);
                if (isThere == (row.MissingSince is null))
                {
                    continue;
                }

                DateTime? since = isThere ? null : Now;
                await db.ReceiptFiles.Where(f => f.Id == row.Id).ExecuteUpdateAsync(set => set.SetProperty(f => f.MissingSince, since), ct);
                if (!isThere)
                {
                    logger.LogError("The file of a receipt is missing: {FileId} of {OrganisationId}", row.Id, row.OrganisationId);
                }
            }

            last = rows[^1].Id;
        }
    }
}
