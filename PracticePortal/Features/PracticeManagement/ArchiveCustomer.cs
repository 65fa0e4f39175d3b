using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Agencies;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.PracticeManagement;

/// <summary>A customer leaves the lists. It stands here because all its collaborations must be final.</summary>
public sealed class ArchiveCustomer(TenantDbContextFactory contexts, AgencyRights rights, TimeProvider clock)
{
    public Task<Result> ExecuteAsync(Guid customerId, CancellationToken ct) => Overtaken.StartAgainAsync(() => ArchiveAsync(customerId, ct));

    private async Task<Result> ArchiveAsync(Guid customerId, CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        var member = await rights.MemberAsync(db, ct);
        var customer = await db.Customers.SingleOrDefaultAsync(c => c.Id == customerId, ct);
        if (member is null || customer is null)
        {
            return CommonErrors.NotFound;
        }

        var open = await db.Collaborations.Where(c => c.CustomerId == customerId && c.ClosedAt == null)
            .Select(c => new { c.AskedByName, c.ActivatedAt }).SingleOrDefaultAsync(ct);
        var archived = customer.Archive(open is null ? null : (open.AskedByName, open.ActivatedAt), clock.GetUtcNow().UtcDateTime);
        return archived.Succeeded ? await db.TrySaveAsync(ct) : archived;
    }
}
