using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Identity.Sessions;

namespace PracticePortal.Features.Account.MySessions;

/// <summary>Ends every session of the person but the one in which they ask for it.</summary>
public sealed class EndOtherSessions(TenantDbContextFactory contexts, CurrentUser current, TimeProvider clock)
{
    public async Task<Result> ExecuteAsync(CancellationToken ct)
    {
        var person = await current.PersonAsync();
        if (PortalClaims.UserIdOf(person) is not { } userId)
        {
            return CommonErrors.NotFound;
        }

        await using var db = await contexts.CreateAsync(ct);
        await db.EndSessionsAsync(userId, SessionEnd.EndedFromAfar, clock.GetUtcNow().UtcDateTime, ct, except: PortalClaims.SessionOf(person));
        return await db.TrySaveAsync(ct);
    }
}
