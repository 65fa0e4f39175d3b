using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Account;

/// <summary>Why something about a sign-in is refused.</summary>
public static class AccountErrors
{
    /// <summary>The same for an unknown address and for a wrong password.</summary>
    public static readonly Error WrongSignIn = Error.Invalid("sign-in-wrong");

    public static readonly Error Locked = Error.Conflict("sign-in-locked");
    public static readonly Error LinkDead = Error.Conflict("sign-in-link-dead");
    public static readonly Error OldPasswordWrong = Error.Invalid("password-old-wrong").In("OldPassword");
}
