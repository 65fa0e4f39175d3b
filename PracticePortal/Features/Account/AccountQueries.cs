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

    public async Task<AccountRow?> AccountAsync(CancellationToken ct) =>
        await UserAsync(ct) is { } user ? new AccountRow(user.Name, user.Email ?? "", user.Language, user.TwoFactorEnabled) : null;

    private async Task<PortalUser?> UserAsync(CancellationToken ct)
    {
        var id = await current.UserIdAsync();
        await using var db = await contexts.CreateAsync(ct);
        return await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, ct);
    }
}

/// <summary>The own sign-in, as its page shows it.</summary>
public sealed record AccountRow(string Name, string Email, string Language, bool HasSecondFactor);
