using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Agencies;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Collaborations;

/// <summary>The agency takes its request back before an answer. What was provisioned for it goes with it.</summary>
public sealed class CancelCollaboration(TenantDbContextFactory contexts, AgencyRights rights, TimeProvider clock)
{
    public Task<Result> ExecuteAsync(Guid collaborationId, CancellationToken ct) =>
        Overtaken.StartAgainAsync(() => CancelAsync(collaborationId, ct));

    private async Task<Result> CancelAsync(Guid collaborationId, CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        var member = await rights.MemberAsync(db, ct);
        var collaboration = await db.Collaborations.Include(c => c.Invitations).SingleOrDefaultAsync(c => c.Id == collaborationId, ct);
        if (member is null || collaboration is null)
        {
            return CommonErrors.NotFound;
        }

        var done = collaboration.Cancel(member.Name, clock.GetUtcNow().UtcDateTime);
        return done.Succeeded ? await db.TrySaveAsync(ct) : done;
    }
}
