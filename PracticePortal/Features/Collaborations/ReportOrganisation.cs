using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Agencies;
using PracticePortal.Features.Organisations;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Collaborations;

/// <summary>Agency staff doubt who answers for an organisation under their customer's number; a portal administrator looks at it.</summary>
public sealed class ReportOrganisation(TenantDbContextFactory contexts, AgencyRights rights, TimeProvider clock)
{
    public async Task<Result> ExecuteAsync(Guid customerId, CancellationToken ct)
    {
        string number;
        await using (var ours = await contexts.CreateAsync(ct))
        {
            var customer = await ours.Customers.AsNoTracking().SingleOrDefaultAsync(c => c.Id == customerId, ct);
            if (customer is null || await rights.MemberAsync(ours, ct) is null)
            {
                return CommonErrors.NotFound;
            }

            number = customer.OrganisationNumber;
        }

        await using var db = await contexts.CreateSystemAsPersonAsync(ct);
        var organisation = await db.Organisations.SingleOrDefaultAsync(o => o.OrganisationNumber == number, ct);
        if (organisation is { Status: OrganisationStatus.Active })
        {
            organisation.Report(clock.GetUtcNow().UtcDateTime);
            return await db.TrySaveAsync(ct);
        }

        return Result.Ok; // the same answer for one that does not exist
    }
}
