using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Collaborations;
using PracticePortal.Platform.Data;

namespace PracticePortal.Features.PracticeManagement;

/// <summary>What the agency's day begins with: what needs somebody, how many there are of what, how requests went.</summary>
public sealed class StartQueries(TenantDbContextFactory contexts, TimeProvider clock)
{
    public const int AttentionLines = 7;

    private static readonly TimeSpan s_funnel = TimeSpan.FromDays(365);

    public async Task<Start> ReadAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        var now = clock.GetUtcNow().UtcDateTime;
        var mine = db.Collaborations.AsNoTracking().Where(c => c.AgencyId == db.Scope.AgencyId);
        var counts = await mine.GroupBy(c => c.Status).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return new Start(
            await db.Customers.CountAsync(c => c.ArchivedAt == null, ct),
            await db.Tasks.AnyAsync(ct),
            counts,
            (await FollowUpCounts.ReadAsync(db, now, limit: int.MaxValue - 1, ct)).Of(CollaborationsShown.NeedsAttention),
            await AttentionAsync(mine, now, ct),
            await FunnelAsync(mine, ct));
    }

    private static async Task<IReadOnlyList<AttentionRow>> AttentionAsync(IQueryable<Collaboration> mine, DateTime now, CancellationToken ct)
    {
        var pages = new FollowUpPages(new IndexedFollowUpRows(mine), FollowUpSections.Of(CollaborationsShown.NeedsAttention, now));
        return [.. (await pages.ReadAsync(cursor: null, AttentionLines, ct)).Rows.Select(read => new AttentionRow(
            read.Section.Attention!.Value, read.Row.Row.Id, read.Row.Row.CustomerId, read.Row.Row.CustomerName, read.Row.AnswerBy,
            read.Row.Relation == CustomerRelation.NewToSpiris))];
    }

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
/// <param name="NeedAttention">As the follow-up list counts them; the lines are the first of these.</param>
public sealed record Start(
    int Customers, bool HasTasks, IReadOnlyDictionary<CollaborationStatus, int> Counts, int NeedAttention, IReadOnlyList<AttentionRow> Attention, Funnel Funnel)
{
    /// <summary>Nothing was ever activated: the page shows the way there.</summary>
    public bool IsNew => Counts.Count == 0;
}

/// <summary>Requests of the last twelve months, by how far they came.</summary>
public sealed record Funnel(int Activated, int Sent, int Opened, int Approved);

/// <param name="IsNewToSpiris">Whom to ask is the agency's own contact, so it can correct the address.</param>
public sealed record AttentionRow(
    AttentionKind Kind, Guid CollaborationId, Guid CustomerId, string CustomerName, DateTime? AnswerBy, bool IsNewToSpiris);
