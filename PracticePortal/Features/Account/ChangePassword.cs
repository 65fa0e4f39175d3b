using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Account.Factors;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Identity.Sessions;

namespace PracticePortal.Features.Account;

/// <summary>A person who is logged in takes another password, after showing the old one and the second factor. The other sessions end, and the person is told.</summary>
public sealed class ChangePassword(
    TenantDbContextFactory contexts, PortalUsers users, FullProof proof, PortalSignIn signIn, CurrentUser current, TimeProvider clock)
{
    public sealed record Input
    {
        public string? OldPassword { get; init; }

        public string? Password { get; init; }

        /// <summary>Of the second factor, where the person has one.</summary>
        public string? Code { get; init; }
    }

    public async Task<Result> ExecuteAsync(Input input, CancellationToken ct)
    {
        var id = await current.UserIdAsync();
        await using var db = await contexts.CreateAsync(ct);
        if (await db.Users.SingleOrDefaultAsync(u => u.Id == id, ct) is not { } user)
        {
            return CommonErrors.NotFound;
        }

        if (string.IsNullOrEmpty(input.OldPassword) || string.IsNullOrEmpty(input.Password))
        {
            return CommonErrors.Required(string.IsNullOrEmpty(input.OldPassword) ? nameof(Input.OldPassword) : nameof(Input.Password));
        }

        var proven = await proof.CheckAsync(db, user, input.OldPassword, input.Code, ct);
        if (!proven.Succeeded)
        {
            return proven;
        }

        var changed = await users.ResetPasswordAsync(db, user, input.Password, ct);
        if (!changed.Succeeded)
        {
            return changed;
        }

        db.Raise(new PasswordChanged(user.Id, clock.GetUtcNow().UtcDateTime));
        var saved = await db.TrySaveAsync(ct);
        if (saved.Succeeded)
        {
            await signIn.GoOnAsync(user); // here; everywhere else the person logs in again
        }

        return saved;
    }
}
