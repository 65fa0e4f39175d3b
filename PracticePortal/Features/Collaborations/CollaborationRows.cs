using System.Text.RegularExpressions;
using PracticePortal.Features.Tasks;
using PracticePortal.Features.Terms;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Email;

namespace PracticePortal.Features.Collaborations;

/// <summary>One page of the follow-up list.</summary>
/// <param name="Counts">How many there are of each status, all pages.</param>
public sealed record CollaborationList(
    IReadOnlyList<CollaborationRow> Rows, bool HasMore, IReadOnlyDictionary<CollaborationStatus, int> Counts, int NeedAttention)
{
    public int CountOf(CollaborationsShown shown) => shown == CollaborationsShown.NeedsAttention
        ? NeedAttention
        : shown.Statuses().Sum(status => Counts.GetValueOrDefault(status));
}

public sealed record CollaborationRow(
    Guid Id, Guid CustomerId, string CustomerName, CollaborationStatus Status, TaskType TaskType, string TaskPeriod, DateTime ActivatedAt,
    DateTime? SentAt, DateTime? AnsweredAt, string AnsweredByName, DateTime? AnswerBy, DateTime? ClosedAt, string AskedByName);

/// <summary>What the tab <em>Collaborations</em> of a customer shows.</summary>
public sealed record CustomerCollaborations(
    string CustomerName, bool IsArchived, IReadOnlyList<CollaborationDetails> Collaborations, IReadOnlyList<TaskChoice> OpenTasks)
{
    public CollaborationDetails? Latest => Collaborations is [var latest, ..] ? latest : null;
}

public sealed record TaskChoice(Guid Id, TaskType Type, string Period, DateOnly? DueDate, bool IsCompleted)
{
    public string Name => TaskTexts.Name(Type, Period);
}

public sealed record EvidenceRow(Guid Id, Guid CollaborationId, TermsDocument Document, int Number);

/// <summary>One person who is asked, as the agency may see it.</summary>
/// <param name="Address">Whole when the agency typed it, else masked.</param>
/// <param name="Email">How the newest letter went; null while none is written down yet.</param>
/// <param name="ServerAnswer">The mail server's words, addresses masked likewise.</param>
public sealed record AskedRow(
    string Address, EmailState? Email, EmailKind? Kind, DateTime? PreparedAt, DateTime? AcceptedAt, string ServerAnswer, DateTime? OpenedAt, DateTime? SetUpUntil);

/// <summary>One collaboration with all that its panel tells.</summary>
public sealed record CollaborationDetails(
    Guid Id, CollaborationStatus Status, CustomerRelation Relation, TaskChoice Task, DateTime ActivatedAt, string AskedByName,
    DateTime? SentAt, DateTime? AnswerBy, int RemindersSent, DateTime? NextReminderAt,
    DateTime? AnsweredAt, string AnsweredByName, DeclineReason DeclineReason, string Reason,
    DateTime? ClosedAt, string ClosedByName, CollaborationSide? EndedBy, ProvisioningProgress Provisioning,
    string ContactName, string ContactEmail, bool MayCorrectAddress,
    IReadOnlyList<AskedRow> Asked, IReadOnlyList<EvidenceRow> Evidence)
{
    public bool IsOpen => ClosedAt is null;

    internal static CollaborationDetails Of(
        Collaboration c, IReadOnlyList<EmailDelivery> deliveries, IReadOnlyList<TaskChoice> tasks, IReadOnlyList<EvidenceRow> evidence) => new(
        c.Id, c.Status, c.Relation,
        tasks.FirstOrDefault(t => t.Id == c.TaskId) ?? new TaskChoice(c.TaskId, c.TaskType, c.TaskPeriod, null, IsCompleted: false),
        c.ActivatedAt, c.AskedByName, c.SentAt, c.AnswerBy, c.RemindersSent, c.NextReminderAt,
        c.AnsweredAt, c.AnsweredByName, c.DeclineReason, c.Reason, c.ClosedAt, c.ClosedByName, c.EndedBy, c.Provisioning,
        c.ContactName, c.ContactEmail,
        c is { Relation: CustomerRelation.NewToSpiris, Status: CollaborationStatus.AwaitingApproval, Invitations: [{ SetUpUntil: not null } or { OpenedAt: null }] },
        [.. c.Invitations.OrderByDescending(i => i.KnownToAgency).ThenBy(i => i.Id).Select(i => AskedOf(i, deliveries))],
        [.. evidence.Where(e => e.CollaborationId == c.Id)]);

    private static AskedRow AskedOf(Invitation invitation, IReadOnlyList<EmailDelivery> deliveries)
    {
        var newest = deliveries.LastOrDefault(d => d.InvitationId == invitation.Id);
        var address = invitation.KnownToAgency ? invitation.Email : EmailAddress.Mask(invitation.Email);
        var answer = newest?.Answer ?? "";
        return new AskedRow(
            address, newest?.State, newest?.Kind, newest?.PreparedAt, newest?.AcceptedAt,
            invitation.KnownToAgency ? answer : Masking.Addresses(answer), invitation.OpenedAt, invitation.SetUpUntil);
    }
}

/// <summary>Hides every address in a text that the agency did not type.</summary>
internal static partial class Masking
{
    public static string Addresses(string text) => Address().Replace(text, match => EmailAddress.Mask(match.Value));

    [GeneratedRegex(@"[^\s<>@:,;()""]+@[^\s<>@:,;()""]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
