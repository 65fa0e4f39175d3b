using PracticePortal.Platform.Email;

namespace PracticePortal.Features.Account.Emails;

/// <summary>Carries the link that leads to a new password.</summary>
public sealed record PasswordResetLetter : Letter<PasswordResetEmail>
{
    public required string RecipientName { get; init; }

    public required string Link { get; init; }

    public required int LifetimeMinutes { get; init; }
}

/// <summary>Tells the owner of a sign-in that its password is another one now.</summary>
public sealed record PasswordChangedLetter : Letter<PasswordChangedEmail>
{
    public required string RecipientName { get; init; }

    /// <summary>When it was changed (UTC).</summary>
    public required DateTime ChangedAt { get; init; }

    /// <summary>Leads to the page where a new password can be asked for; it carries no secret.</summary>
    public required string Link { get; init; }
}
