using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Identity;

namespace PracticePortal.Features.Account;

/// <summary>What a person sees of the own sign-in.</summary>
public sealed class AccountQueries(TenantDbContextFactory contexts, CurrentUser current, Hats hats)
{
    /// <summary>The places that the person could work in besides the one in use.</summary>
    public async Task<IReadOnlyList<AvailableHat>> OtherHatsAsync(CancellationToken ct)
    {
        var inUse = await current.HatAsync();
        return await UserAsync(ct) is { } user ? [.. (await hats.ForAsync(user, ct)).Where(h => h.Hat != inUse)] : [];
    }

    /// <summary>The place that demands a second factor which the person has not shown, so that they wear no hat; null when none does.</summary>
    public async Task<FactorOwed?> FactorOwedAsync(CancellationToken ct)
    {
        if ((await current.HatAsync()).Kind != HatKind.None || await UserAsync(ct) is not { } user
            || await hats.OwingAsync(user, await current.ProofAsync(), ct) is not { } place)
        {
            return null;
        }

        await using var db = await contexts.CreateAsync(ct);
        return new FactorOwed(place.Hat, place.PlaceName, user.TwoFactorEnabled || await db.UserPasskeys.AnyAsync(p => p.UserId == user.Id, ct));
    }

    public async Task<AccountRow?> AccountAsync(CancellationToken ct) =>
        await UserAsync(ct) is { } user ? new AccountRow(user.Name, user.Email ?? "", user.Language, user.TwoFactorEnabled) : null;

    private async Task<PortalUser?> UserAsync(CancellationToken ct)
    {
        var id = await current.UserIdAsync();
        await using var db = await contexts.CreateAsync(ct);
        return await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, ct);
    }
}

/// <param name="Hat">Which they may not put on yet.</param>
/// <param name="PlaceName">Empty for the portal itself.</param>
/// <param name="HasFactor">They have one, and did not show it at the log-in.</param>
public sealed record FactorOwed(Hat Hat, string PlaceName, bool HasFactor);

/// <summary>The own sign-in, as its page shows it.</summary>
public sealed record AccountRow(string Name, string Email, string Language, bool HasSecondFactor);
