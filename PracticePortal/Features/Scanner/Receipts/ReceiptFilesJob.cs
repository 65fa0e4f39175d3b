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

    /// <summary>Of one organisation: a crash leaves the files of the receipts that were on their way. Where there are more, somebody has to look.</summary>
    public const int MostOrphans = 100;

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
    /// nothing: the folder may be the original's, whose rows it does not know. Nor does a database without any receipt, or one that lacks many files and most
    /// of the folder's; of an organisation that has lost many by itself nothing is removed, and the others are swept.
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
        derived.RemoveLeftovers(Now - ReceiptUpload.Patience);
    }

    private async Task RemoveOrphansAsync(AppDbContext db, CancellationToken ct)
    {
        var (orphans, listed) = (new List<FileKey>(), 0);
        await foreach (var old in store.ListAsync(ct).Where(kept => kept.At < Now - OrphansAreKept).Select(kept => kept.Key).Chunk(Batch).WithCancellation(ct))
        {
            orphans.AddRange(await WithoutRowAsync(db, old, ct));
            listed += old.Length;
        }

        var few = new List<FileKey>();
        foreach (var ofOne in orphans.GroupBy(orphan => orphan.OwnerId))
        {
            if (ofOne.Count() > MostOrphans)
            {
                logger.LogError("{Count} files of {OrganisationId} have no row; none of them is removed", ofOne.Count(), ofOne.Key);
            }
            else
            {
                few.AddRange(ofOne);
            }
        }

        if (few.Count > MostOrphans && few.Count > listed / 2)
        {
            logger.LogError("{Count} of {Listed} files have no row; none is removed, as the folder may be another database's", few.Count, listed);
            return;
        }

        await RemoveAsync(db, few, ct);
    }

    private async Task RemoveAsync(AppDbContext db, IEnumerable<FileKey> orphans, CancellationToken ct)
    {
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

    /// <summary>By a list of what each organisation has: asking for each file by itself would be a request to a bucket for each.</summary>
    private async Task NoteMissingAsync(AppDbContext db, CancellationToken ct)
    {
        foreach (var ownerId in await db.ReceiptFiles.Select(f => f.OrganisationId).Distinct().ToListAsync(ct))
        {
            var listed = await store.ListAsync(ownerId, ct).Select(kept => kept.Key.FileId).ToHashSetAsync(cancellationToken: ct);
            var rows = db.ReceiptFiles.AsNoTracking().Where(f => f.OrganisationId == ownerId).Select(f => new Kept(f.Id, f.OriginalId ?? f.Id, f.MissingSince));
            List<Kept> others = [];
            await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(ct))
            {
                if (listed.Contains(row.FileId) == row.MissingSince is not null)
                {
                    others.Add(row);
                }
            }

            foreach (var row in others)
            {
                await NoteAsync(db, ownerId, row, ct);
            }
        }
    }

    /// <summary>It may have come, or gone, since it was listed.</summary>
    private async Task NoteAsync(AppDbContext db, Guid ownerId, Kept row, CancellationToken ct)
    {
        var isThere = await store.HasAsync(new FileKey(ownerId, row.FileId), ct);
        if (isThere == row.MissingSince is null)
        {
            return;
        }

        DateTime? since = isThere ? null : Now;
        await db.ReceiptFiles.Where(f => f.Id == row.Id).ExecuteUpdateAsync(set => set.SetProperty(f => f.MissingSince, since), ct);
        if (!isThere)
        {
            logger.LogError("The file of a receipt is missing: {FileId} of {OrganisationId}", row.FileId, ownerId);
        }
    }

    /// <param name="Id">Of the row.</param>
    /// <param name="FileId">Of its original.</param>
    /// <param name="MissingSince">As it stands in the row.</param>
    private sealed record Kept(Guid Id, Guid FileId, DateTime? MissingSince);
}
