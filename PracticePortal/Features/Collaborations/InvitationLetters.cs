using System.Globalization;
using PracticePortal.Features.Collaborations.Emails;
using PracticePortal.Features.Tasks;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Links;

namespace PracticePortal.Features.Collaborations;

/// <summary>Writes the invitation, the same for the letter and for the preview that the agency reads before.</summary>
public sealed class InvitationLetters(LinkProtector links, PortalOptions portal)
{
    /// <summary>The real letter, with its link.</summary>
    public InvitationLetter ToSend(Collaboration collaboration, Invitation invitation) => Write(
        collaboration,
        invitation.Name,
        invitation.Language,
        links.AddressOf(LinkPurpose.Invitation, new LinkTarget(invitation.Id, invitation.LinkVersion)).ToString(),
        invitation.SetUpUntil);

    /// <summary>What would be sent, with a link that leads nowhere: a link with power is shown to nobody but its recipient.</summary>
    public InvitationLetter ToPreview(Collaboration draft, string recipientName, string language, DateTime answerBy, DateTime? setUpBy) =>
        Write(draft, recipientName, language, portal.Link("/").ToString(), setUpBy) with { AnswerBy = answerBy };

    private InvitationLetter Write(Collaboration collaboration, string recipient, string language, string link, DateTime? setUpBy) => new()
    {
        Relation = collaboration.Relation,
        AgencyName = collaboration.AgencyName,
        AgencyNumber = OrganisationNumber.Display(collaboration.AgencyNumber),
        AskedBy = collaboration.AskedByName,
        CustomerName = collaboration.CustomerName,
        TaskText = TaskTexts.Name(collaboration.TaskType, collaboration.TaskPeriod, CultureInfo.GetCultureInfo(language)),
        RecipientName = recipient,
        Link = link,
        PlainAddress = portal.PublicUrl.ToString(),
        AnswerBy = collaboration.AnswerBy ?? default,
        MaySetUpSignIn = setUpBy is not null,
        SetUpBy = setUpBy,
    };
}
