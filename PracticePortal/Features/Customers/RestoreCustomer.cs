using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Agencies;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Customers;

/// <summary>An archived customer comes back, unless its number stands on another customer by now.</summary>
public sealed class RestoreCustomer(TenantDbContextFactory contexts, AgencyRights rights)
{
    public async Task<Result> ExecuteAsync(Guid customerId, CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        var member = await rights.MemberAsync(db, ct);
        var customer = await db.Customers.SingleOrDefaultAsync(c => c.Id == customerId, ct);
        if (member is null || customer is null)
        {
            return CommonErrors.NotFound;
        }

        var restored = customer.Restore(await db.Members.SingleOrDefaultAsync(m => m.Id == customer.ResponsibleId, ct));
        if (restored.Succeeded && await db.HasNumberAsync(customer, ct))
        {
            return CustomerErrors.NumberTaken;
        }

        return restored.Succeeded ? await db.TrySaveAsync(ct, CustomerErrors.NumberTaken) : restored;
    }
}
