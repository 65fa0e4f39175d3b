using PracticePortal.Platform.Email.Blocks;
using PracticePortal.Resources;

namespace PracticePortal.Features.Collaborations.Emails;

/// <summary>What an invitation and its reminders have in common: what has been done, what is asked, and how to be sure of it.</summary>
public sealed partial class InvitationRequest
{
    private string What => Letter.Relation switch
    {
        CustomerRelation.UsesScanner => Say(EmailsText.InvitationUsesScanner, Letter.AgencyName, Letter.CustomerName),
        CustomerRelation.UsesMySpiris => Say(EmailsText.InvitationUsesMySpiris, Letter.AgencyName, Letter.CustomerName),
        CustomerRelation.NewToSpiris => Say(EmailsText.InvitationNewToSpiris, Letter.AgencyName, Letter.CustomerName),
    };

    private string Ask => Letter.Relation switch
    {
        CustomerRelation.UsesScanner or CustomerRelation.UsesMySpiris => EmailsText.InvitationAsk,
        CustomerRelation.NewToSpiris when Letter.MaySetUpSignIn => EmailsText.InvitationAskSetUp,
        CustomerRelation.NewToSpiris => EmailsText.InvitationAskTerms,
    };

    private IReadOnlyList<string> Steps =>
    [
        Letter.MaySetUpSignIn ? EmailsText.InvitationStepSetUp : EmailsText.InvitationStepLogIn,
        Letter.Relation == CustomerRelation.NewToSpiris ? EmailsText.InvitationStepTerms : EmailsText.InvitationStepRead,
        EmailsText.InvitationStepAnswer,
    ];

    private IReadOnlyList<LetterFact> Facts =>
    [
        new(EmailsText.FactAgency, $"{Letter.AgencyName}, {Letter.AgencyNumber}"),
        new(EmailsText.FactCustomer, Letter.CustomerName),
        new(EmailsText.FactTask, Letter.TaskText),
    ];

    private DateTime? SetUpBy => Letter.MaySetUpSignIn ? Letter.SetUpBy : null;
}
