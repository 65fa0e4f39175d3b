using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;

namespace PracticePortal.Platform.Identity;

/// <summary>
/// Of whom more than a password is demanded: portal administrators always, an agency's members where the agency demands it. Whoever owes it
/// wears no hat: no page, no row and no open page is theirs, only their own account.
/// </summary>
/// <param name="exempt">Addresses of which none is ever demanded: those of the demo accounts, and only where there are demo accounts.</param>
public sealed class SecondFactorDemand(params IReadOnlyList<string> exempt)
{
    /// <summary>Whether the session began with a second factor that the person still has; asked from the database.</summary>
    /// <param name="db">Any context: sign-ins belong to no tenant.</param>
    /// <param name="userId">Whose session.</param>
    /// <param name="hasShown">Whether it began with one.</param>
    /// <param name="ct">Cancels.</param>
    public Task<bool> IsMetAsync(AppDbContext db, Guid? userId, bool hasShown, CancellationToken ct) => db.Users.AnyAsync(
        u => u.Id == userId
            && ((hasShown && (u.TwoFactorEnabled || db.UserPasskeys.Any(passkey => passkey.UserId == u.Id))) || exempt.Contains(u.Email!)),
        ct);
}
