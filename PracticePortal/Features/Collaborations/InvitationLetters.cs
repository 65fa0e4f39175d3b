using System.Globalization;
using PracticePortal.Features.Agencies;
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
    public InvitationLetter ToSend(Collaboration collaboration, Invitation invitation) => new()
    {
        Relation = collaboration.Relation,
        AgencyName = collaboration.AgencyName,
        AgencyNumber = OrganisationNumber.Display(collaboration.AgencyNumber),
        AskedBy = collaboration.AskedByName,
        CustomerName = collaboration.CustomerName,
        TaskText = TaskTexts.NameIn(CultureInfo.GetCultureInfo(invitation.Language), collaboration.TaskType, collaboration.TaskPeriod),
        // An agency may not learn who answers for an organisation, so what it previews and what is sent greet the company.
        RecipientName = collaboration.Relation == CustomerRelation.NewToSpiris ? invitation.Name : collaboration.CustomerName,
        Link = links.AddressOf(LinkPurpose.Invitation, new LinkTarget(invitation.Id, invitation.LinkVersion)).ToString(),
        PlainAddress = portal.PublicUrl.ToString(),
        AnswerBy = collaboration.AnswerBy ?? default,
        MaySetUpSignIn = invitation.SetUpUntil is not null,
        SetUpBy = invitation.SetUpUntil,
    };

    /// <summary>What would be sent, with a link that leads nowhere: a link with power is shown to nobody but its recipient.</summary>
    public InvitationLetter ToPreview(
        Agency agency, string askedBy, ActivationPreview preview, TaskChoice task, string recipient, string language, DateTime answerBy,
        DateTime? setUpBy) => new()
        {
            Relation = preview.Relation,
            AgencyName = agency.Name,
            AgencyNumber = OrganisationNumber.Display(agency.OrganisationNumber),
            AskedBy = askedBy,
            CustomerName = preview.CustomerName,
            TaskText = TaskTexts.NameIn(CultureInfo.GetCultureInfo(language), task.Type, task.Period),
            RecipientName = recipient,
            Link = portal.PublicUrl.ToString(),
            PlainAddress = portal.PublicUrl.ToString(),
            AnswerBy = answerBy,
            MaySetUpSignIn = setUpBy is not null,
            SetUpBy = setUpBy,
        };
}
