using System.Globalization;
using PracticePortal.Features.Terms;
using PracticePortal.Platform.Email;
using PracticePortal.Resources;

namespace PracticePortal.Features.Collaborations;

/// <summary>The words for a collaboration's values, in the reader's language.</summary>
public static class CollaborationTexts
{
    public static string Status(CollaborationStatus status) => status switch
    {
        CollaborationStatus.Provisioning => CollaborationsText.StatusProvisioning,
        CollaborationStatus.ProvisioningFailed => CollaborationsText.StatusProvisioningFailed,
        CollaborationStatus.AwaitingApproval => CollaborationsText.StatusAwaitingApproval,
        CollaborationStatus.Active => CollaborationsText.StatusActive,
        CollaborationStatus.Declined => CollaborationsText.StatusDeclined,
        CollaborationStatus.Cancelled => CollaborationsText.StatusCancelled,
        CollaborationStatus.Expired => CollaborationsText.StatusExpired,
        CollaborationStatus.Ended => CollaborationsText.StatusEnded,
    };

    public static string Relation(CustomerRelation relation) => relation switch
    {
        CustomerRelation.UsesScanner => CollaborationsText.RelationUsesScanner,
        CustomerRelation.UsesMySpiris => CollaborationsText.RelationUsesMySpiris,
        CustomerRelation.NewToSpiris => CollaborationsText.RelationNewToSpiris,
    };

    public static string WhatHappens(CustomerRelation relation) => relation switch
    {
        CustomerRelation.UsesScanner => CollaborationsText.HappensUsesScanner,
        CustomerRelation.UsesMySpiris => CollaborationsText.HappensUsesMySpiris,
        CustomerRelation.NewToSpiris => CollaborationsText.HappensNewToSpiris,
    };

    /// <summary>Empty when no reason was given.</summary>
    public static string Reason(DeclineReason reason) => reason switch
    {
        DeclineReason.None => "",
        DeclineReason.WrongPerson => CollaborationsText.ReasonWrongPerson,
        DeclineReason.NotNow => CollaborationsText.ReasonNotNow,
        DeclineReason.NotOurAgency => CollaborationsText.ReasonNotOurAgency,
        DeclineReason.Other => CollaborationsText.ReasonOther,
    };

    /// <summary>Why the creating failed, by its code.</summary>
    public static string Failure(string code) => code switch
    {
        "organisation-appeared" => CollaborationsText.FailedOrganisationAppeared,
        "other-contact" => CollaborationsText.FailedOtherContact,
        "organisation-gone" => CollaborationsText.FailedOrganisationGone,
        "nobody-to-ask" => CollaborationsText.FailedNobodyToAsk,
        _ => CollaborationsText.FailedUnavailable,
    };

    /// <param name="state">Null while no letter is written down yet.</param>
    public static string Letter(EmailState? state) => (state ?? EmailState.Prepared) switch
    {
        EmailState.Prepared or EmailState.Sending => CollaborationsText.MailQueued,
        EmailState.Accepted => CollaborationsText.MailSent,
        EmailState.Rejected => CollaborationsText.MailRefused,
        EmailState.Unknown => CollaborationsText.MailRetrying,
        EmailState.Postponed => CollaborationsText.MailPostponed,
        EmailState.Dropped => CollaborationsText.MailDropped,
    };

    public static string Evidence(TermsDocument document, int version) => document switch
    {
        TermsDocument.ScannerTerms => Say(CollaborationsText.EvidenceScannerTerms, version),
        TermsDocument.DataProcessingAgreement => Say(CollaborationsText.EvidenceDataProcessingAgreement, version),
    };

    public static string Say(string sentence, params object[] values) => string.Format(CultureInfo.CurrentCulture, sentence, values);
}
