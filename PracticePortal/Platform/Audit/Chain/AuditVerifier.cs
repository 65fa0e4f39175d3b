using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;

namespace PracticePortal.Platform.Audit.Chain;

/// <summary>Reads every chain from its first link and tells what is not as it was sealed. It changes nothing, and works while others write.</summary>
public sealed class AuditVerifier
{
    /// <summary>More would help nobody who has to look into it.</summary>
    public const int MostFindings = 100;

    /// <summary>An entry is sealed within a minute of a portal that runs.</summary>
    public static readonly TimeSpan LongestOpen = TimeSpan.FromMinutes(10);

    /// <param name="db">Open, with every tenant's rows.</param>
    /// <param name="known">Heads that were kept outside of the database.</param>
    /// <param name="ct">Cancels the reading.</param>
    public async Task<AuditVerdict> VerifyAsync(AppDbContext db, IReadOnlyCollection<AuditHead> known, CancellationToken ct)
    {
        var walk = new ChainWalk(known);
        var links = db.AuditSeals.AsNoTracking().Where(s => s.Hash != null)
            .LeftJoin(db.AuditEntries.AsNoTracking(), seal => seal.EntryId, entry => entry.Id, (seal, entry) => new { Seal = seal, Entry = entry })
            .OrderBy(link => link.Seal.Chain).ThenBy(link => link.Seal.Sequence);
        await foreach (var link in links.AsAsyncEnumerable().WithCancellation(ct))
        {
            walk.Step(link.Seal, link.Entry);
        }

        walk.End();
        var strangers = db.AuditEntries.AsNoTracking().Where(e => !db.AuditSeals.Any(s => s.EntryId == e.Id)).OrderBy(e => e.Id)
            .Select(e => new { e.Id, e.AgencyId, e.OrganisationId });
        await foreach (var stranger in strangers.AsAsyncEnumerable().WithCancellation(ct))
        {
            walk.Find(AuditFault.Added, AuditChains.Of(stranger.AgencyId, stranger.OrganisationId), null, stranger.Id);
        }

        var lost = db.AuditSeals.AsNoTracking().Where(s => s.Hash == null && !db.AuditEntries.Any(e => e.Id == s.EntryId)).OrderBy(s => s.EntryId);
        await foreach (var seal in lost.AsAsyncEnumerable().WithCancellation(ct))
        {
            walk.Find(AuditFault.Missing, seal.Chain, null, seal.EntryId);
        }

        var newestSealed = await db.AuditSeals.Where(s => s.Hash != null).Join(db.AuditEntries, s => s.EntryId, e => e.Id, (_, e) => (DateTime?)e.At).MaxAsync(ct);
        await foreach (var seal in PassedOver(db, newestSealed - LongestOpen).AsAsyncEnumerable().WithCancellation(ct))
        {
            walk.Find(AuditFault.Unsealed, seal.Chain, null, seal.EntryId);
        }

        return walk.Verdict(await db.AuditSeals.LongCountAsync(s => s.Hash == null, ct));
    }

    /// <summary>Counted to the newest sealed entry and not to now, as what was written last stays open in a portal that does not run.</summary>
    private static IQueryable<AuditSeal> PassedOver(AppDbContext db, DateTime? before) =>
        from seal in db.AuditSeals.AsNoTracking()
        join entry in db.AuditEntries on seal.EntryId equals entry.Id
        where seal.Hash == null && entry.At < before
        orderby seal.EntryId
        select seal;
}
