using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;

namespace PracticePortal.Platform.Audit;

/// <summary>Who did something, and when: what somebody who came second is told.</summary>
public sealed record LastAct(string Who, DateTime At);

/// <summary>Finds in the history who was first.</summary>
public static class LastActs
{
    /// <param name="db">Open, with the scope of whoever is told.</param>
    /// <param name="customerId">The customer that it was done to.</param>
    /// <param name="codes">The acts that count.</param>
    /// <param name="ct">Cancels the question.</param>
    public static Task<LastAct?> LastActAsync(this AppDbContext db, Guid customerId, IReadOnlyCollection<string> codes, CancellationToken ct)
    {
        var agencyId = db.Scope.AgencyId;
        return db.AuditEntries.AsNoTracking()
            .Where(a => a.AgencyId == agencyId && a.CustomerId == customerId && codes.Contains(a.What))
            .OrderByDescending(a => a.Id).Select(a => new LastAct(a.ActorName, a.At)).FirstOrDefaultAsync(ct);
    }
}
