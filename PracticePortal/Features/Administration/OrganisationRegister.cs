using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Organisations;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Administration;

/// <summary>Which organisations the list shows.</summary>
public enum OrganisationsShown
{
    /// <summary>Those that signed up by themselves and whom nobody vouches for, the reported ones among them.</summary>
    Doubtful,

    Reported,
    All,
}

/// <summary>What portal administrators read of organisations in My Spiris, to decide on the doubtful ones.</summary>
public sealed class OrganisationRegister(PortalRights rights)
{
    public const int PageSize = 25;

    private const int MostAdministrators = 5;

    /// <summary>One page, the reported ones first, then by name; null for whoever may not.</summary>
    public async Task<OrganisationList?> ListAsync(OrganisationsShown shown, string search, int page, CancellationToken ct)
    {
        await using var db = await rights.OpenAsync(ct);
        if (db is null)
        {
            return null;
        }

        var active = db.Organisations.AsNoTracking().Where(o => o.Status == OrganisationStatus.Active);
        var counts = new Dictionary<OrganisationsShown, int>();
        foreach (var each in Enum.GetValues<OrganisationsShown>())
        {
            counts[each] = await Of(active, each).CountAsync(ct);
        }

        var wanted = Of(active, shown);
        if (PlainText.Clean(search) is { } typed)
        {
            var pattern = SearchKeys.Contains(typed);
            wanted = wanted.Where(o => EF.Functions.Like(o.SearchText, pattern, @"\"));
        }

        var organisations = await wanted.OrderBy(o => o.ReportedAt == null).ThenBy(o => o.SortKey).ThenBy(o => o.Id)
            .Skip(page * PageSize).Take(PageSize + 1).ToListAsync(ct);
        var ids = organisations.Select(o => o.Id).ToList();
        var administrators = (await db.OrganisationUsers.AsNoTracking()
                .Where(u => ids.Contains(u.OrganisationId) && u.Role == OrganisationRole.OrganisationAdministrator && !u.IsPending)
                .OrderBy(u => u.Id).Select(u => new { u.OrganisationId, u.Email }).ToListAsync(ct))
            .ToLookup(u => u.OrganisationId, u => u.Email);
        var (agencies, reporters) = (await AgenciesOfAsync(db, organisations, ct), await ReportersOfAsync(db, organisations, ct));
        return new OrganisationList(
            [.. organisations.Take(PageSize).Select(o => new OrganisationRow(
                o.Id, o.Name, o.OrganisationNumber, o.Origin, agencies.GetValueOrDefault(o.Id, ""), o.CreatedAt, o.ConfirmedAt, o.ReportedAt,
                [.. reporters[o.Id]], [.. administrators[o.Id].Take(MostAdministrators)]))],
            organisations.Count > PageSize,
            counts);
    }

    /// <summary>The agency whose request made it, for those that a request made.</summary>
    private static async Task<Dictionary<Guid, string>> AgenciesOfAsync(AppDbContext db, List<Organisation> organisations, CancellationToken ct)
    {
        var made = organisations.Where(o => o.Origin == OrganisationOrigin.ByAgency).Select(o => (Guid?)o.Id).ToList();
        var requests = await db.Collaborations.AsNoTracking()
            .Where(c => made.Contains(c.OrganisationId) && c.Relation == CustomerRelation.NewToSpiris)
            .OrderBy(c => c.ActivatedAt).Select(c => new { Id = c.OrganisationId!.Value, c.AgencyName }).ToListAsync(ct);
        return requests.DistinctBy(r => r.Id).ToDictionary(r => r.Id, r => r.AgencyName);
    }

    /// <summary>Which agencies doubt it, since it was reported first and until it is settled.</summary>
    private static async Task<ILookup<Guid, string>> ReportersOfAsync(AppDbContext db, List<Organisation> organisations, CancellationToken ct)
    {
        var reported = organisations.Where(o => o.ReportedAt is not null).ToDictionary(o => o.Id, o => o.ReportedAt);
        var since = reported.Count > 0 ? reported.Values.Min() : DateTime.MaxValue;
        var told = await db.AuditEntries.AsNoTracking().Where(a => a.What == OrganisationReported.Code && a.At >= since)
            .OrderBy(a => a.Id).Select(a => new { a.At, a.Details }).ToListAsync(ct);
        return told
            .Select(t => (t.At, Words: JsonSerializer.Deserialize<string[]>(t.Details) ?? []))
            .Where(t => t.Words is [_, _, var id] && Guid.TryParse(id, out var about) && reported.TryGetValue(about, out var first) && t.At >= first)
            .Select(t => (Id: Guid.Parse(t.Words[2]), Agency: t.Words[1])).Distinct()
            .ToLookup(t => t.Id, t => t.Agency);
    }

    private static IQueryable<Organisation> Of(IQueryable<Organisation> organisations, OrganisationsShown shown) => shown switch
    {
        OrganisationsShown.Doubtful => organisations.Where(o => o.ConfirmedAt == null || o.ReportedAt != null),
        OrganisationsShown.Reported => organisations.Where(o => o.ReportedAt != null),
        OrganisationsShown.All => organisations,
    };
}

public sealed record OrganisationList(IReadOnlyList<OrganisationRow> Rows, bool HasMore, IReadOnlyDictionary<OrganisationsShown, int> Counts);

/// <param name="Agency">The agency whose request made it; empty for one that signed up by itself.</param>
/// <param name="ReportedBy">The agencies that doubt it now.</param>
/// <param name="Administrators">Their addresses: whoever decides compares them with what the company itself says.</param>
public sealed record OrganisationRow(
    Guid Id, string Name, string OrganisationNumber, OrganisationOrigin Origin, string Agency, DateTime CreatedAt, DateTime? ConfirmedAt,
    DateTime? ReportedAt, IReadOnlyList<string> ReportedBy, IReadOnlyList<string> Administrators)
{
    public bool IsDoubtful => ConfirmedAt is null || ReportedAt is not null;
}
