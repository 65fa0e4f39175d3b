using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;

namespace PracticePortal.Features.Agencies;

/// <summary>Lets changes of an agency's administrators through one at a time.</summary>
public static class AdministratorsLock
{
    /// <summary>
    /// How many active administrators the agency has besides this member. The agency is touched, so that of two administrators
    /// who leave at the same moment the second is refused and counts again.
    /// </summary>
    public static async Task<int> LockAndCountOtherAdministratorsAsync(this AppDbContext db, Member member, CancellationToken ct)
    {
        db.Touch(await db.Agencies.SingleAsync(a => a.Id == member.AgencyId, ct));
        return await db.Members.CountAsync(
            m => m.AgencyId == member.AgencyId && m.Id != member.Id && m.DeactivatedAt == null && m.Role == MemberRole.AgencyAdministrator, ct);
    }
}
