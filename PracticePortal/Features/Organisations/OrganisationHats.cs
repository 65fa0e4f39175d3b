using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Identity;

namespace PracticePortal.Features.Organisations;

/// <summary>
/// The organisations in My Spiris that a person belongs to, pending ones among them: that is where the request waits. The person's name is
/// the account's: the one in the organisation's row may be what an agency typed.
/// </summary>
internal sealed class OrganisationHats(TenantDbContextFactory contexts) : IHatSource
{
    public async Task<IReadOnlyList<AvailableHat>> ForAsync(Guid userId, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("hats", ct);
        return await db.OrganisationUsers.AsNoTracking().Where(u => u.UserId == userId)
            .Join(db.Organisations, u => u.OrganisationId, o => o.Id, (u, o) => new { u, o })
            .Join(db.Users, x => x.u.UserId, account => account.Id, (x, account) => new { x.u, x.o, account })
            .OrderBy(x => x.o.Name).ThenBy(x => x.o.Id)
            .Select(x => new AvailableHat(
                Hat.Organisation(x.o.Id), x.o.Name, x.account.Name, x.u.Role == OrganisationRole.OrganisationAdministrator,
                x.o.Status == OrganisationStatus.Pending))
            .ToListAsync(ct);
    }
}
