using PracticePortal.Features.Collaborations;
using PracticePortal.Resources;

namespace PracticePortal.Features.MySpiris;

/// <summary>Why a customer declines, in words.</summary>
internal static class DeclineReasonTexts
{
    public static string Of(DeclineReason reason) => reason switch
    {
        DeclineReason.None => MySpirisText.ReasonNone,
        DeclineReason.WrongPerson => MySpirisText.ReasonWrongPerson,
        DeclineReason.NotNow => MySpirisText.ReasonNotNow,
        DeclineReason.NotOurAgency => MySpirisText.ReasonNotOurAgency,
        DeclineReason.Other => MySpirisText.ReasonOther,
    };
}
