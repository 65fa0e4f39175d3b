using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Audit.Chain;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Administration;

/// <summary>Tells portal administrators whether the history is as it was written. It reads every entry, so it is asked for by a click.</summary>
public sealed class VerifyHistory(PortalRights rights, AuditVerifier verifier)
{
    public const string HeadField = "Head";

    /// <param name="knownHead">A head from evidence or the log; empty when there is none to hold the history to.</param>
    /// <param name="ct">Cancels the reading.</param>
    public async Task<Result<HistoryVerdict>> ReadAsync(string knownHead, CancellationToken ct)
    {
        await using var db = await rights.OpenAsync(ct);
        if (db is null)
        {
            return CommonErrors.NotFound;
        }

        var head = AuditHead.Parse(knownHead);
        if (head is null && knownHead.Trim().Length > 0)
        {
            return AdministrationErrors.HeadUnreadable;
        }

        var verdict = await verifier.VerifyAsync(db, head is null ? [] : [head], ct);
        return new HistoryVerdict(verdict, await OwnersAsync(db, verdict.Findings, ct));
    }

    /// <summary>Whose chains have faults; the portal's own and those of nobody have no name.</summary>
    private static async Task<IReadOnlyDictionary<string, string>> OwnersAsync(
        AppDbContext db, IReadOnlyList<AuditFinding> findings, CancellationToken ct)
    {
        List<Guid> ids = [.. findings.Select(f => f.Chain).Distinct().Select(IdIn).OfType<Guid>()];
        var agencies = await db.Agencies.Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.Name }).ToListAsync(ct);
        var organisations = await db.Organisations.Where(o => ids.Contains(o.Id)).Select(o => new { o.Id, o.Name }).ToListAsync(ct);
        return agencies.Select(a => (Chain: AuditChains.Of(a.Id, null), a.Name))
            .Concat(organisations.Select(o => (Chain: AuditChains.Of(null, o.Id), o.Name)))
            .ToDictionary(owner => owner.Chain, owner => owner.Name);
    }

    private static Guid? IdIn(string chain) => Guid.TryParse(chain[(chain.IndexOf(':', StringComparison.Ordinal) + 1)..], out var id) ? id : null;
}

/// <param name="Owners">The name of the agency or organisation, for each chain that has a fault.</param>
public sealed record HistoryVerdict(AuditVerdict Verdict, IReadOnlyDictionary<string, string> Owners);
