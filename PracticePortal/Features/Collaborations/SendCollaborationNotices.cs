using PracticePortal.Features.Collaborations.Emails;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Email;
using PracticePortal.Platform.Outbox;

namespace PracticePortal.Features.Collaborations;

/// <summary>The customer has let the agency in.</summary>
[Retries(Days = 2)]
public sealed class SendApprovedEmail(CollaborationNotices notices) : IDomainEventHandler<CollaborationApproved>
{
    public Task HandleAsync(CollaborationApproved happened, Guid messageId, CancellationToken ct) => notices.TellBothSidesAsync(
        messageId, happened.Facts, EmailKind.Approved, (c, head) => new ApprovedLetter(head, c.AnsweredByName, c.AnsweredAt!.Value), ct);
}

/// <summary>The customer has said no.</summary>
[Retries(Days = 2)]
public sealed class SendDeclinedEmail(CollaborationNotices notices) : IDomainEventHandler<CollaborationDeclined>
{
    public Task HandleAsync(CollaborationDeclined happened, Guid messageId, CancellationToken ct) => notices.TellBothSidesAsync(
        messageId, happened.Facts, EmailKind.Declined,
        (c, head) => new DeclinedLetter(head, c.AnsweredByName, c.AnsweredAt!.Value, c.DeclineReason, c.Reason), ct);
}

/// <summary>The agency has taken its request back.</summary>
[Retries(Days = 2)]
public sealed class SendCancelledEmail(CollaborationNotices notices) : IDomainEventHandler<CollaborationCancelled>
{
    public Task HandleAsync(CollaborationCancelled happened, Guid messageId, CancellationToken ct) => notices.TellBothSidesAsync(
        messageId, happened.Facts, EmailKind.Cancelled, (c, head) => new CancelledLetter(head, c.ClosedByName, c.ClosedAt!.Value), ct);
}

/// <summary>One side has ended what both worked in.</summary>
[Retries(Days = 2)]
public sealed class SendEndedEmail(CollaborationNotices notices) : IDomainEventHandler<CollaborationEnded>
{
    public Task HandleAsync(CollaborationEnded happened, Guid messageId, CancellationToken ct) => notices.TellBothSidesAsync(
        messageId, happened.Facts, EmailKind.Ended, (c, head) => new EndedLetter(head, c.ClosedByName, c.ClosedAt!.Value), ct);
}

/// <summary>Nobody answered in time: the agency is told.</summary>
[Retries(Days = 2)]
public sealed class SendExpiredEmail(CollaborationNotices notices) : IDomainEventHandler<CollaborationExpired>
{
    public Task HandleAsync(CollaborationExpired happened, Guid messageId, CancellationToken ct) => notices.TellAgencyAsync(
        messageId, happened.Facts, EmailKind.Expired, (c, head) => new ExpiredLetter(head, c.ClosedAt!.Value), ct);
}

/// <summary>Somebody asks for a new link to a closed request: the agency is told, as only it can ask anew.</summary>
[Retries(Days = 2)]
public sealed class SendNewLinkAskedEmail(CollaborationNotices notices, TimeProvider clock) : IDomainEventHandler<NewLinkAsked>
{
    public Task HandleAsync(NewLinkAsked happened, Guid messageId, CancellationToken ct) => happened.WasOpen
        ? Task.CompletedTask
        : notices.TellAgencyAsync(
            messageId, happened.Facts, EmailKind.NewLinkAsked,
            (c, head) => new NewLinkAskedLetter(head, SentTo(c, happened.InvitationId), clock.GetUtcNow().UtcDateTime), ct);

    private static string SentTo(Collaboration collaboration, Guid invitationId)
    {
        var invitation = collaboration.Invitations.Single(i => i.Id == invitationId);
        return invitation.KnownToAgency ? invitation.Email : EmailAddress.Mask(invitation.Email);
    }
}
