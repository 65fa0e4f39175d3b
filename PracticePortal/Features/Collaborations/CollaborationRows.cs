using PracticePortal.Features.Tasks;
using PracticePortal.Features.Terms;
using PracticePortal.Platform.Email;
using PracticePortal.Platform.Links;

namespace PracticePortal.Features.Collaborations;

/// <summary>One page of the follow-up list.</summary>
/// <param name="Previous">Where the page before this one ends; null on the first.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record CollaborationList(IReadOnlyList<CollaborationRow> Rows, ListCursor? Previous, ListCursor? Next, FollowUpCounts Counts);

/// <summary>One line of the follow-up list.</summary>
public sealed record CollaborationRow(
    Guid Id, Guid CustomerId, string CustomerName, CollaborationStatus Status, TaskType TaskType, string TaskPeriod,
    DateTime? SentAt, DateTime? AnsweredAt, string AnsweredByName);

/// <summary>What the tab <em>Collaborations</em> of a customer shows.</summary>
public sealed record CustomerCollaborations(
    string CustomerName, bool IsArchived, IReadOnlyList<CollaborationDetails> Collaborations, IReadOnlyList<TaskChoice> OpenTasks)
{
    public CollaborationDetails? Latest => Collaborations is [var latest, ..] ? latest : null;
}

/// <summary>One of the customer's tasks, as the list <em>Task</em> offers it.</summary>
public sealed record TaskChoice(Guid Id, TaskType Type, string Period, DateOnly? DueDate, bool IsCompleted)
{
    public string Name => TaskTexts.Name(Type, Period);
}

/// <summary>One record of what the customer approved, to be downloaded.</summary>
public sealed record EvidenceRow(Guid Id, Guid CollaborationId, TermsDocument Document, int Number);

/// <summary>How one letter went, as the agency may see it.</summary>
/// <param name="Address">Whole when the agency knows it, else masked.</param>
/// <param name="IsGivenUp">Tried as long as it is worth, and never taken.</param>
/// <param name="ServerAnswer">The mail server's words; of an address that the agency does not know only the code.</param>
public sealed record LetterRow(
    EmailKind Kind, string Address, EmailState State, bool IsGivenUp, DateTime PreparedAt, DateTime? AcceptedAt, string ServerAnswer);

/// <summary>One person who is asked, as the agency may see it.</summary>
/// <param name="Address">Whole when the agency typed it, else masked.</param>
/// <param name="Letter">The newest that counts; null while none is written down yet.</param>
/// <param name="SentAt">When the mail server took the first letter of this asking.</param>
public sealed record AskedRow(string Address, LetterRow? Letter, DateTime? SentAt, DateTime? OpenedAt);

/// <summary>One collaboration with all that its panel tells.</summary>
public sealed record CollaborationDetails(
    Guid Id, CollaborationStatus Status, CustomerRelation Relation, TaskChoice Task, DateTime ActivatedAt, string AskedByName,
    DateTime? SentAt, DateTime? AnswerBy, int RemindersSent, DateTime? NextReminderAt,
    DateTime? AnsweredAt, string AnsweredByName, DeclineReason DeclineReason, string Reason,
    DateTime? ClosedAt, string ClosedByName, CollaborationSide? EndedBy, ProvisioningProgress Provisioning,
    string ContactName, string ContactEmail, bool MayCorrectAddress,
    IReadOnlyList<AskedRow> Asked, IReadOnlyList<LetterRow> Letters, IReadOnlyList<EvidenceRow> Evidence)
{
    public bool IsOpen => ClosedAt is null;

    internal static CollaborationDetails Of(
        Collaboration c, CollaborationPapers papers, IReadOnlyList<TaskChoice> tasks) => new(
        c.Id, c.Status, c.Relation,
        tasks.FirstOrDefault(t => t.Id == c.TaskId) ?? new TaskChoice(c.TaskId, c.TaskType, c.TaskPeriod, null, IsCompleted: false),
        c.ActivatedAt, c.AskedByName, c.SentAt, c.AnswerBy, c.RemindersSent, c.NextReminderAt,
        c.AnsweredAt, c.AnsweredByName, c.DeclineReason, c.Reason, c.ClosedAt, c.ClosedByName, c.EndedBy, c.Provisioning,
        c.ContactName, c.ContactEmail,
        c is { Relation: CustomerRelation.NewToSpiris, Status: CollaborationStatus.AwaitingApproval, Invitations: [{ OpenedAt: null }] },
        papers.AskedFor(c), papers.LettersOf(c), papers.EvidenceOf(c));
}
