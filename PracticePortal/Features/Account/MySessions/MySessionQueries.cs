using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Identity.Sessions;

namespace PracticePortal.Features.Account.MySessions;

/// <summary>Where a person is logged in.</summary>
public sealed class MySessionQueries(TenantDbContextFactory contexts, CurrentUser current, TimeProvider clock)
{
    /// <summary>The person's open sessions: the one that asks first, then the one that was used last.</summary>
    public async Task<IReadOnlyList<MySession>> OpenAsync(CancellationToken ct)
    {
        var person = await current.PersonAsync();
        var (userId, mine) = (PortalClaims.UserIdOf(person), PortalClaims.SessionOf(person));
        var now = clock.GetUtcNow().UtcDateTime;
        var (startedAfter, seenAfter) = (now - UserSession.LongestLife, now - UserSession.LongestIdle);
        await using var db = await contexts.CreateAsync(ct);
        var sessions = await db.UserSessions.AsNoTracking()
            .Where(s => s.UserId == userId && s.EndedAt == null && s.StartedAt >= startedAfter && s.LastSeenAt >= seenAfter)
            .ToListAsync(ct);
        return
        [
            .. sessions
                .OrderByDescending(s => s.Id == mine).ThenByDescending(s => s.LastSeenAt).ThenByDescending(s => s.StartedAt)
                .Select(s => new MySession(s.Id, s.Id == mine, BrowserName.Of(s.Browser), ShortNetwork.Of(s.Network), s.StartedAt, s.LastSeenAt, s.Proof)),
        ];
    }
}

/// <summary>One log-in, as its person sees it.</summary>
/// <param name="Id">Of the row.</param>
/// <param name="IsThisOne">Whether the person asks from it.</param>
/// <param name="Browser">What the browser said of itself.</param>
/// <param name="Network">Shortened; empty when it is not known.</param>
/// <param name="StartedAt">When the person logged in (UTC).</param>
/// <param name="LastSeenAt">When it was used last (UTC), to five minutes.</param>
/// <param name="Proof">By what the person logged in.</param>
public sealed record MySession(
    Guid Id, bool IsThisOne, BrowserName Browser, string Network, DateTime StartedAt, DateTime LastSeenAt, SessionProof Proof);
