using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Agencies;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Collaborations;

/// <summary>The agency tries a failed activation again.</summary>
public sealed class RetryProvisioning(TenantDbContextFactory contexts, AgencyRights rights)
{
    public Task<Result> ExecuteAsync(Guid collaborationId, CancellationToken ct) =>
        Overtaken.StartAgainAsync(() => RetryAsync(collaborationId, ct));

    private async Task<Result> RetryAsync(Guid collaborationId, CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        var member = await rights.MemberAsync(db, ct);
        var collaboration = await db.Collaborations.Include(c => c.Invitations).SingleOrDefaultAsync(c => c.Id == collaborationId, ct);
        if (member is null || collaboration is null)
        {
            return CommonErrors.NotFound;
        }

        var done = collaboration.Retry(await db.Customers.SingleAsync(c => c.Id == collaboration.CustomerId, ct));
        return done.Succeeded ? await db.TrySaveAsync(ct) : done;
    }
}
