using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.MySpiris.SigningUp;

/// <summary>Why a sign-up comes to nothing.</summary>
public static class SignUpErrors
{
    /// <summary>Somebody else was quicker with the number.</summary>
    public static readonly Error Taken = Error.Conflict("sign-up-taken");

    /// <summary>Used, expired, or of somebody else.</summary>
    public static readonly Error LinkIsOver = Error.Conflict("sign-in-link-dead");
}
