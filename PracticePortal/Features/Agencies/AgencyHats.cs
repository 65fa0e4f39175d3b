using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Identity;

namespace PracticePortal.Features.Agencies;

/// <summary>The agencies that a person works for.</summary>
internal sealed class AgencyHats(TenantDbContextFactory contexts) : IHatSource
{
    public async Task<IReadOnlyList<AvailableHat>> ForAsync(Guid userId, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("hats", ct);
        return await db.Members.AsNoTracking().Where(m => m.UserId == userId && m.DeactivatedAt == null)
            .Join(db.Agencies, m => m.AgencyId, a => a.Id, (m, a) => new { m, a })
            .OrderBy(x => x.a.Name).ThenBy(x => x.a.Id)
            .Select(x => new AvailableHat(
                Hat.Agency(x.a.Id), x.a.Name, x.m.Name, x.m.Role == MemberRole.AgencyAdministrator, false, x.a.DemandsSecondFactor))
            .ToListAsync(ct);
    }
}
