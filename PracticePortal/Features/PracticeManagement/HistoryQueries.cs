using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Agencies;
using PracticePortal.Platform.Audit;
using PracticePortal.Platform.Data;

namespace PracticePortal.Features.PracticeManagement;

/// <summary>Who did what, when: of one customer for every member, of the whole agency for its administrators.</summary>
public sealed class HistoryQueries(TenantDbContextFactory contexts, AgencyRights rights)
{
    public const int PageSize = 25;

    private const int Latest = 8;

    /// <param name="customerId">The customer; somebody else's has no history.</param>
    /// <param name="page">Counted from 0.</param>
    /// <param name="ct">Cancels the reading.</param>
    public async Task<History> OfCustomerAsync(Guid customerId, int page, CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        return await ReadAsync(OfAgency(db).Where(a => a.CustomerId == customerId), page, ct);
    }

    /// <summary>Null for whoever is no administrator of the agency at this moment.</summary>
    public async Task<History?> OfAgencyAsync(int page, CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        return await rights.AdministratorAsync(db, ct) is null ? null : await ReadAsync(OfAgency(db), page, ct);
    }

    /// <summary>What happened last in collaborations; the single steps of creating say little to those who look from afar.</summary>
    public async Task<IReadOnlyList<HistoryRow>> LatestAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        return await Rows(OfAgency(db).Where(a => a.CollaborationId != null && a.What != "collaboration-provisioning-stepped")).Take(Latest).ToListAsync(ct);
    }

    private static IQueryable<AuditEntry> OfAgency(AppDbContext db) => db.AuditEntries.AsNoTracking().Where(a => a.AgencyId == db.Scope.AgencyId);

    private static async Task<History> ReadAsync(IQueryable<AuditEntry> entries, int page, CancellationToken ct)
    {
        var rows = await Rows(entries).Skip(page * PageSize).Take(PageSize + 1).ToListAsync(ct);
        return new History([.. rows.Take(PageSize)], rows.Count > PageSize);
    }

    /// <summary>Ids are made in the order of time.</summary>
    private static IQueryable<HistoryRow> Rows(IQueryable<AuditEntry> entries) => entries.OrderByDescending(a => a.Id)
        .Select(a => new HistoryRow(a.Id, a.At, a.What, a.ActorName, a.CustomerId, a.Details));
}

/// <summary>One page of what happened, the newest first.</summary>
public sealed record History(IReadOnlyList<HistoryRow> Rows, bool HasMore);

/// <param name="Details">The sentence's values, as the row keeps them.</param>
public sealed record HistoryRow(Guid Id, DateTime At, string What, string Actor, Guid? CustomerId, string Details);
