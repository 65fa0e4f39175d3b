using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Identity;

namespace PracticePortal.Features.Account.Passkeys;

/// <summary>The passkeys that a person has.</summary>
public sealed class PasskeyQueries(TenantDbContextFactory contexts, CurrentUser current)
{
    /// <summary>The oldest first.</summary>
    public async Task<IReadOnlyList<MyPasskey>> MineAsync(CancellationToken ct)
    {
        var userId = await current.UserIdAsync();
        await using var db = await contexts.CreateAsync(ct);
        var passkeys = await db.UserPasskeys.AsNoTracking().Where(p => p.UserId == userId).ToListAsync(ct);
        return [.. passkeys.Select(p => new MyPasskey(p.Id, p.Data.Name ?? "", p.Data.CreatedAt.UtcDateTime, p.LastUsedAt)).OrderBy(p => p.AddedAt).ThenBy(p => p.Id)];
    }
}

/// <param name="Id">Of the row.</param>
/// <param name="Name">As the person chose it.</param>
/// <param name="AddedAt">When (UTC).</param>
/// <param name="LastUsedAt">When somebody last logged in with it (UTC); null for never.</param>
public sealed record MyPasskey(Guid Id, string Name, DateTime AddedAt, DateTime? LastUsedAt);
