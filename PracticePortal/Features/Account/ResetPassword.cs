using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Links;

namespace PracticePortal.Features.Account;

/// <summary>Whoever came by the letter's link chooses a new password. Every session of the person ends, and the person is told.</summary>
public sealed class ResetPassword(TenantDbContextFactory contexts, PortalUsers users, TimeProvider clock)
{
    public sealed record Input
    {
        public string? Password { get; init; }
    }

    /// <summary>Whose password the link may change now; null for a dead one.</summary>
    public async Task<string?> AddressAsync(LinkTarget? link, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("password reset", ct);
        return (await LoadAsync(db, link, ct))?.Email;
    }

    public async Task<Result> ExecuteAsync(LinkTarget? link, Input input, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("password reset", ct);
        if (await LoadAsync(db, link, ct) is not { } user)
        {
            return AccountErrors.LinkDead;
        }

        if (string.IsNullOrEmpty(input.Password))
        {
            return CommonErrors.Required(nameof(Input.Password));
        }

        var changed = await users.ResetPasswordAsync(db, user, input.Password, ct);
        if (!changed.Succeeded)
        {
            return changed;
        }

        db.Raise(new PasswordChanged(user.Id, clock.GetUtcNow().UtcDateTime));
        return await db.TrySaveAsync(ct);
    }

    private async Task<PortalUser?> LoadAsync(AppDbContext db, LinkTarget? link, CancellationToken ct)
    {
        var id = link?.Id;
        var reset = await db.PasswordResets.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct);
        var user = reset is null ? null : await db.Users.SingleOrDefaultAsync(u => u.Id == reset.UserId, ct);
        return user is not null && reset!.IsOpenFor(user, clock.GetUtcNow().UtcDateTime) ? user : null;
    }
}
