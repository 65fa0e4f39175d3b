using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Identity;

namespace PracticePortal.Features.Organisations;

/// <summary>Asks the database, at the moment of the act, what the person may do at the organisation whose scope is open.</summary>
public sealed class OrganisationRights(CurrentUser user)
{
    /// <summary>The person's hat at the organisation; null when there is none, and then nothing here exists for them.</summary>
    public async Task<OrganisationUser?> UserAsync(AppDbContext db, CancellationToken ct)
    {
        var userId = await user.UserIdAsync() ?? Guid.Empty;
        var organisationId = db.Scope.OrganisationId;
        return await db.OrganisationUsers.SingleOrDefaultAsync(u => u.OrganisationId == organisationId && u.UserId == userId, ct);
    }

    /// <summary>As <see cref="UserAsync"/>, for those who answer for the organisation.</summary>
    public async Task<OrganisationUser?> AdministratorAsync(AppDbContext db, CancellationToken ct) =>
        await UserAsync(db, ct) is { Role: OrganisationRole.OrganisationAdministrator } administrator ? administrator : null;
}
