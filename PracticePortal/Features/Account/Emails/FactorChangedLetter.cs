using PracticePortal.Platform.Email;

namespace PracticePortal.Features.Account.Emails;

/// <summary>Tells the owner of a sign-in what has changed about its second factor.</summary>
public sealed record FactorChangedLetter : Letter<FactorChangedEmail>
{
    public required string RecipientName { get; init; }

    public required FactorChange Change { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTime ChangedAt { get; init; }

    /// <summary>Leads to the page where a new password can be asked for; it carries no secret.</summary>
    public required string Link { get; init; }
}
