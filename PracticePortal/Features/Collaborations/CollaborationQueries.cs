using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Tasks;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Email;

namespace PracticePortal.Features.Collaborations;

/// <summary>What agency pages read of collaborations, with the agency's own rights.</summary>
public sealed class CollaborationQueries(TenantDbContextFactory contexts)
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
        var deliveries = await db.EmailDeliveries.AsNoTracking()
            .Where(d => d.CollaborationId != null && ids.Contains(d.CollaborationId.Value) && d.InvitationId != null)
            .OrderBy(d => d.Id).ToListAsync(ct);
        var tasks = await db.Tasks.AsNoTracking().Where(t => t.CustomerId == customerId)
            .OrderBy(t => t.DueDate).ThenBy(t => t.Id)
            .Select(t => new TaskChoice(t.Id, t.Type, t.Period, t.DueDate, t.Status == CustomerTaskStatus.Completed)).ToListAsync(ct);
        var evidence = await db.TermsApprovals.AsNoTracking()
            .Where(a => a.CollaborationId != null && ids.Contains(a.CollaborationId.Value)).OrderBy(a => a.Id)
            .Select(a => new EvidenceRow(a.Id, a.CollaborationId!.Value, a.Document, a.Number)).ToListAsync(ct);
        return new CustomerCollaborations(
            customer.Name,
            customer.IsArchived,
            [.. rows.Select(c => CollaborationDetails.Of(c, deliveries, tasks, evidence))],
            [.. tasks.Where(t => !t.IsCompleted)]);
    }

    /// <summary>One page of the follow-up list: who must act first, then the oldest.</summary>
    public async Task<CollaborationList> ListAsync(CollaborationFilter filter, CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        var mine = db.Collaborations.AsNoTracking().Where(c => c.AgencyId == db.Scope.AgencyId);
        var counts = (await mine.GroupBy(c => c.Status).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct))
            .ToDictionary(g => g.Key, g => g.Count);
        var wanted = filter.Show.Statuses();
        var rows = mine.Where(c => wanted.Contains(c.Status));
        if (filter.Show == CollaborationsShown.NeedsAttention)
        {
            rows = mine.Where(NeedsAttention(db));
        }

        if (PlainText.Clean(filter.Search) is { } typed)
        {
            var pattern = SearchKeys.Contains(typed);
            rows = rows.Where(c => db.Customers.Any(k => k.Id == c.CustomerId && EF.Functions.Like(k.SearchText, pattern, @"\")));
        }

        var page = await rows
            .OrderBy(c => c.ClosedAt != null).ThenBy(c => c.Status == CollaborationStatus.Active)
            .ThenBy(c => c.ClosedAt == null ? c.ActivatedAt : DateTime.MaxValue).ThenByDescending(c => c.ClosedAt).ThenBy(c => c.Id)
            .Skip(filter.Page * PageSize).Take(PageSize + 1)
            .Select(c => new CollaborationRow(
                c.Id, c.CustomerId, c.CustomerName, c.Status, c.TaskType, c.TaskPeriod, c.ActivatedAt, c.SentAt, c.AnsweredAt, c.AnsweredByName,
                c.AnswerBy, c.ClosedAt, c.AskedByName))
            .ToListAsync(ct);
        var attention = await mine.CountAsync(NeedsAttention(db), ct);
        return new CollaborationList([.. page.Take(PageSize)], page.Count > PageSize, counts, attention);
    }

    /// <summary>Somebody at the agency has to do something: an activation failed, or a letter was refused for good.</summary>
    internal static System.Linq.Expressions.Expression<Func<Collaboration, bool>> NeedsAttention(AppDbContext db) => c =>
        c.Status == CollaborationStatus.ProvisioningFailed
        || (c.Status == CollaborationStatus.AwaitingApproval && c.Invitations.Any(i =>
            db.EmailDeliveries.Any(d => d.InvitationId == i.Id && d.State == EmailState.Rejected && d.PreparedAt >= i.SentAt)));
}
