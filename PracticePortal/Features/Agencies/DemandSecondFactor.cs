using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Identity.Sessions;

namespace PracticePortal.Features.Agencies;

/// <summary>
/// From now on the agency's members must log in with a second factor, or need none any more. Whoever has shown none works there no longer until
/// they do: what they have open ends within a minute.
/// </summary>
public sealed class DemandSecondFactor(TenantDbContextFactory contexts, AgencyRights rights, SecondFactorDemand demand)
{
    public async Task<Result> ExecuteAsync(bool isDemanded, CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        if (await rights.AdministratorAsync(db, ct) is not { } member)
        {
            return CommonErrors.NotAllowed;
        }

        if (isDemanded && !await demand.IsMetAsync(db, member.UserId, db.Scope.HasShownSecondFactor, ct))
        {
            return AgencyErrors.OwnFactorFirst; // or they would shut themselves out
        }

        (await db.Agencies.SingleAsync(ct)).DemandSecondFactor(isDemanded);
        await db.ChangeRightsOfAsync(await db.Members.Where(m => m.DeactivatedAt == null).Select(m => m.UserId).ToListAsync(ct), ct);
        return await db.TrySaveAsync(ct);
    }
}
