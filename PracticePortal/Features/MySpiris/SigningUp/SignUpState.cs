using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Links;

namespace PracticePortal.Features.MySpiris.SigningUp;

/// <summary>What the page behind a sign-up's link offers to whoever opened it.</summary>
public enum SignUpState
{
    /// <summary>The address has no sign-in: a password is chosen, and everything is created.</summary>
    SetUp,

    /// <summary>The address has a sign-in, and nobody is logged in.</summary>
    LogIn,

    /// <summary>Logged in with the address: the organisation is added to the sign-in.</summary>
    Add,

    /// <summary>Logged in as somebody else.</summary>
    OtherPerson,

    /// <summary>Logged in, and of the organisation already.</summary>
    Theirs,

    /// <summary>The number is in My Spiris, or an agency's request for it is open.</summary>
    Taken,

    /// <summary>The organisation was created with it.</summary>
    Used,

    Expired,
}

/// <summary>The rows that a sign-up's link points at, as they are now.</summary>
internal sealed record LinkedSignUp(SignUp SignUp, NumberStanding Standing, bool AddressHasSignIn)
{
    private const int SignUpVersion = SigningUp.SignUp.LinkVersion;

    /// <summary>Null when the link points at nothing.</summary>
    public static async Task<LinkedSignUp?> FindAsync(AppDbContext db, PortalUsers users, LinkTarget? link, CancellationToken ct)
    {
        var id = link is { Version: SignUpVersion } ? link.Id : (Guid?)null;
        return await db.SignUps.SingleOrDefaultAsync(s => s.Id == id, ct) is { } signUp
            ? new LinkedSignUp(signUp, await NumberStanding.OfAsync(db, signUp, ct), await users.FindAsync(db, signUp.Email, ct) is not null)
            : null;
    }

    /// <param name="me">Who is logged in; null for nobody.</param>
    /// <param name="now">The end is checked by the date, not by the sweep.</param>
    public SignUpState StateFor(PortalUser? me, DateTime now)
    {
        var isMine = me?.HasAddress(SignUp.Email) == true;
        return this switch
        {
            { Standing.Theirs.UserId: { } there } when there == me?.Id => SignUpState.Theirs,
            { SignUp.CompletedAt: not null } => SignUpState.Used,
            _ when now > SignUp.ExpiresAt => SignUpState.Expired,
            { Standing.IsTaken: true } => SignUpState.Taken,
            _ when me is not null => isMine ? SignUpState.Add : SignUpState.OtherPerson,
            { AddressHasSignIn: true } => SignUpState.LogIn,
            _ => SignUpState.SetUp,
        };
    }
}
