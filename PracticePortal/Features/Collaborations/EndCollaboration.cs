using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Agencies;
using PracticePortal.Features.Organisations;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Collaborations;

/// <summary>Either side ends an active collaboration: an agency's member, or an administrator of the customer.</summary>
public sealed class EndCollaboration(TenantDbContextFactory contexts, AgencyRights agency, OrganisationRights organisation, TimeProvider clock)
{
    public Task<Result> ExecuteAsync(Guid collaborationId, CancellationToken ct) =>
        Overtaken.StartAgainAsync(() => EndAsync(collaborationId, ct));

    private async Task<Result> EndAsync(Guid collaborationId, CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        var collaboration = await db.Collaborations.SingleOrDefaultAsync(c => c.Id == collaborationId, ct);
        if (collaboration is null || await WhoAsync(db, ct) is not { } who)
        {
            return CommonErrors.NotFound;
        }

        var ended = collaboration.End(who.Side, who.Name, clock.GetUtcNow().UtcDateTime);
        return ended.Succeeded ? await db.TrySaveAsync(ct) : ended;
    }

    private async Task<(CollaborationSide Side, string Name)?> WhoAsync(AppDbContext db, CancellationToken ct)
    {
        if (db.Scope.AgencyId != Guid.Empty)
        {
            return await agency.MemberAsync(db, ct) is { } member ? (CollaborationSide.Agency, member.Name) : null;
        }

        return await organisation.AdministratorAsync(db, ct) is { } administrator ? (CollaborationSide.Customer, administrator.Name) : null;
    }
}
