using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Organisations;
using PracticePortal.Features.Scanner;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Features.Terms;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Identity;

namespace PracticePortal.Features.MySpiris;

/// <summary>What the pages of My Spiris read, with the organisation's own rights. Requests that never went out are not shown.</summary>
public sealed class MyQueries(TenantDbContextFactory contexts, OrganisationRights rights, CurrentUser current, SharedAccess people, TimeProvider clock)
{
    /// <summary>The newest so many of a list.</summary>
    public const int Most = 50;

    /// <summary>Of the receipts that were opened; each receipt's own page tells all of its.</summary>
    public const int MostOpened = 20;

    /// <summary>What the start page lists.</summary>
    public async Task<MyRequests> ListAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        if (await rights.UserAsync(db, ct) is not { } person)
        {
            return new MyRequests("", MayAnswer: false, [], TermsWaiting: null);
        }

        var organisation = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == db.Scope.OrganisationId, ct);
        var rows = await Asked(db).OrderByDescending(c => c.SentAt).ThenBy(c => c.Id).Take(Most).ToListAsync(ct);
        var terms = await MyScannerQueries.TermsWaitingAsync(db, organisation.Id, clock.GetUtcNow().UtcDateTime, ct);
        var questions = await db.Receipts.Where(r => r.OrganisationId == organisation.Id && r.Status == ReceiptStatus.NeedsAnswer).Take(Most).CountAsync(ct);
        return new MyRequests(organisation.Name, IsAdministrator(person), [.. rows.Select(RowOf)], terms) { Questions = questions };
    }

    /// <summary>One request with all that its page tells; null for somebody else's.</summary>
    public async Task<MyRequest?> RequestAsync(Guid collaborationId, CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        var collaboration = await Asked(db).SingleOrDefaultAsync(c => c.Id == collaborationId, ct);
        if (collaboration is null || await rights.UserAsync(db, ct) is not { } person)
        {
            return null;
        }

        var row = RowOf(collaboration);
        var documents = row.Status == CollaborationStatus.AwaitingApproval ? await db.AskedAsync(db.Scope.OrganisationId, clock.GetUtcNow().UtcDateTime, ct) : [];
        var administrators = await db.OrganisationUsers.AsNoTracking()
            .Where(u => u.OrganisationId == db.Scope.OrganisationId && u.Role == OrganisationRole.OrganisationAdministrator)
            .OrderBy(u => u.Name).Select(u => u.Name).ToListAsync(ct);
        return new MyRequest(
            row, collaboration.Relation, collaboration.AskedByName, IsAdministrator(person), collaboration.AnsweredByUserId == await current.UserIdAsync(),
            administrators, (await people.OfAsync([collaboration], ct))[collaboration.Id].Count(), DocumentToRead.Of(documents), await EvidenceAsync(db, [collaborationId], ct),
            collaboration.Reason, collaboration.DeclineReason);
    }

    /// <summary>Which agencies see the receipts now, and who there.</summary>
    public async Task<MyAccess> AccessAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        if (await rights.UserAsync(db, ct) is not { } person)
        {
            return new MyAccess(MayEnd: false, [], []);
        }

        var all = await Asked(db).OrderByDescending(c => c.SentAt).ThenBy(c => c.Id).Take(Most).ToListAsync(ct);
        var evidence = await EvidenceAsync(db, [.. all.Select(c => c.Id)], ct);
        var active = all.Where(c => c.Status == CollaborationStatus.Active).ToList();
        var access = await people.OfAsync(active, ct);
        var opened = await OpenedAsync(db, person.OrganisationId, ct);
        return new MyAccess(
            IsAdministrator(person),
            [.. active.Select(c => new AgencyAccess(RowOf(c), [.. access[c.Id]], [.. evidence.Where(e => e.CollaborationId == c.Id)])
            {
                Opened = [.. opened.Where(o => o.AgencyId == c.AgencyId)],
            })],
            [.. all.Select(RowOf).Where(row => row.ClosedAt is not null)]);
    }

    private static IQueryable<Collaboration> Asked(AppDbContext db) => db.Collaborations.AsNoTracking()
        .Where(c => c.OrganisationId == db.Scope.OrganisationId && c.SentAt != null
            && c.Status != CollaborationStatus.Provisioning && c.Status != CollaborationStatus.ProvisioningFailed);

    private static async Task<IReadOnlyList<EvidenceRow>> EvidenceAsync(AppDbContext db, List<Guid> collaborationIds, CancellationToken ct) =>
        await db.TermsApprovals.AsNoTracking()
            .Where(a => a.CollaborationId != null && collaborationIds.Contains(a.CollaborationId.Value))
            .OrderBy(a => a.Document).ThenBy(a => a.Id)
            .Select(a => new EvidenceRow(a.Id, a.CollaborationId!.Value, a.Document, a.Number))
            .ToListAsync(ct);

    private static Task<List<OpenedReceipt>> OpenedAsync(AppDbContext db, Guid organisationId, CancellationToken ct) => db.ReceiptOpenings
        .Where(o => o.OrganisationId == organisationId)
        .Join(db.Receipts.Where(r => r.OrganisationId == organisationId), o => o.ReceiptId, r => r.Id, (o, r) => new { o, Name = r.Supplier ?? r.Title })
        .OrderByDescending(x => x.o.LastAt).ThenBy(x => x.o.ReceiptId).Take(MostOpened)
        .Select(x => new OpenedReceipt(x.o.AgencyId, x.o.ReceiptId, x.Name, x.o.Name, x.o.LastAt)).ToListAsync(ct);

    private static bool IsAdministrator(OrganisationUser person) => person.Role == OrganisationRole.OrganisationAdministrator;

    private MyRow RowOf(Collaboration c)
    {
        var isOver = c.Status == CollaborationStatus.AwaitingApproval && clock.GetUtcNow().UtcDateTime > c.AnswerBy;
        return new MyRow(
            c.Id, isOver ? CollaborationStatus.Expired : c.Status, c.AgencyName, c.AgencyNumber, c.CustomerName, c.TaskType, c.TaskPeriod,
            c.SentAt, c.AnswerBy, c.AnsweredAt, c.AnsweredByName, isOver ? c.AnswerBy : c.ClosedAt, c.ClosedByName, c.EndedBy);
    }
}
