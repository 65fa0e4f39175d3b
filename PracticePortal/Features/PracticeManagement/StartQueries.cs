using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Tasks;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Email;

namespace PracticePortal.Features.PracticeManagement;

/// <summary>What the agency's day begins with: what needs somebody, how many there are of what, how requests went.</summary>
public sealed class StartQueries(TenantDbContextFactory contexts, TimeProvider clock)
{
    public const int AttentionLines = 7;

    private static readonly TimeSpan s_soon = TimeSpan.FromDays(3);
    private static readonly TimeSpan s_recent = TimeSpan.FromDays(30);
    private static readonly TimeSpan s_funnel = TimeSpan.FromDays(365);

    public async Task<Start> ReadAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        var mine = db.Collaborations.AsNoTracking().Where(c => c.AgencyId == db.Scope.AgencyId);
        var counts = await mine.GroupBy(c => c.Status).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return new Start(
            await db.Customers.CountAsync(c => c.ArchivedAt == null, ct),
            await db.Tasks.AnyAsync(ct),
            counts,
            await mine.CountAsync(CollaborationQueries.NeedsAttention(db), ct),
            await AttentionAsync(db, mine, ct),
            await FunnelAsync(mine, ct));
    }

    /// <summary>The first lines of what needs somebody: what failed, what cannot be delivered, what waits too long, what came to nothing lately.</summary>
    private async Task<IReadOnlyList<AttentionRow>> AttentionAsync(AppDbContext db, IQueryable<Collaboration> mine, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (soon, recent) = (now + s_soon, now - s_recent);
        List<AttentionRow> rows =
        [
            .. await Of(AttentionKind.Failed, mine.Where(c => c.Status == CollaborationStatus.ProvisioningFailed)).ToListAsync(ct),
            .. await Of(AttentionKind.Refused, mine.Where(c => c.Status == CollaborationStatus.AwaitingApproval
                && c.Invitations.Any(i => db.EmailDeliveries.Any(d => d.InvitationId == i.Id && d.State == EmailState.Rejected && d.PreparedAt >= i.SentAt)))).ToListAsync(ct),
            .. await Of(AttentionKind.TaskCompleted, mine.Where(c => c.ClosedAt == null
                && db.Tasks.Any(t => t.Id == c.TaskId && t.Status == CustomerTaskStatus.Completed))).ToListAsync(ct),
            .. await Of(AttentionKind.Expiring, mine.Where(c => c.Status == CollaborationStatus.AwaitingApproval && c.AnswerBy < soon)).ToListAsync(ct),
            .. await Of(AttentionKind.Declined, Latest(db, mine.Where(c => c.Status == CollaborationStatus.Declined && c.ClosedAt > recent))).ToListAsync(ct),
            .. await Of(AttentionKind.Expired, Latest(db, mine.Where(c => c.Status == CollaborationStatus.Expired && c.ClosedAt > recent))).ToListAsync(ct),
        ];
        return [.. rows.DistinctBy(r => r.CollaborationId).Take(AttentionLines)];
    }

    /// <summary>Only when nothing was started since, and the customer is still one.</summary>
    private static IQueryable<Collaboration> Latest(AppDbContext db, IQueryable<Collaboration> closed) => closed.Where(c =>
        db.Customers.Any(k => k.Id == c.CustomerId && k.ArchivedAt == null)
        && !db.Collaborations.Any(other => other.CustomerId == c.CustomerId && other.ActivatedAt > c.ActivatedAt));

    private static IQueryable<AttentionRow> Of(AttentionKind kind, IQueryable<Collaboration> collaborations) => collaborations
        .OrderBy(c => c.ActivatedAt).ThenBy(c => c.Id).Take(AttentionLines)
        .Select(c => new AttentionRow(kind, c.Id, c.CustomerId, c.CustomerName, c.AnswerBy, c.Relation == CustomerRelation.NewToSpiris));

    private async Task<Funnel> FunnelAsync(IQueryable<Collaboration> mine, CancellationToken ct)
    {
        var since = clock.GetUtcNow().UtcDateTime - s_funnel;
        var asked = mine.Where(c => c.ActivatedAt > since);
        return new Funnel(
            await asked.CountAsync(ct),
            await asked.CountAsync(c => c.SentAt != null, ct),
            await asked.CountAsync(c => c.SentAt != null && (c.AnsweredAt != null || c.Invitations.Any(i => i.OpenedAt != null)), ct),
            await asked.CountAsync(c => c.Status == CollaborationStatus.Active || c.Status == CollaborationStatus.Ended, ct));
    }
}

/// <param name="Customers">Archived ones do not count.</param>
/// <param name="NeedAttention">As the follow-up list counts: failed, or a letter was refused.</param>
public sealed record Start(
    int Customers, bool HasTasks, IReadOnlyDictionary<CollaborationStatus, int> Counts, int NeedAttention, IReadOnlyList<AttentionRow> Attention, Funnel Funnel)
{
    /// <summary>Nothing was ever activated: the page shows the way there.</summary>
    public bool IsNew => Counts.Count == 0;
}

/// <summary>Requests of the last twelve months, by how far they came.</summary>
public sealed record Funnel(int Activated, int Sent, int Opened, int Approved);

/// <summary>Why somebody at the agency has to act.</summary>
public enum AttentionKind
{
    Failed,
    Refused,
    TaskCompleted,
    Expiring,
    Declined,
    Expired,
}

/// <param name="IsNewToSpiris">Whom to ask is the agency's own contact, so it can correct the address.</param>
public sealed record AttentionRow(
    AttentionKind Kind, Guid CollaborationId, Guid CustomerId, string CustomerName, DateTime? AnswerBy, bool IsNewToSpiris);
