using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Agencies;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Tasks;

/// <summary>Agency staff give a customer a task.</summary>
public sealed class AddTask(TenantDbContextFactory contexts, AgencyRights rights, TimeProvider clock)
{
    /// <returns>The task's id.</returns>
    public async Task<Result<Guid>> ExecuteAsync(Guid customerId, TaskDetails details, CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        var member = await rights.MemberAsync(db, ct);
        var customer = await db.Customers.SingleOrDefaultAsync(c => c.Id == customerId, ct);
        if (member is null || customer is null)
        {
            return CommonErrors.NotFound;
        }

        var added = CustomerTask.Add(customer, details, await db.StaffOfAsync(details, ct), clock.GetUtcNow().UtcDateTime);
        if (!added.Succeeded)
        {
            return added.Error;
        }

        db.Tasks.Add(added.Value);
        var saved = await db.TrySaveAsync(ct);
        return saved.Succeeded ? added.Value.Id : saved.Error;
    }
}
