using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Scanner;
using PracticePortal.Features.Tasks;
using PracticePortal.Features.Terms;

namespace PracticePortal.Features.MySpiris;

/// <summary>One request as the customer sees it, from the copies that it carries.</summary>
/// <param name="Status">By the dates: one whose time to answer has passed is expired, swept or not.</param>
public sealed record MyRow(
    Guid Id, CollaborationStatus Status, string AgencyName, string AgencyNumber, string CustomerName, TaskType TaskType, string TaskPeriod,
    DateTime? SentAt, DateTime? AnswerBy, DateTime? AnsweredAt, string AnsweredByName, DateTime? ClosedAt, string ClosedByName, CollaborationSide? EndedBy)
{
    public string Task => TaskTexts.Name(TaskType, TaskPeriod);
}

/// <param name="MayAnswer">An administrator reads; members only look.</param>
/// <param name="TermsWaiting">The version of the Scanner terms that awaits the organisation's approval; null when none does.</param>
public sealed record MyRequests(string OrganisationName, bool MayAnswer, IReadOnlyList<MyRow> Rows, int? TermsWaiting)
{
    /// <summary>Receipts about which an agency has asked.</summary>
    public int Questions { get; init; }

    public IReadOnlyList<MyRow> Awaiting => [.. Rows.Where(r => r.Status == CollaborationStatus.AwaitingApproval)];

    public IReadOnlyList<MyRow> Active => [.. Rows.Where(r => r.Status == CollaborationStatus.Active)];

    public IReadOnlyList<MyRow> Closed => [.. Rows.Where(r => r.ClosedAt is not null)];
}

/// <param name="AnsweredByMe">The reader gave the answer.</param>
/// <param name="Administrators">Who can answer.</param>
/// <param name="PeopleThere">How many at the agency would have access.</param>
public sealed record MyRequest(
    MyRow Row, CustomerRelation Relation, string AskedByName, bool MayAnswer, bool AnsweredByMe, IReadOnlyList<string> Administrators, int PeopleThere,
    IReadOnlyList<DocumentToRead> Documents, IReadOnlyList<EvidenceRow> Evidence, string DeclineWords, DeclineReason DeclineReason);

/// <summary>One agency that sees the receipts now.</summary>
public sealed record AgencyAccess(MyRow Row, IReadOnlyList<PersonWithAccess> People, IReadOnlyList<EvidenceRow> Evidence)
{
    /// <summary>Which receipts were opened there, the latest first.</summary>
    public IReadOnlyList<OpenedReceipt> Opened { get; init; } = [];
}

/// <summary>A receipt that somebody at an agency opened, and when last.</summary>
public sealed record OpenedReceipt(Guid AgencyId, Guid ReceiptId, string ReceiptName, string PersonName, DateTime LastAt);

/// <param name="MayEnd">An administrator reads.</param>
public sealed record MyAccess(bool MayEnd, IReadOnlyList<AgencyAccess> Active, IReadOnlyList<MyRow> Earlier);
