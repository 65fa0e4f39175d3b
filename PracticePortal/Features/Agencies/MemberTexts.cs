using PracticePortal.Platform.Email;
using PracticePortal.Resources;

namespace PracticePortal.Features.Agencies;

/// <summary>Roles and letters in words.</summary>
public static class MemberTexts
{
    public static string Role(MemberRole role) => role switch
    {
        MemberRole.Consultant => MembersText.Consultant,
        MemberRole.AgencyAdministrator => MembersText.AgencyAdministrator,
    };

    public static string Letter(EmailState? state) => (state ?? EmailState.Prepared) switch
    {
        EmailState.Prepared or EmailState.Sending or EmailState.Postponed => MembersText.LetterQueued,
        EmailState.Unknown => MembersText.LetterRetrying,
        EmailState.Accepted => MembersText.LetterSent,
        EmailState.Rejected => MembersText.LetterRefused,
        EmailState.Dropped => MembersText.LetterDropped,
    };
}
