using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Agencies;

/// <summary>Why something about an agency or its members is refused.</summary>
public static class AgencyErrors
{
    public static readonly Error LastAdministrator = Error.Conflict("agency-last-administrator");
    public static readonly Error MemberNotActive = Error.Conflict("member-not-active");
    public static readonly Error InvitationClosed = Error.Conflict("member-invitation-closed");
    public static readonly Error InvitationOfAnother = Error.Forbidden("member-invitation-of-another");
    public static readonly Error AlreadyMember = Error.Conflict("member-already").In("Email");
    public static readonly Error AlreadyInvited = Error.Conflict("member-already-invited").In("Email");
    public static readonly Error NumberTaken = Error.Conflict("agency-number-taken").In("OrganisationNumber");
    public static readonly Error OwnFactorFirst = Error.Conflict("own-factor-first");
    public static readonly Error HandOverNeeded = Error.Invalid("member-hand-over-needed");
}
