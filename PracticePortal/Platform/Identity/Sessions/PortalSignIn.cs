using System.Security.Claims;
using Microsoft.AspNetCore.Identity;

namespace PracticePortal.Platform.Identity.Sessions;

/// <summary>Begins, goes on with and ends the session of this browser: the row first, then the cookie that points at it.</summary>
public sealed class PortalSignIn(
    SignInManager<PortalUser> signIn, UserSessions sessions, CurrentUser current, ClientConnection connection, ProofInHand inHand, HalfLogIn half)
{
    /// <summary>A new session, after a proof; the one that the browser had before is over.</summary>
    public async Task BeginAsync(PortalUser user, SessionProof proof) =>
        await EnterAsync(user, await sessions.StartAsync(user.Id, proof, connection, CancellationToken.None));

    /// <summary>As <see cref="BeginAsync"/>, with a session that was saved together with its proof.</summary>
    public async Task EnterAsync(PortalUser user, UserSession session)
    {
        var before = PortalClaims.SessionOf(await current.PersonAsync());
        await WriteCookieAsync(user, session);
        await half.EndAsync(); // whoever is in has no use for it, and the next person at this browser must not find it
        if (before is { } id)
        {
            await sessions.EndAsync(id, SessionEnd.Replaced, CancellationToken.None);
        }
    }

    /// <summary>The person who is logged in goes on with what is true now, such as another hat or another password. Nobody gets in by it.</summary>
    /// <param name="user">Who.</param>
    /// <param name="proof">What they have shown just now, such as the second factor that they added; null when it was nothing.</param>
    public async Task GoOnAsync(PortalUser user, SessionProof? proof = null)
    {
        if (PortalClaims.SessionOf(await current.PersonAsync()) is { } id
            && await sessions.GoOnAsync(id, user.Id, proof, CancellationToken.None) is { } session)
        {
            await WriteCookieAsync(user, session);
        }
    }

    /// <summary>Somebody did by a letter's link what the link was for: whoever is logged in as that person goes on, anybody else begins.</summary>
    public async Task EnterByLinkAsync(Guid userId)
    {
        if (await signIn.UserManager.FindByIdAsync(userId.ToString()) is not { } user)
        {
            return;
        }

        var isLoggedIn = PortalClaims.UserIdOf(await current.PersonAsync()) == userId;
        if (!isLoggedIn && user.TwoFactorEnabled)
        {
            return; // a letter is no second factor: the next page asks to log in
        }

        await (isLoggedIn ? GoOnAsync(user) : BeginAsync(user, SessionProof.Link));
    }

    /// <summary>Ends this browser's session for every copy of its cookie.</summary>
    public async Task LeaveAsync()
    {
        if (PortalClaims.SessionOf(await current.PersonAsync()) is { } id)
        {
            await sessions.EndAsync(id, SessionEnd.LoggedOut, CancellationToken.None);
        }

        await half.EndAsync();
        await signIn.SignOutAsync();
    }

    private Task WriteCookieAsync(PortalUser user, UserSession session)
    {
        inHand.Proof = session.Proof;
        return signIn.SignInWithClaimsAsync(
            user,
            isPersistent: false,
            [new Claim(PortalClaims.Session, session.Id.ToString()), new Claim(PortalClaims.Proof, session.Proof.ToString())]);
    }
}
