using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Identity.Sessions;

namespace PracticePortal.Features.Administration;

/// <summary>The administrators' door: every tenant's rows, for whoever the database says at this moment is a portal administrator with a second factor.</summary>
public sealed class PortalRights(TenantDbContextFactory contexts, CurrentUser user, SecondFactorDemand demand)
{
    /// <summary>Null for anybody else, and then nothing here exists for them. What is saved through it stands in the audit under the person's name.</summary>
    public async Task<AppDbContext?> OpenAsync(CancellationToken ct)
    {
        if (await user.UserIdAsync() is not { } userId || (await user.HatAsync()).Kind != HatKind.Portal)
        {
            return null;
        }

        var db = await contexts.CreateSystemAsPersonAsync(ct);
        if (await db.Users.AnyAsync(u => u.Id == userId && u.IsPortalAdministrator, ct)
            && await demand.IsMetAsync(db, userId, (await user.ProofAsync()).IsSecondFactor(), ct))
        {
            return db;
        }

        await db.DisposeAsync();
        return null;
    }
}
