using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Organisations;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Collaborations;

/// <summary>An administrator who was asked looks at the request: the agency's timeline shows that the letter has arrived.</summary>
public sealed class OpenRequest(TenantDbContextFactory contexts, OrganisationRights rights, TimeProvider clock)
{
    public async Task ExecuteAsync(Guid collaborationId, CancellationToken ct) =>
        await Overtaken.StartAgainAsync(() => OpenAsync(collaborationId, ct));

    private async Task<Result> OpenAsync(Guid collaborationId, CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        var collaboration = await db.Collaborations.Include(c => c.Invitations).SingleOrDefaultAsync(c => c.Id == collaborationId, ct);
        if (collaboration is null || await rights.AdministratorAsync(db, ct) is not { } person)
        {
            return CommonErrors.NotFound;
        }

        collaboration.Opened(person.Id, clock.GetUtcNow().UtcDateTime); // nothing, once a colleague has answered
        return await db.TrySaveAsync(ct);
    }
}
