using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Agencies;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Collaborations;

/// <summary>Everyone is asked again with a new link, and the time to answer counts anew.</summary>
public sealed class ResendInvitation(TenantDbContextFactory contexts, AgencyRights rights, ResendLimit limit, InvitationLifetimes lifetimes, TimeProvider clock)
{
    public Task<Result> ExecuteAsync(Guid collaborationId, CancellationToken ct) =>
        Overtaken.StartAgainAsync(() => ResendAsync(collaborationId, ct));

    private async Task<Result> ResendAsync(Guid collaborationId, CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        var member = await rights.MemberAsync(db, ct);
        var collaboration = await db.Collaborations.Include(c => c.Invitations).SingleOrDefaultAsync(c => c.Id == collaborationId, ct);
        if (member is null || collaboration is null)
        {
            return CommonErrors.NotFound;
        }

        var done = await limit.RefusalAsync(db, collaboration, ct) is { } refusal ? refusal : collaboration.Resend(lifetimes, clock.GetUtcNow().UtcDateTime);
        return done.Succeeded ? await db.TrySaveAsync(ct) : done;
    }
}
