using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Identity;

namespace PracticePortal.Features.Agencies;

/// <summary>Asks the database, at the moment of the act, what the person may do at the agency whose scope is open.</summary>
public sealed class AgencyRights(CurrentUser user)
{
    /// <summary>The person's active membership; null when there is none, and then nothing here exists for them.</summary>
    public async Task<Member?> MemberAsync(AppDbContext db, CancellationToken ct)
    {
        var userId = await user.UserIdAsync() ?? Guid.Empty;
        var agencyId = db.Scope.AgencyId;
        return await db.Members.SingleOrDefaultAsync(m => m.AgencyId == agencyId && m.UserId == userId && m.DeactivatedAt == null, ct);
    }

    /// <summary>As <see cref="MemberAsync"/>, for those who manage the agency.</summary>
    public async Task<Member?> AdministratorAsync(AppDbContext db, CancellationToken ct) =>
        await MemberAsync(db, ct) is { Role: MemberRole.AgencyAdministrator } member ? member : null;
}
