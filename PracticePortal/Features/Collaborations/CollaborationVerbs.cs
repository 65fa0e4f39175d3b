namespace PracticePortal.Features.Collaborations;

/// <summary>The agency's verbs on a collaboration that exists, for the panels that offer them all.</summary>
public sealed record CollaborationVerbs(
    ResendInvitation Resend, ChangeCollaborationTask ChangeTask, CorrectAddress CorrectAddress, CancelCollaboration Cancel, RetryProvisioning Retry,
    EndCollaboration End);
