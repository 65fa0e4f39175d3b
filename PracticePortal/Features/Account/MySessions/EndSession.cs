using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Identity.Sessions;

namespace PracticePortal.Features.Account.MySessions;

/// <summary>Ends one of the person's own sessions, such as that of a lost phone. Its open pages end within a minute.</summary>
public sealed class EndSession(TenantDbContextFactory contexts, CurrentUser current, TimeProvider clock)
{
    public async Task<Result> ExecuteAsync(Guid sessionId, CancellationToken ct)
    {
        var userId = await current.UserIdAsync();
        await using var db = await contexts.CreateAsync(ct);
        if (await db.UserSessions.SingleOrDefaultAsync(s => s.Id == sessionId && s.UserId == userId, ct) is not { } session)
        {
            return CommonErrors.NotFound;
        }

        session.End(SessionEnd.EndedFromAfar, clock.GetUtcNow().UtcDateTime);
        return await db.TrySaveAsync(ct);
    }
}
