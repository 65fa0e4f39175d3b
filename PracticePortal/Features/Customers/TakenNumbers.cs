using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;

namespace PracticePortal.Features.Customers;

/// <summary>Whether a number is free within the agency.</summary>
internal static class TakenNumbers
{
    /// <summary>Another customer of the agency has the number already. The index guards the race; this spares the log an error.</summary>
    public static Task<bool> HasNumberAsync(this AppDbContext db, Customer customer, CancellationToken ct) => db.Customers.AnyAsync(
        c => c.AgencyId == customer.AgencyId && c.OrganisationNumber == customer.OrganisationNumber && c.ArchivedAt == null && c.Id != customer.Id, ct);
}
