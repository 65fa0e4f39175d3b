using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Collaborations;

/// <summary>How often an agency may activate: each round of activating and cancelling writes to every administrator of the customer.</summary>
public sealed class ActivationLimit(TimeProvider clock)
{
    public const int OfACustomerPerDay = 20;

    /// <summary>More than the customers of a large agency that brings in all of them at once.</summary>
    public const int OfAnAgencyPerHour = 5_000;

    /// <summary>Null while another activation is welcome.</summary>
    public async Task<Error?> RefusalAsync(AppDbContext db, Guid customerId, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (dayAgo, hourAgo, agencyId) = (now.AddDays(-1), now.AddHours(-1), db.Scope.AgencyId);
        if (await db.Collaborations.CountAsync(c => c.CustomerId == customerId && c.ActivatedAt > dayAgo, ct) >= OfACustomerPerDay)
        {
            return CollaborationErrors.ActivatedTooOften;
        }

        return await db.Collaborations.CountAsync(c => c.AgencyId == agencyId && c.ActivatedAt > hourAgo, ct) >= OfAnAgencyPerHour
            ? CollaborationErrors.TooManyActivations
            : null;
    }
}
