using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Administration;

/// <summary>A portal administrator has made sure who administers an organisation: agencies can ask it from now on, and a report is settled.</summary>
public sealed class ConfirmOrganisation(PortalRights rights, TimeProvider clock)
{
    public async Task<Result> ExecuteAsync(Guid organisationId, CancellationToken ct)
    {
        await using var db = await rights.OpenAsync(ct);
        if (db is null || await db.Organisations.SingleOrDefaultAsync(o => o.Id == organisationId, ct) is not { } organisation)
        {
            return CommonErrors.NotFound;
        }

        organisation.Settle(clock.GetUtcNow().UtcDateTime);
        return await db.TrySaveAsync(ct);
    }
}
