using PracticePortal.Features.Tasks;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Email;

namespace PracticePortal.Features.Collaborations;

/// <summary>Why somebody at the agency has to act, the most pressing first.</summary>
public enum AttentionKind
{
    /// <summary>The activation failed.</summary>
    Failed,

    /// <summary>The mail server refused a letter of the request.</summary>
    Refused,

    /// <summary>The task behind it is completed.</summary>
    TaskCompleted,

    /// <summary>The time to answer ends within days.</summary>
    Expiring,

    /// <summary>Declined lately, and nothing was started since.</summary>
    Declined,

    /// <summary>Expired lately, and nothing was started since.</summary>
    Expired,
}

/// <summary>A collaboration with the reason why somebody has to act; null when nobody has. The one definition for every page and count.</summary>
internal sealed class Attention
{
    private static readonly TimeSpan s_soon = TimeSpan.FromDays(3);
    private static readonly TimeSpan s_lately = TimeSpan.FromDays(30);

    public required Collaboration Collaboration { get; init; }

    public AttentionKind? Kind { get; init; }

    public static IQueryable<Attention> Of(AppDbContext db, IQueryable<Collaboration> collaborations, DateTime now)
    {
        var (soon, lately) = (now + s_soon, now - s_lately);
        return collaborations.Select(c => new Attention
        {
            Collaboration = c,
            Kind = c.Status == CollaborationStatus.ProvisioningFailed ? (AttentionKind?)AttentionKind.Failed
                : c.Status == CollaborationStatus.AwaitingApproval && c.Invitations.Any(i => db.EmailDeliveries.Any(
                    d => d.InvitationId == i.Id && d.State == EmailState.Rejected && d.PreparedAt >= i.SentAt)) ? AttentionKind.Refused
                : c.ClosedAt == null && db.Tasks.Any(t => t.Id == c.TaskId && t.Status == CustomerTaskStatus.Completed) ? AttentionKind.TaskCompleted
                : c.Status == CollaborationStatus.AwaitingApproval && c.AnswerBy < soon ? AttentionKind.Expiring
                : (c.Status != CollaborationStatus.Declined && c.Status != CollaborationStatus.Expired) || c.ClosedAt <= lately
                    || !db.Customers.Any(k => k.Id == c.CustomerId && k.ArchivedAt == null)
                    || db.Collaborations.Any(other => other.CustomerId == c.CustomerId && other.ActivatedAt > c.ActivatedAt) ? null
                : c.Status == CollaborationStatus.Declined ? AttentionKind.Declined
                : AttentionKind.Expired,
        });
    }
}
