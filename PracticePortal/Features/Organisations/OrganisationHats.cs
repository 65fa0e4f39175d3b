using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Identity;

namespace PracticePortal.Features.Organisations;

/// <summary>The organisations in My Spiris that a person belongs to, pending ones among them: that is where the request waits.</summary>
internal sealed class OrganisationHats(TenantDbContextFactory contexts) : IHatSource
{
    public async Task<IReadOnlyList<AvailableHat>> ForAsync(Guid userId, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("hats", ct);
        return await db.OrganisationUsers.AsNoTracking().Where(u => u.UserId == userId)
            .Join(db.Organisations, u => u.OrganisationId, o => o.Id, (u, o) => new { u, o })
            .OrderBy(x => x.o.Name).ThenBy(x => x.o.Id)
            .Select(x => new AvailableHat(
                Hat.Organisation(x.o.Id), x.o.Name, x.u.Name, x.u.Role == OrganisationRole.OrganisationAdministrator))
            .ToListAsync(ct);
    }
}
