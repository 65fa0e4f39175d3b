using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Collaborations.Emails;

namespace PracticePortal.Tests.Features.Collaborations.Emails;

/// <summary>Letters to start from.</summary>
internal static class GivenLetter
{
    public const string Agency = "Norr Ekonomibyrå AB";
    public const string Customer = "Nordlund Bygg AB";
    public const string Consultant = "Consultant, Norr";
    public const string Owner = "Owner, Nordlund";
    public const string Task = "VAT return Q4";
    public const string Page = "https://portal.example/i/CfDJ8abc-_123?a=1&b=2";

    public static InvitationLetter Invitation(CustomerRelation relation = CustomerRelation.UsesMySpiris, bool maySetUpSignIn = false) => new()
    {
        Relation = relation,
        AgencyName = Agency,
        AgencyNumber = "559999-0008",
        AskedBy = Consultant,
        CustomerName = Customer,
        TaskText = Task,
        RecipientName = Owner,
        Link = Page,
        PlainAddress = "https://portal.example/",
        AnswerBy = new DateTime(2026, 12, 7, 13, 10, 0, DateTimeKind.Utc),
        MaySetUpSignIn = maySetUpSignIn,
        SetUpBy = maySetUpSignIn ? new DateTime(2026, 11, 26, 13, 10, 0, DateTimeKind.Utc) : null,
    };
}
