using PracticePortal.Platform.Email;

namespace PracticePortal.Features.Collaborations.Emails;

/// <summary>Asks again, with the same link and the same end as the invitation.</summary>
public sealed record ReminderLetter(InvitationLetter Invitation, int DaysLeft) : Letter<ReminderEmail>;
