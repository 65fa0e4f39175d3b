using PracticePortal.Platform.Email;

namespace PracticePortal.Features.Agencies.Emails;

/// <summary>Invites a person to become a member of an agency.</summary>
public sealed record MemberInvitationLetter : Letter<MemberInvitationEmail>
{
    public required string AgencyName { get; init; }

    public required string InvitedBy { get; init; }

    public required string RecipientName { get; init; }

    public required string Link { get; init; }

    /// <summary>Until when the link works (UTC).</summary>
    public required DateTime WorksUntil { get; init; }
}
