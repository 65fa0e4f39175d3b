using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Organisations;
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
        return new OrganisationList(
            [.. organisations.Take(PageSize).Select(o => new OrganisationRow(
                o.Id, o.Name, o.OrganisationNumber, o.CreatedAt, o.ConfirmedAt, o.ReportedAt, [.. administrators[o.Id].Take(MostAdministrators)]))],
            organisations.Count > PageSize,
            counts);
    }

    private static IQueryable<Organisation> Of(IQueryable<Organisation> organisations, OrganisationsShown shown) => shown switch
    {
        OrganisationsShown.Doubtful => organisations.Where(o => o.ConfirmedAt == null || o.ReportedAt != null),
        OrganisationsShown.Reported => organisations.Where(o => o.ReportedAt != null),
        OrganisationsShown.All => organisations,
    };
}

public sealed record OrganisationList(IReadOnlyList<OrganisationRow> Rows, bool HasMore, IReadOnlyDictionary<OrganisationsShown, int> Counts);

/// <param name="Administrators">Their addresses: whoever decides compares them with what the company itself says.</param>
public sealed record OrganisationRow(
    Guid Id, string Name, string OrganisationNumber, DateTime CreatedAt, DateTime? ConfirmedAt, DateTime? ReportedAt, IReadOnlyList<string> Administrators)
{
    public bool IsDoubtful => ConfirmedAt is null || ReportedAt is not null;
}
