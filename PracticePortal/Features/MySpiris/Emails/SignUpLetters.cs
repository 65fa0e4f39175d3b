using PracticePortal.Platform.Email;

namespace PracticePortal.Features.MySpiris.Emails;

/// <summary>Carries the link that proves the address and leads on to the sign-up's last step.</summary>
public sealed record SignUpLetter : Letter<SignUpEmail>
{
    /// <summary>The organisation's, as it is shown.</summary>
    public required string Number { get; init; }

    /// <summary>The address has a sign-in: its owner logs in, and the organisation is added to it.</summary>
    public required bool HasSignIn { get; init; }

    public required string Link { get; init; }

    public required DateTime WorksUntil { get; init; }
}

/// <summary>Tells that the number is in My Spiris already, or on its way in, without naming anybody.</summary>
public sealed record SignUpTakenLetter : Letter<SignUpTakenEmail>
{
    public required string Number { get; init; }

    /// <summary>The reader is among those who answer for it.</summary>
    public required bool IsAsked { get; init; }

    /// <summary>Leads to the log-in page; it carries no secret.</summary>
    public required string Link { get; init; }
}
