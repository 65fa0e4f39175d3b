using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity.Passkeys;

namespace PracticePortal.Features.Account;

/// <summary>Why something about a sign-in is refused.</summary>
public static class AccountErrors
{
    /// <summary>The same for an unknown address and for a wrong password.</summary>
    public static readonly Error WrongSignIn = Error.Invalid("sign-in-wrong");

    public static readonly Error Locked = Error.Conflict("sign-in-locked");
    public static readonly Error LinkDead = Error.Conflict("sign-in-link-dead");
    public static readonly Error CodeWrong = Error.Invalid("code-wrong").In("Code");

    /// <summary>While an app is set up: the code comes from another key, or from a clock that is wrong.</summary>
    public static readonly Error CodeNotOfThisKey = Error.Invalid("code-not-of-this-key").In("Code");

    /// <summary>A password alone must not add another factor, or take one away, where more than a password is demanded.</summary>
    public static readonly Error PasskeyFirst = Error.Conflict("passkey-first");

    /// <summary>The portal has lost the keys that sealed it.</summary>
    public static readonly Error FactorUnreadable = Error.Conflict("factor-unreadable");
    public static readonly Error AuthenticatorThere = Error.Conflict("authenticator-there");
    public static readonly Error OfferDead = Error.Conflict("offer-dead");
    public static readonly Error LogInTooLongAgo = Error.Conflict("log-in-too-long-ago");
    /// <summary>The same for whatever is wrong about a passkey that is shown at the log-in, and for a sign-in that is locked.</summary>
    public static readonly Error PasskeyRefused = Error.Invalid("passkey-refused");
    public static readonly Error PasskeyNotMade = Error.Conflict("passkey-not-made");
    public static readonly Error PasskeysEnough = Error.Conflict("passkeys-enough", $"{PortalPasskey.Most}");
    public static readonly Error OldPasswordWrong = Error.Invalid("password-old-wrong").In("OldPassword");
}
