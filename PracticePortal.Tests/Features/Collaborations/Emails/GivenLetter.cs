using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Collaborations.Emails;

namespace PracticePortal.Tests.Features.Collaborations.Emails;

/// <summary>Letters to start from.</summary>
internal static class GivenLetter
{
    public static InvitationLetter Invitation(CustomerRelation relation = CustomerRelation.UsesMySpiris, bool maySetUpSignIn = false) => new()
    {
        Relation = relation,
        AgencyName = "Norr Ekonomibyrå AB",
        AgencyNumber = "559999-0008",
        AskedBy = "Consultant, Norr",
        CustomerName = "Nordlund Bygg AB",
        TaskText = "VAT return Q4",
        RecipientName = "Owner, Nordlund",
        Link = "https://portal.example/i/CfDJ8abc-_123",
        PlainAddress = "https://portal.example/",
        AnswerBy = new DateTime(2026, 12, 7, 13, 10, 0, DateTimeKind.Utc),
        MaySetUpSignIn = maySetUpSignIn,
        SetUpBy = maySetUpSignIn ? new DateTime(2026, 11, 26, 13, 10, 0, DateTimeKind.Utc) : null,
    };
}
