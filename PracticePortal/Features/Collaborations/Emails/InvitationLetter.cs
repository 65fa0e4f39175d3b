using PracticePortal.Platform.Email;

namespace PracticePortal.Features.Collaborations.Emails;

/// <summary>Asks one administrator of the customer to approve a collaboration.</summary>
public sealed record InvitationLetter : Letter<InvitationEmail>
{
    public required CustomerRelation Relation { get; init; }

    public required string AgencyName { get; init; }

    /// <summary>The agency's organisation number as it is shown: 559999-0008.</summary>
    public required string AgencyNumber { get; init; }

    /// <summary>The member of the agency who activated.</summary>
    public required string AskedBy { get; init; }

    public required string CustomerName { get; init; }

    public required string TaskText { get; init; }

    public required string RecipientName { get; init; }

    /// <summary>Leads to the landing page; it may also carry the power to set up the sign-in.</summary>
    public required string Link { get; init; }

    /// <summary>The portal's own address, for whoever does not trust a link in an email.</summary>
    public required string PlainAddress { get; init; }

    /// <summary>When the request ends (UTC).</summary>
    public required DateTime AnswerBy { get; init; }

    /// <summary>New to Spiris and without a sign-in: the link sets one up.</summary>
    public bool MaySetUpSignIn { get; init; }

    /// <summary>Until when the link sets up the sign-in (UTC).</summary>
    public DateTime? SetUpBy { get; init; }
}
