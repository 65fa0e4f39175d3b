namespace PracticePortal.Features.Collaborations.Emails;

/// <summary>The customer has approved: to the agency's staff, and to the others who were asked.</summary>
public sealed record ApprovedLetter(NoticeHead Head, string By, DateTime At) : CollaborationLetter<ApprovedEmail>(Head);

/// <summary>The customer has declined.</summary>
/// <param name="Words">What the customer wrote; may be empty.</param>
public sealed record DeclinedLetter(NoticeHead Head, string By, DateTime At, DeclineReason Reason, string Words)
    : CollaborationLetter<DeclinedEmail>(Head);

/// <summary>One side has ended an active collaboration.</summary>
public sealed record EndedLetter(NoticeHead Head, string By, DateTime At) : CollaborationLetter<EndedEmail>(Head);

/// <summary>The agency has taken its request back before an answer.</summary>
public sealed record CancelledLetter(NoticeHead Head, string By, DateTime At) : CollaborationLetter<CancelledEmail>(Head);

/// <summary>Nobody answered in time: to the agency's staff.</summary>
public sealed record ExpiredLetter(NoticeHead Head, DateTime At) : CollaborationLetter<ExpiredEmail>(Head);

/// <summary>Somebody opened the link of a closed request and asked for a new one: to the agency's staff.</summary>
/// <param name="SentTo">The address that the link was sent to, as the agency may see it (masked when it did not type it).</param>
public sealed record NewLinkAskedLetter(NoticeHead Head, string SentTo, DateTime At) : CollaborationLetter<NewLinkAskedEmail>(Head);
