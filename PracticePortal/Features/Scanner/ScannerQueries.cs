using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Agencies;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Organisations;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Features.Tasks;
using PracticePortal.Platform.Data;

namespace PracticePortal.Features.Scanner;

/// <summary>One active sharing of a Scanner.</summary>
/// <param name="Waiting">What is to be done there; null where whoever asks may not open the receipts.</param>
public sealed record SharingRow(
    Guid CollaborationId, Guid CustomerId, string AgencyName, string CustomerName, TaskType TaskType, string TaskPeriod, DateTime? Since,
    IReadOnlyList<PersonWithAccess> People, ReceiptsWaiting? Waiting = null)
{
    public string Task => TaskTexts.Name(TaskType, TaskPeriod);
}

/// <summary>How many receipts of a Scanner are to be looked at, wait for an answer, and are ready to be handed over.</summary>
public sealed record ReceiptsWaiting(int ToCheck, int NeedAnswer, int Ready);

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
        if (await agency.MemberAsync(db, ct) is not { } member)
        {
            return new SharingList([], HasMore: false);
        }

        var rows = await db.Collaborations.AsNoTracking()
            .Where(c => c.AgencyId == db.Scope.AgencyId && c.Status == CollaborationStatus.Active)
            .Join(db.Customers, c => c.CustomerId, k => k.Id, (c, k) => new { c, k.SortKey })
            .OrderBy(x => x.SortKey).ThenBy(x => x.c.Id)
            .Skip(page * PageSize).Take(PageSize + 1).Select(x => x.c).ToListAsync(ct);
        var shown = await WithPeopleAsync([.. rows.Take(PageSize)], ct);
        var waiting = await WaitingAsync(db, member, rows, ct);
        return new SharingList([.. shown.Select(row => row with { Waiting = waiting.GetValueOrDefault(row.CollaborationId) })], rows.Count > PageSize);
    }

    /// <summary>One that the person may open at this moment; null for every other.</summary>
    public async Task<SharingRow?> FindOpenAsync(Guid collaborationId, CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        return await agency.MemberAsync(db, ct) is { } member
            && await SharedAccess.OpenTo(db, member).SingleOrDefaultAsync(c => c.Id == collaborationId, ct) is { } open
                ? (await WithPeopleAsync([open], ct))[0]
                : null;
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

    /// <summary>By collaboration, for those that the person may open. The customers' receipts are not the agency's rows.</summary>
    private async Task<Dictionary<Guid, ReceiptsWaiting>> WaitingAsync(AppDbContext db, Member member, List<Collaboration> rows, CancellationToken ct)
    {
        var ids = rows.Select(c => c.Id).ToList();
        var open = await SharedAccess.OpenTo(db, member).Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.OrganisationId }).ToListAsync(ct);
        var organisations = open.Select(c => c.OrganisationId!.Value).ToList();
        ReceiptStatus[] waiting = [ReceiptStatus.New, ReceiptStatus.Interpreted, ReceiptStatus.NeedsAnswer, ReceiptStatus.Ready];
        await using var everywhere = await contexts.CreateSystemAsync("how many receipts wait", ct);
        var counts = await everywhere.Receipts.Where(r => organisations.Contains(r.OrganisationId) && waiting.Contains(r.Status))
            .GroupBy(r => new { r.OrganisationId, r.Status }).Select(g => new { g.Key.OrganisationId, g.Key.Status, Count = g.Count() }).ToListAsync(ct);
        return open.ToDictionary(c => c.Id, c => new ReceiptsWaiting(
            Of(c.OrganisationId, ReceiptStatus.New) + Of(c.OrganisationId, ReceiptStatus.Interpreted),
            Of(c.OrganisationId, ReceiptStatus.NeedsAnswer), Of(c.OrganisationId, ReceiptStatus.Ready)));

        int Of(Guid? organisationId, ReceiptStatus status) => counts.Find(c => c.OrganisationId == organisationId && c.Status == status)?.Count ?? 0;
    }

    private async Task<IReadOnlyList<SharingRow>> WithPeopleAsync(IReadOnlyList<Collaboration> rows, CancellationToken ct)
    {
        var people = await access.OfAsync(rows, ct);
        return [.. rows.Select(c => new SharingRow(
            c.Id, c.CustomerId, c.AgencyName, c.CustomerName, c.TaskType, c.TaskPeriod, c.AnsweredAt, [.. people[c.Id]]))];
    }
}
