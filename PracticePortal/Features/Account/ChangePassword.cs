using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Identity.Sessions;

namespace PracticePortal.Features.Account;

/// <summary>A person who is logged in takes another password, after showing the old one. The other sessions end, and the person is told.</summary>
public sealed class ChangePassword(
    TenantDbContextFactory contexts, PortalUsers users, SignInManager<PortalUser> passwords, PortalSignIn signIn, CurrentUser current,
    TimeProvider clock)
{
    public sealed record Input
    {
        public string? OldPassword { get; init; }

        public string? Password { get; init; }
    }

    public async Task<Result> ExecuteAsync(Input input, CancellationToken ct)
    {
        if (await passwords.UserManager.GetUserAsync(await current.PersonAsync()) is not { } known)
        {
            return CommonErrors.NotFound;
        }

        if (string.IsNullOrEmpty(input.OldPassword) || string.IsNullOrEmpty(input.Password))
        {
            return CommonErrors.Required(string.IsNullOrEmpty(input.OldPassword) ? nameof(Input.OldPassword) : nameof(Input.Password));
        }

        var proof = await passwords.CheckPasswordSignInAsync(known, input.OldPassword, lockoutOnFailure: true);
        if (!proof.Succeeded)
        {
            return proof.IsLockedOut ? AccountErrors.Locked.In(nameof(Input.OldPassword)) : AccountErrors.OldPasswordWrong;
        }

        await using var db = await contexts.CreateAsync(ct);
        var user = await db.Users.SingleAsync(u => u.Id == known.Id, ct);
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
