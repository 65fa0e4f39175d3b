using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Identity;

namespace PracticePortal.Features.Account.Factors;

/// <summary>What a person has besides the password.</summary>
public sealed class FactorQueries(TenantDbContextFactory contexts, SecondFactor factor, CurrentUser current)
{
    /// <summary>Null for somebody without a sign-in.</summary>
    public async Task<MyFactors?> MineAsync(CancellationToken ct)
    {
        var id = await current.UserIdAsync();
        await using var db = await contexts.CreateAsync(ct);
        return await db.Users.SingleOrDefaultAsync(u => u.Id == id, ct) is { } user
            ? new MyFactors(user.Id, user.Email ?? "", user.TwoFactorEnabled, user.TwoFactorEnabled ? await factor.CountRecoveryCodesAsync(db, user) : 0)
            : null;
    }
}

/// <param name="UserId">Whose.</param>
/// <param name="Email">With which they log in.</param>
/// <param name="HasAuthenticator">Whether a code is asked for at the log-in.</param>
/// <param name="RecoveryCodesLeft">How many were not used yet.</param>
public sealed record MyFactors(Guid UserId, string Email, bool HasAuthenticator, int RecoveryCodesLeft);
