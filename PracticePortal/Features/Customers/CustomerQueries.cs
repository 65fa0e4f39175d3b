using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Customers;

/// <summary>What forms about one customer start from.</summary>
public sealed class CustomerQueries(TenantDbContextFactory contexts)
{
    /// <summary>The customer as it is edited; null when it is not this agency's.</summary>
    public async Task<CustomerToEdit?> FindForEditAsync(Guid customerId, CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        return await db.Customers.AsNoTracking().Where(c => c.Id == customerId)
            .Select(c => new CustomerToEdit(
                c.Id,
                c.Version,
                c.ArchivedAt != null,
                new CustomerDetails
                {
                    Name = c.Name,
                    OrganisationNumber = OrganisationNumber.Full(c.OrganisationNumber),
                    CustomerNumber = c.CustomerNumber,
                    ContactName = c.ContactName,
                    ContactEmail = c.ContactEmail,
                    ContactLanguage = c.ContactLanguage,
                    Street = c.Street,
                    PostalCode = c.PostalCode,
                    City = c.City,
                    Program = c.Program,
                    ResponsibleId = c.ResponsibleId,
                }))
            .SingleOrDefaultAsync(ct);
    }
}

/// <param name="Version">The state that the form starts from; a save from an older one is refused.</param>
public sealed record CustomerToEdit(Guid Id, int Version, bool IsArchived, CustomerDetails Details);
