using System.Globalization;
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

    public static string Reason(DeclineReason reason) => reason switch
    {
        DeclineReason.None => CollaborationsText.ReasonNone,
        DeclineReason.WrongPerson => CollaborationsText.ReasonWrongPerson,
        DeclineReason.NotNow => CollaborationsText.ReasonNotNow,
        DeclineReason.NotOurAgency => CollaborationsText.ReasonNotOurAgency,
        DeclineReason.Other => CollaborationsText.ReasonOther,
    };

    /// <summary>Why the creating failed, by its code.</summary>
    public static string Failure(string code) => code switch
    {
        ProvisioningErrors.OrganisationAppearedCode => CollaborationsText.FailedOrganisationAppeared,
        ProvisioningErrors.OtherContactCode => CollaborationsText.FailedOtherContact,
        ProvisioningErrors.OrganisationGoneCode => CollaborationsText.FailedOrganisationGone,
        ProvisioningErrors.NobodyToAskCode => CollaborationsText.FailedNobodyToAsk,
        ProvisioningErrors.NotAcceptableCode => CollaborationsText.FailedNotAcceptable,
        ProvisioningErrors.RequestClosedCode => CollaborationsText.FailedRequestClosed,
        _ => CollaborationsText.FailedUnavailable,
    };

    /// <param name="letter">Null while none is written down yet.</param>
    public static string Letter(LetterRow? letter) => letter?.State switch
    {
        EmailState.Prepared or EmailState.Unknown when letter.IsGivenUp => CollaborationsText.MailGivenUp,
        null or EmailState.Prepared or EmailState.Sending => CollaborationsText.MailQueued,
        EmailState.Accepted => CollaborationsText.MailSent,
        EmailState.Rejected => CollaborationsText.MailRefused,
        EmailState.Unknown => CollaborationsText.MailRetrying,
        EmailState.Postponed => CollaborationsText.MailPostponed,
        EmailState.Dropped => CollaborationsText.MailDropped,
    };

    public static string Kind(EmailKind kind) => kind switch
    {
        EmailKind.Invitation => CollaborationsText.KindInvitation,
        EmailKind.Reminder => CollaborationsText.KindReminder,
        EmailKind.Approved => CollaborationsText.Approved,
        EmailKind.Declined => CollaborationsText.StatusDeclined,
        EmailKind.Ended => CollaborationsText.StatusEnded,
        EmailKind.Cancelled => CollaborationsText.StatusCancelled,
        EmailKind.Expired => CollaborationsText.StatusExpired,
        EmailKind.NewLinkAsked => CollaborationsText.KindNewLinkAsked,
        EmailKind.MemberInvitation or EmailKind.PasswordReset or EmailKind.PasswordChanged or EmailKind.FactorChanged or EmailKind.SignUp
            or EmailKind.ReceiptQuestions => "", // never about a collaboration
    };

    public static string Say(string sentence, params object[] values) => string.Format(CultureInfo.CurrentCulture, sentence, values);
}
