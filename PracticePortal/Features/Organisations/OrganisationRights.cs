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

    /// <summary>The name by which the person answers: the account's own, whatever an agency typed when its request was linked to it.</summary>
    public async Task<string> NameAsync(AppDbContext db, OrganisationUser person, CancellationToken ct) =>
        await db.Users.Where(u => u.Id == person.UserId).Select(u => u.Name).SingleAsync(ct);

    /// <summary>As <see cref="UserAsync"/>, for those who answer for the organisation.</summary>
    public async Task<OrganisationUser?> AdministratorAsync(AppDbContext db, CancellationToken ct) =>
        await UserAsync(db, ct) is { Role: OrganisationRole.OrganisationAdministrator } administrator ? administrator : null;
}
