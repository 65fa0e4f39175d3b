using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Agencies;
using PracticePortal.Features.Customers;
using PracticePortal.Platform.Audit;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.PracticeManagement;

/// <summary>Agency staff change what is known of a customer. It stands here because an open collaboration fixes the number.</summary>
public sealed class EditCustomer(TenantDbContextFactory contexts, AgencyRights rights)
{
    /// <param name="customerId">The customer; somebody else's is not found.</param>
    /// <param name="version">The state that the form started from; when a colleague has saved since, nothing is done.</param>
    /// <param name="details">What was typed.</param>
    /// <param name="ct">Cancels before the save.</param>
    public async Task<Result> ExecuteAsync(Guid customerId, int version, CustomerDetails details, CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        var member = await rights.MemberAsync(db, ct);
        var customer = await db.Customers.SingleOrDefaultAsync(c => c.Id == customerId, ct);
        if (member is null || customer is null)
        {
            return CommonErrors.NotFound;
        }

        if (customer.Version != version)
        {
            return await ChangedAsync(db, customerId, ct);
        }

        var responsible = await db.Members.SingleOrDefaultAsync(m => m.Id == details.ResponsibleId, ct);
        var hasOpenCollaboration = await db.Collaborations.AnyAsync(c => c.CustomerId == customerId && c.ClosedAt == null, ct);
        var edited = customer.Edit(details, responsible, hasOpenCollaboration);
        if (edited.Succeeded && await db.HasNumberAsync(customer, ct))
        {
            return CustomerErrors.NumberTaken;
        }

        var saved = edited.Succeeded ? await db.TrySaveAsync(ct, CustomerErrors.NumberTaken) : edited;
        return saved.Error == CommonErrors.ChangedByOthers ? await ChangedAsync(db, customerId, ct) : saved;
    }

    private static async Task<Error> ChangedAsync(AppDbContext db, Guid customerId, CancellationToken ct) =>
        await db.LastActAsync(customerId, CustomerEvent.Changing, ct) is { } act ? CommonErrors.ChangedBy(act.Who, act.At) : CommonErrors.ChangedByOthers;
}
