using PracticePortal.Features.Account;
using PracticePortal.Features.Account.Emails;
using PracticePortal.Features.Agencies.Emails;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Collaborations.Emails;
using PracticePortal.Features.MySpiris.Emails;
using PracticePortal.Features.Scanner.Emails;
using PracticePortal.Platform.Email;
using PracticePortal.Tests.Features.Collaborations.Emails;

namespace PracticePortal.Tests.Platform.Email;

/// <summary>Every letter of the portal, in each of its forms.</summary>
internal static class LetterCases
{
    private static readonly DateTime s_moment = new(2026, 11, 30, 8, 5, 0, DateTimeKind.Utc);

    public static IReadOnlyDictionary<string, Letter> All { get; } = new Dictionary<string, Letter>(StringComparer.Ordinal)
    {
        ["invitation, uses Scanner"] = GivenLetter.Invitation(CustomerRelation.UsesScanner),
        ["invitation, uses My Spiris"] = GivenLetter.Invitation(CustomerRelation.UsesMySpiris),
        ["invitation, new to Spiris"] = GivenLetter.Invitation(CustomerRelation.NewToSpiris, maySetUpSignIn: true),
        ["invitation, new to Spiris with a sign-in"] = GivenLetter.Invitation(CustomerRelation.NewToSpiris),
        ["reminder"] = new ReminderLetter(GivenLetter.Invitation(), 7),
        ["approved, to the agency"] = Approved(CollaborationSide.Agency),
        ["approved, to the customer"] = Approved(CollaborationSide.Customer),
        ["declined, to the agency"] = Declined(CollaborationSide.Agency),
        ["declined, to the customer"] = Declined(CollaborationSide.Customer),
        ["ended, to the agency"] = Ended(CollaborationSide.Agency),
        ["ended, to the customer"] = Ended(CollaborationSide.Customer),
        ["cancelled, to the agency"] = Cancelled(CollaborationSide.Agency),
        ["cancelled, to the customer"] = Cancelled(CollaborationSide.Customer),
        ["cancelled, to somebody without a sign-in"] = new CancelledLetter(Head(CollaborationSide.Customer) with { Link = null }, GivenLetter.Consultant, s_moment),
        ["expired"] = new ExpiredLetter(Head(CollaborationSide.Agency), s_moment),
        ["new link asked"] = new NewLinkAskedLetter(Head(CollaborationSide.Agency), "o•••@nordlundbygg.example", s_moment),
        ["member invitation"] = new MemberInvitationLetter
        {
            AgencyName = GivenLetter.Agency,
            InvitedBy = "Administrator, Norr",
            RecipientName = GivenLetter.Consultant,
            Link = GivenLetter.Page,
            WorksUntil = s_moment,
        },
        ["password reset"] = new PasswordResetLetter { RecipientName = GivenLetter.Owner, Link = GivenLetter.Page, LifetimeMinutes = 45 },
        ["sign-up"] = SignUp(hasSignIn: false),
        ["sign-up, with a sign-in"] = SignUp(hasSignIn: true),
        ["sign-up of what is there"] = new SignUpTakenLetter { Number = "559999-0008", IsAsked = false, Link = GivenLetter.Page },
        ["sign-up of what is the reader's"] = new SignUpTakenLetter { Number = "559999-0008", IsAsked = true, Link = GivenLetter.Page },
        ["question about a receipt"] = Questions(1),
        ["questions about receipts"] = Questions(3),
        ["second factor added"] = Factor(FactorChange.AuthenticatorAdded),
        ["second factor removed"] = Factor(FactorChange.AuthenticatorRemoved),
        ["recovery codes made"] = Factor(FactorChange.RecoveryCodesMade),
        ["recovery code used"] = Factor(FactorChange.RecoveryCodeUsed),
        ["passkey added"] = Factor(FactorChange.PasskeyAdded),
        ["passkey removed"] = Factor(FactorChange.PasskeyRemoved),
        ["codes refused"] = Factor(FactorChange.CodesRefused),
        ["second factors removed by the operator"] = Factor(FactorChange.AllRemoved),
        ["password changed"] = new PasswordChangedLetter { RecipientName = GivenLetter.Owner, Link = GivenLetter.Page, ChangedAt = s_moment },
    };

    private static QuestionsLetter Questions(int count) => new()
    {
        RecipientName = GivenLetter.Owner,
        OrganisationName = "Bageri Solrosen AB",
        Count = count,
        Questions = [.. Enumerable.Range(0, count).Select(number => new AskedQuestion(GivenLetter.Consultant, s_moment.AddMinutes(-number)))],
        Link = GivenLetter.Page,
    };

    private static FactorChangedLetter Factor(FactorChange change) =>
        new() { RecipientName = GivenLetter.Owner, Change = change, Link = GivenLetter.Page, ChangedAt = s_moment };

    private static SignUpLetter SignUp(bool hasSignIn) =>
        new() { Number = "559999-0008", HasSignIn = hasSignIn, Link = GivenLetter.Page, WorksUntil = s_moment };

    private static NoticeHead Head(CollaborationSide side) =>
        new(side, GivenLetter.Agency, GivenLetter.Customer, GivenLetter.Task, GivenLetter.Consultant, GivenLetter.Page);

    private static ApprovedLetter Approved(CollaborationSide side) => new(Head(side), GivenLetter.Owner, s_moment);

    private static DeclinedLetter Declined(CollaborationSide side) =>
        new(Head(side), GivenLetter.Owner, s_moment, DeclineReason.NotNow, "We change system in spring.");

    private static EndedLetter Ended(CollaborationSide side) => new(Head(side), GivenLetter.Owner, s_moment);

    private static CancelledLetter Cancelled(CollaborationSide side) => new(Head(side), "Administrator, Norr", s_moment);
}
