using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity.Sessions;

namespace PracticePortal.Features.Administration;

/// <summary>
/// Somebody else was behind an organisation: its people lose it at once, its use of the service ends, and its number is free for the real
/// company. What was approved in its name stays as evidence. Agencies that still share something with it end that first.
/// </summary>
public sealed class CloseOrganisation(PortalRights rights)
{
    public async Task<Result> ExecuteAsync(Guid organisationId, CancellationToken ct)
    {
        await using var db = await rights.OpenAsync(ct);
        if (db is null || await db.Organisations.SingleOrDefaultAsync(o => o.Id == organisationId, ct) is not { } organisation)
        {
            return CommonErrors.NotFound;
        }

        var agencies = await db.Collaborations.Where(c => c.OrganisationId == organisationId && c.ClosedAt == null)
            .Select(c => c.AgencyName).Distinct().OrderBy(name => name).ToListAsync(ct);
        if (agencies.Count > 0)
        {
            return AdministrationErrors.OrganisationIsShared(agencies);
        }

        var closed = organisation.Close();
        if (!closed.Succeeded)
        {
            return closed;
        }

        var people = await db.OrganisationUsers.Where(u => u.OrganisationId == organisationId).ToListAsync(ct);
        db.OrganisationUsers.RemoveRange(people);
        await db.ChangeRightsOfAsync([.. people.Select(p => p.UserId).OfType<Guid>()], ct);
        db.Subscriptions.RemoveRange(await db.Subscriptions.Where(s => s.OrganisationId == organisationId).ToListAsync(ct));
        return await db.TrySaveAsync(ct);
    }
}
