using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.MySpiris;

/// <summary>Why something about a letter's link is refused.</summary>
public static class MySpirisErrors
{
    public static readonly Error LinkIsOver = Error.Conflict("sign-in-link-dead");
    public static readonly Error SignInExists = Error.Conflict("sign-in-exists").In("Email");
}
