using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;

namespace PracticePortal.Features.Agencies;

/// <summary>Answers who works for an agency, for those who are not of the agency themselves.</summary>
public sealed class AgencyStaff(TenantDbContextFactory contexts)
{
    /// <summary>A member may not answer for the agency's customer.</summary>
    public async Task<bool> IsMemberAsync(Guid agencyId, Guid userId, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("agency staff", ct);
        return await db.Members.AnyAsync(m => m.AgencyId == agencyId && m.UserId == userId && m.DeactivatedAt == null, ct);
    }
}
