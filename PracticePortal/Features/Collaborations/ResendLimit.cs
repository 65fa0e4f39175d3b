using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Collaborations;

/// <summary>How often one customer's inbox may be reached by hand: clicks in an open page pass no rate limiter of the web server.</summary>
public sealed class ResendLimit(TimeProvider clock)
{
    public const int PerHour = 5;

    private static readonly string[] s_letters = ["collaboration-resent", "collaboration-address-corrected"];

    public async Task<Error?> RefusalAsync(AppDbContext db, Collaboration collaboration, CancellationToken ct)
    {
        var since = clock.GetUtcNow().UtcDateTime.AddHours(-1);
        var sent = await db.AuditEntries.CountAsync(
            a => a.CollaborationId == collaboration.Id && a.At > since && s_letters.Contains(a.What), ct);
        return sent >= PerHour ? CommonErrors.TooManyTries : null;
    }
}
