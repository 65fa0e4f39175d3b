using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Tasks;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Collaborations;

/// <summary>What agency pages read of collaborations, with the agency's own rights.</summary>
public sealed class CollaborationQueries(TenantDbContextFactory contexts, TimeProvider clock)
{
    public const int PageSize = 25;

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
        var mine = db.Collaborations.AsNoTracking().Where(c => c.AgencyId == db.Scope.AgencyId);
        var now = clock.GetUtcNow().UtcDateTime;
        var counts = (await mine.GroupBy(c => c.Status).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct))
            .ToDictionary(g => g.Key, g => g.Count);
        var wanted = filter.Show.Statuses();
        var rows = filter.Show == CollaborationsShown.NeedsAttention ? mine : mine.Where(c => wanted.Contains(c.Status));

        if (PlainText.Clean(filter.Search) is { } typed)
        {
            var pattern = SearchKeys.Contains(typed);
            rows = rows.Where(c => db.Customers.Any(k => k.Id == c.CustomerId && EF.Functions.Like(k.SearchText, pattern, @"\")));
        }

        var page = await Attention.Of(db, rows, now)
            .Where(a => a.Kind != null || filter.Show != CollaborationsShown.NeedsAttention)
            .OrderBy(a => a.Kind == null).ThenBy(a => a.Kind)
            .ThenBy(a => a.Collaboration.ClosedAt != null).ThenBy(a => a.Collaboration.Status == CollaborationStatus.Active)
            .ThenBy(a => a.Collaboration.ClosedAt == null ? a.Collaboration.ActivatedAt : DateTime.MaxValue)
            .ThenByDescending(a => a.Collaboration.ClosedAt).ThenBy(a => a.Collaboration.Id)
            .Skip(filter.Page * PageSize).Take(PageSize + 1)
            .Select(a => new CollaborationRow(
                a.Collaboration.Id, a.Collaboration.CustomerId, a.Collaboration.CustomerName, a.Collaboration.Status, a.Collaboration.TaskType,
                a.Collaboration.TaskPeriod, a.Collaboration.SentAt, a.Collaboration.AnsweredAt, a.Collaboration.AnsweredByName))
            .ToListAsync(ct);
        var attention = await Attention.Of(db, mine, now).CountAsync(a => a.Kind != null, ct);
        return new CollaborationList([.. page.Take(PageSize)], page.Count > PageSize, counts, attention);
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
