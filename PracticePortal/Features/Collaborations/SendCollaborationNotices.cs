using PracticePortal.Features.Collaborations.Emails;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Email;
using PracticePortal.Platform.Outbox;

namespace PracticePortal.Features.Collaborations;

/// <summary>The customer has let the agency in.</summary>
[Retries(Days = 2)]
public sealed class SendApprovedEmail(CollaborationNotices notices) : IDomainEventHandler<CollaborationApproved>
{
    public Task HandleAsync(CollaborationApproved happened, Guid messageId, CancellationToken ct) => notices.TellAsync(
        messageId, happened.Facts.CollaborationId, EmailKind.Approved,
        (c, to) => new ApprovedLetter
        {
            AgencyName = c.AgencyName,
            CustomerName = c.CustomerName,
            TaskText = to.TaskText,
            RecipientName = to.To.Name,
            Link = to.Link,
            Audience = to.Side,
            ApprovedBy = c.AnsweredByName,
            ApprovedAt = c.AnsweredAt!.Value,
        },
        onlyAgency: false, ct);
}

/// <summary>The customer has said no.</summary>
[Retries(Days = 2)]
public sealed class SendDeclinedEmail(CollaborationNotices notices) : IDomainEventHandler<CollaborationDeclined>
{
    public Task HandleAsync(CollaborationDeclined happened, Guid messageId, CancellationToken ct) => notices.TellAsync(
        messageId, happened.Facts.CollaborationId, EmailKind.Declined,
        (c, to) => new DeclinedLetter
        {
            AgencyName = c.AgencyName,
            CustomerName = c.CustomerName,
            TaskText = to.TaskText,
            RecipientName = to.To.Name,
            Link = to.Link,
            Audience = to.Side,
            DeclinedBy = c.AnsweredByName,
            DeclinedAt = c.AnsweredAt!.Value,
            Reason = c.DeclineReason,
            Words = c.Reason,
        },
        onlyAgency: false, ct);
}

/// <summary>The agency has taken its request back.</summary>
[Retries(Days = 2)]
public sealed class SendCancelledEmail(CollaborationNotices notices) : IDomainEventHandler<CollaborationCancelled>
{
    public Task HandleAsync(CollaborationCancelled happened, Guid messageId, CancellationToken ct) => notices.TellAsync(
        messageId, happened.Facts.CollaborationId, EmailKind.Cancelled,
        (c, to) => new CancelledLetter
        {
            AgencyName = c.AgencyName,
            CustomerName = c.CustomerName,
            TaskText = to.TaskText,
            RecipientName = to.To.Name,
            Link = to.Link,
            Audience = to.Side,
            CancelledBy = c.ClosedByName,
            CancelledAt = c.ClosedAt!.Value,
        },
        onlyAgency: false, ct);
}

/// <summary>One side has ended what both worked in.</summary>
[Retries(Days = 2)]
public sealed class SendEndedEmail(CollaborationNotices notices) : IDomainEventHandler<CollaborationEnded>
{
    public Task HandleAsync(CollaborationEnded happened, Guid messageId, CancellationToken ct) => notices.TellAsync(
        messageId, happened.Facts.CollaborationId, EmailKind.Ended,
        (c, to) => new EndedLetter
        {
            AgencyName = c.AgencyName,
            CustomerName = c.CustomerName,
            TaskText = to.TaskText,
            RecipientName = to.To.Name,
            Link = to.Link,
            Audience = to.Side,
            EndedBy = c.ClosedByName,
            EndedAt = c.ClosedAt!.Value,
        },
        onlyAgency: false, ct);
}

/// <summary>Nobody answered in time: the agency is told.</summary>
[Retries(Days = 2)]
public sealed class SendExpiredEmail(CollaborationNotices notices) : IDomainEventHandler<CollaborationExpired>
{
    public Task HandleAsync(CollaborationExpired happened, Guid messageId, CancellationToken ct) => notices.TellAsync(
        messageId, happened.Facts.CollaborationId, EmailKind.Expired,
        (c, to) => new ExpiredLetter
        {
            AgencyName = c.AgencyName,
            CustomerName = c.CustomerName,
            TaskText = to.TaskText,
            RecipientName = to.To.Name,
            Link = to.Link,
            ExpiredAt = c.ClosedAt!.Value,
        },
        onlyAgency: true, ct);
}

/// <summary>Somebody asks for a new link to a closed request: the agency is told, as only it can ask anew.</summary>
[Retries(Days = 2)]
public sealed class SendNewLinkAskedEmail(CollaborationNotices notices, TimeProvider clock) : IDomainEventHandler<NewLinkAsked>
{
    public Task HandleAsync(NewLinkAsked happened, Guid messageId, CancellationToken ct) => happened.WasOpen
        ? Task.CompletedTask
        : notices.TellAsync(
            messageId, happened.Facts.CollaborationId, EmailKind.NewLinkAsked,
            (c, to) => new NewLinkAskedLetter
            {
                AgencyName = c.AgencyName,
                CustomerName = c.CustomerName,
                TaskText = to.TaskText,
                RecipientName = to.To.Name,
                Link = to.Link,
                SentTo = SentTo(c, happened.InvitationId),
                AskedAt = clock.GetUtcNow().UtcDateTime,
            },
            onlyAgency: true, ct);

    private static string SentTo(Collaboration collaboration, Guid invitationId) =>
        collaboration.Invitations.Single(i => i.Id == invitationId) is { KnownToAgency: true } known
            ? known.Email
            : EmailAddress.Mask(collaboration.Invitations.Single(i => i.Id == invitationId).Email);
}
