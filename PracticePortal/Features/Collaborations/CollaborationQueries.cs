using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Customers;
using PracticePortal.Features.Tasks;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Collaborations;

/// <summary>What agency pages read of collaborations, with the agency's own rights.</summary>
public sealed class CollaborationQueries(TenantDbContextFactory contexts, TimeProvider clock)
{
    public const int PageSize = 25;

    /// <summary>Counting further costs more than the exact number is worth.</summary>
    public const int CountLimit = 1000;

    /// <summary>The collaborations of one customer, the newest first; null when the customer is not this agency's.</summary>
    public async Task<CustomerCollaborations?> OfCustomerAsync(Guid customerId, CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        var customer = await db.Customers.AsNoTracking().SingleOrDefaultAsync(c => c.Id == customerId && c.AgencyId == db.Scope.AgencyId, ct);
        if (customer is null)
        {
            return null;
        }

        var rows = await db.Collaborations.AsNoTracking().Include(c => c.Invitations).AsSplitQuery()
            .Where(c => c.CustomerId == customerId).OrderByDescending(c => c.Id).Take(PageSize).ToListAsync(ct);
        var ids = rows.Select(c => c.Id).ToList();
        var tasks = await db.Tasks.AsNoTracking().Where(t => t.CustomerId == customerId)
            .OrderBy(t => t.DueDate).ThenBy(t => t.Id)
            .Select(t => new TaskChoice(t.Id, t.Type, t.Period, t.DueDate, t.Status == CustomerTaskStatus.Completed)).ToListAsync(ct);
        var papers = await PapersAsync(db, ids, ct);
        return new CustomerCollaborations(
            customer.Name,
            customer.IsArchived,
            [.. rows.Select(c => CollaborationDetails.Of(c, papers, tasks))],
            [.. tasks.Where(t => !t.IsCompleted)]);
    }

    /// <summary>One page of the follow-up list: who must act first, then the oldest.</summary>
    public async Task<CollaborationList> ListAsync(CollaborationFilter filter, CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        var now = clock.GetUtcNow().UtcDateTime;
        var pages = new FollowUpPages(await SearchAsync(db, filter.Search, ct), FollowUpSections.Of(filter.Show, now));
        var page = await pages.ReadAsync(filter.From, PageSize, ct);
        return new CollaborationList(
            [.. page.Rows.Select(read => read.Row.Row)], page.Previous, page.Next, await FollowUpCounts.ReadAsync(db, now, CountLimit, ct));
    }

    /// <summary>The agency stands in the question itself and not only in the filter, whose "or" for the portal's own jobs no index answers.</summary>
    private static async Task<IFollowUpRows> SearchAsync(AppDbContext db, string typed, CancellationToken ct)
    {
        var mine = db.Collaborations.AsNoTracking().Where(c => c.AgencyId == db.Scope.AgencyId);
        if (PlainText.Clean(typed) is not { } text)
        {
            return new IndexedFollowUpRows(mine);
        }

        var search = await CustomerSearch.AskAsync(db, text, archived: null, ct);
        var customers = search.Customers().Where(k => k.AgencyId == db.Scope.AgencyId);
        return search.IsCommon
            ? new IndexedFollowUpRows(mine.Where(c => customers.Any(k => k.Id == c.CustomerId)))
            : new FewFollowUpRows(await IndexedFollowUpRows.Rows(customers.Join(mine, k => k.Id, c => c.CustomerId, (k, c) => c)).ToListAsync(ct));
    }

    private static async Task<CollaborationPapers> PapersAsync(AppDbContext db, List<Guid> ids, CancellationToken ct)
    {
        var deliveries = await db.EmailDeliveries.AsNoTracking()
            .Where(d => d.CollaborationId != null && ids.Contains(d.CollaborationId.Value)).OrderBy(d => d.Id).ToListAsync(ct);
        var rows = deliveries.Where(d => !d.IsSettled).Select(d => d.OutboxMessageId).ToList();
        var givenUp = await db.Outbox.Where(m => rows.Contains(m.Id) && m.FailedAt != null).Select(m => m.Id).ToListAsync(ct);
        var colleagues = await db.Members.Select(m => m.Email).ToListAsync(ct);
        var evidence = await db.TermsApprovals.AsNoTracking()
            .Where(a => a.CollaborationId != null && ids.Contains(a.CollaborationId.Value)).OrderBy(a => a.Id)
            .Select(a => new EvidenceRow(a.Id, a.CollaborationId!.Value, a.Document, a.Number)).ToListAsync(ct);
        return new CollaborationPapers(deliveries, givenUp.ToHashSet(), colleagues.ToHashSet(StringComparer.Ordinal), evidence);
    }
}
