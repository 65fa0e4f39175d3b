using System.Text.Json;
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
        string number, agencyName;
        await using (var ours = await contexts.CreateAsync(ct))
        {
            var customer = await ours.Customers.AsNoTracking().SingleOrDefaultAsync(c => c.Id == customerId, ct);
            if (customer is null || await rights.MemberAsync(ours, ct) is null)
            {
                return CommonErrors.NotFound;
            }

            (number, agencyName) = (customer.OrganisationNumber, await ours.Agencies.Select(a => a.Name).SingleAsync(ct));
        }

        await using var db = await contexts.CreateSystemAsPersonAsync(ct);
        var organisation = await db.Organisations.SingleOrDefaultAsync(
            o => o.OrganisationNumber == number && o.Status == OrganisationStatus.Active, ct);
        if (organisation is null || await IsReportedByAsync(db, organisation, agencyName, ct))
        {
            return Result.Ok; // the same answer for one that does not exist
        }

        organisation.Report(agencyName, clock.GetUtcNow().UtcDateTime);
        return await db.TrySaveAsync(ct);
    }

    /// <summary>This agency has said so already, and nobody has settled it yet.</summary>
    private static async Task<bool> IsReportedByAsync(AppDbContext db, Organisation organisation, string agencyName, CancellationToken ct)
    {
        var told = JsonSerializer.Serialize(new OrganisationReported(organisation.Id, organisation.Name, agencyName).Details);
        return organisation.ReportedAt is { } since
            && await db.AuditEntries.AnyAsync(a => a.What == OrganisationReported.Code && a.At >= since && a.Details == told, ct);
    }
}
