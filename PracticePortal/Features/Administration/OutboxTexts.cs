using System.Globalization;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Email;
using PracticePortal.Resources;

namespace PracticePortal.Features.Administration;

/// <summary>The words for the outbox, in the reader's language.</summary>
internal static class OutboxTexts
{
    public static string State(OutboxState state) => state switch
    {
        OutboxState.Failed => AdministrationText.StateFailed,
        OutboxState.Waiting => AdministrationText.StateWaiting,
        OutboxState.Running => AdministrationText.StateRunning,
        OutboxState.Done => AdministrationText.StateDone,
    };

    /// <summary>As the number's label says it.</summary>
    public static string Count(OutboxState state) => state == OutboxState.Done ? AdministrationText.DoneToday : State(state);

    public static string Empty(OutboxState state) => state switch
    {
        OutboxState.Failed => AdministrationText.NothingFailed,
        OutboxState.Waiting => AdministrationText.NothingWaits,
        OutboxState.Running => AdministrationText.NothingRuns,
        OutboxState.Done => AdministrationText.NothingDone,
    };

    /// <summary>Try 5 of 5; for a handler that this version does not know, only how often.</summary>
    public static string Tries(OutboxRow row) => row switch
    {
        { Failures: 0 } => row.Attempts.ToString(CultureInfo.CurrentCulture),
        { MaxFailures: { } most } => Sentence.Of(AdministrationText.TryOf, row.Failures, most),
        _ => Sentence.Of(AdministrationText.TriedTimes, row.Failures),
    };

    public static string Letter(EmailKind kind) => kind switch
    {
        EmailKind.Invitation => AdministrationText.LetterInvitation,
        EmailKind.Reminder => AdministrationText.LetterReminder,
        EmailKind.Approved => AdministrationText.LetterApproved,
        EmailKind.Declined => AdministrationText.LetterDeclined,
        EmailKind.Ended => AdministrationText.LetterEnded,
        EmailKind.Cancelled => AdministrationText.LetterCancelled,
        EmailKind.Expired => AdministrationText.LetterExpired,
        EmailKind.NewLinkAsked => AdministrationText.LetterNewLinkAsked,
        EmailKind.MemberInvitation => AdministrationText.LetterMemberInvitation,
        EmailKind.PasswordReset => AdministrationText.LetterPasswordReset,
        EmailKind.PasswordChanged => AdministrationText.LetterPasswordChanged,
        EmailKind.FactorChanged => AdministrationText.LetterFactorChanged,
        EmailKind.SignUp => AdministrationText.LetterSignUp,
        EmailKind.ReceiptQuestions => AdministrationText.LetterReceiptQuestions,
    };

    public static string Letter(EmailState state) => state switch
    {
        EmailState.Prepared => AdministrationText.LetterPrepared,
        EmailState.Sending => AdministrationText.LetterSending,
        EmailState.Accepted => AdministrationText.LetterAccepted,
        EmailState.Rejected => AdministrationText.LetterRejected,
        EmailState.Postponed => AdministrationText.LetterPostponed,
        EmailState.Unknown => AdministrationText.LetterUnknown,
        EmailState.Dropped => AdministrationText.LetterDropped,
    };
}
