using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PracticePortal.Platform.Data;

namespace PracticePortal.Platform.Identity.Sessions;

/// <summary>The rows of the sessions: begun, asked and ended. What one instance ends is over on all of them.</summary>
public sealed class UserSessions(TenantDbContextFactory contexts, IOptions<IdentityOptions> identity, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<UserSession> StartAsync(Guid userId, SessionProof proof, ClientConnection from, CancellationToken ct)
    {
        var session = UserSession.Start(userId, proof, from.Address, from.Browser, Now);
        await using var db = await OpenAsync(ct);
        db.UserSessions.Add(session);
        await db.SaveChangesAsync(ct);
        return session;
    }

    /// <summary>
    /// The person's session under another id, as the old one's cookie may have been copied; null for one that is not theirs, or that
    /// somebody has ended meanwhile.
    /// </summary>
    /// <param name="id">Of the session.</param>
    /// <param name="userId">Whose it must be.</param>
    /// <param name="proof">What the person has shown just now; null when it was nothing.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<UserSession?> GoOnAsync(Guid id, Guid userId, SessionProof? proof, CancellationToken ct)
    {
        await using var db = await OpenAsync(ct);
        if (await db.UserSessions.SingleOrDefaultAsync(s => s.Id == id && s.UserId == userId, ct) is not { } before
            || before.EndedBy is SessionEnd.LoggedOut or SessionEnd.EndedFromAfar or SessionEnd.FactorChanged)
        {
            return null;
        }

        var session = before.GoOn(Now, proof);
        before.End(SessionEnd.Replaced, Now);
        db.UserSessions.Add(session);
        return (await db.TrySaveAsync(ct)).Succeeded ? session : null;
    }

    /// <summary>Ending twice is ending once.</summary>
    public async Task EndAsync(Guid id, SessionEnd why, CancellationToken ct)
    {
        await using var db = await OpenAsync(ct);
        await db.UserSessions.Where(s => s.Id == id && s.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, Now).SetProperty(s => s.EndedBy, why), ct);
    }

    /// <summary>The session that a cookie or an open page belongs to, noted as used; null when nothing may be done with it any more.</summary>
    internal async Task<SessionState?> SeeAsync(ClaimsPrincipal? person, DateTime? activeAt, CancellationToken ct)
    {
        if (person is null || PortalClaims.SessionOf(person) is not { } id)
        {
            return null;
        }

        await using var db = await OpenAsync(ct);
        var state = await StateAsync(db, id, ct);
        if (state?.IsOpen(person.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType), activeAt, Now) != true)
        {
            return null;
        }

        if (activeAt - state.LastSeenAt > UserSession.SeenEvery)
        {
            await db.UserSessions.Where(s => s.Id == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.LastSeenAt, activeAt), ct);
        }

        return state;
    }

    private static Task<SessionState?> StateAsync(AppDbContext db, Guid id, CancellationToken ct) =>
        db.UserSessions.Where(s => s.Id == id)
            .Join(db.Users, s => s.UserId, u => u.Id, (s, u) => new SessionState(
                s.Id, s.UserId, s.StartedAt, s.LastSeenAt, s.EndedAt, s.Proof, u.SecurityStamp, u.RightsVersion))
            .SingleOrDefaultAsync(ct);

    private Task<AppDbContext> OpenAsync(CancellationToken ct) => contexts.CreateSystemAsync("sessions", ct);
}

/// <summary>Ends sessions in the save of what made it necessary.</summary>
public static class SessionRows
{
    /// <param name="db">The use case's own context; the caller saves.</param>
    /// <param name="userId">Whose.</param>
    /// <param name="why">What ends them.</param>
    /// <param name="now">When.</param>
    /// <param name="ct">Cancels the reading.</param>
    /// <param name="except">A session that stays.</param>
    public static async Task EndSessionsAsync(
        this AppDbContext db, Guid userId, SessionEnd why, DateTime now, CancellationToken ct, Guid? except = null)
    {
        foreach (var session in await db.UserSessions.Where(s => s.UserId == userId && s.EndedAt == null && s.Id != except).ToListAsync(ct))
        {
            session.End(why, now);
        }
    }

    /// <summary>What the person may do has changed: the cookies of their sessions are written anew at the next request.</summary>
    public static async Task ChangeRightsOfAsync(this AppDbContext db, IReadOnlyCollection<Guid> userIds, CancellationToken ct)
    {
        foreach (var user in await db.Users.Where(u => userIds.Contains(u.Id)).ToListAsync(ct))
        {
            user.ChangeRights();
        }
    }
}
