using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Agencies;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Organisations;
using PracticePortal.Features.Tasks;
using PracticePortal.Platform.Data;

namespace PracticePortal.Features.Scanner;

/// <summary>One active sharing of a Scanner.</summary>
public sealed record SharingRow(
    Guid CollaborationId, Guid CustomerId, string AgencyName, string CustomerName, TaskType TaskType, string TaskPeriod, DateTime? Since,
    IReadOnlyList<PersonWithAccess> People)
{
    public string Task => TaskTexts.Name(TaskType, TaskPeriod);
}

public sealed record SharingList(IReadOnlyList<SharingRow> Rows, bool HasMore);

/// <summary>Who shares which Scanner, for either side, with its own rights.</summary>
public sealed class ScannerQueries(TenantDbContextFactory contexts, AgencyRights agency, OrganisationRights organisation, SharedAccess access)
{
    public const int PageSize = 25;

    /// <summary>The customers whose Scanner the agency shares, by name.</summary>
    /// <param name="page">Counted from 0.</param>
    /// <param name="ct">Cancels the reading.</param>
    public async Task<SharingList> OfAgencyAsync(int page, CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        if (await agency.MemberAsync(db, ct) is null)
        {
            return new SharingList([], HasMore: false);
        }

        var rows = await db.Collaborations.AsNoTracking()
            .Where(c => c.AgencyId == db.Scope.AgencyId && c.Status == CollaborationStatus.Active)
            .Join(db.Customers, c => c.CustomerId, k => k.Id, (c, k) => new { c, k.SortKey })
            .OrderBy(x => x.SortKey).ThenBy(x => x.c.Id)
            .Skip(page * PageSize).Take(PageSize + 1).Select(x => x.c).ToListAsync(ct);
        return new SharingList(await WithPeopleAsync([.. rows.Take(PageSize)], ct), rows.Count > PageSize);
    }

    /// <summary>The agencies that share the organisation's Scanner; there are few.</summary>
    public async Task<IReadOnlyList<SharingRow>> OfOrganisationAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        if (await organisation.UserAsync(db, ct) is null)
        {
            return [];
        }

        var rows = await db.Collaborations.AsNoTracking()
            .Where(c => c.OrganisationId == db.Scope.OrganisationId && c.Status == CollaborationStatus.Active)
            .OrderBy(c => c.AgencyName).ThenBy(c => c.Id).Take(PageSize).ToListAsync(ct);
        return await WithPeopleAsync(rows, ct);
    }

    private async Task<IReadOnlyList<SharingRow>> WithPeopleAsync(IReadOnlyList<Collaboration> rows, CancellationToken ct)
    {
        var people = await access.OfAsync(rows, ct);
        return [.. rows.Select(c => new SharingRow(
            c.Id, c.CustomerId, c.AgencyName, c.CustomerName, c.TaskType, c.TaskPeriod, c.AnsweredAt, [.. people[c.Id]]))];
    }
}
