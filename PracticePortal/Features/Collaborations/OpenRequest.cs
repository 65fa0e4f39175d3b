using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Organisations;
using PracticePortal.Platform.Data;

namespace PracticePortal.Features.Collaborations;

/// <summary>An administrator who was asked looks at the request: the agency's timeline shows that the letter has arrived.</summary>
public sealed class OpenRequest(TenantDbContextFactory contexts, OrganisationRights rights, TimeProvider clock)
{
    public async Task ExecuteAsync(Guid collaborationId, CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        var collaboration = await db.Collaborations.Include(c => c.Invitations).SingleOrDefaultAsync(c => c.Id == collaborationId, ct);
        if (collaboration is not null && await rights.AdministratorAsync(db, ct) is { } person)
        {
            collaboration.Opened(person.Id, clock.GetUtcNow().UtcDateTime);
            await db.TrySaveAsync(ct); // a colleague who answers at the same moment comes first; there is nothing to tell then
        }
    }
}
