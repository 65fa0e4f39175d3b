using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Agencies;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Customers;

/// <summary>Agency staff take a company into the agency's register.</summary>
public sealed class AddCustomer(TenantDbContextFactory contexts, AgencyRights rights, TimeProvider clock)
{
    /// <returns>The customer's id.</returns>
    public async Task<Result<Guid>> ExecuteAsync(CustomerDetails details, CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        if (await rights.MemberAsync(db, ct) is null)
        {
            return CommonErrors.NotFound;
        }

        var responsible = await db.Members.SingleOrDefaultAsync(m => m.Id == details.ResponsibleId, ct);
        var added = Customer.Add(db.Scope.AgencyId, details, responsible, clock.GetUtcNow().UtcDateTime);
        if (!added.Succeeded)
        {
            return added.Error;
        }

        if (await db.HasNumberAsync(added.Value, ct))
        {
            return CustomerErrors.NumberTaken;
        }

        db.Customers.Add(added.Value);
        var saved = await db.TrySaveAsync(ct, CustomerErrors.NumberTaken);
        return saved.Succeeded ? added.Value.Id : saved.Error;
    }
}
