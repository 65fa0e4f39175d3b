using PracticePortal.Resources;

namespace PracticePortal.Features.Collaborations.Emails;

/// <summary>Tells that the customer declined, and why when a reason was given.</summary>
public sealed partial class DeclinedEmail
{
    private string? Reason => Letter.Reason switch
    {
        DeclineReason.None => null,
        DeclineReason.WrongPerson => EmailsText.DeclineWrongPerson,
        DeclineReason.NotNow => EmailsText.DeclineNotNow,
        DeclineReason.NotOurAgency => EmailsText.DeclineNotOurAgency,
        DeclineReason.Other => EmailsText.DeclineOther,
    };
}
