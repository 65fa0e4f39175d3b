using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity.Sessions;

namespace PracticePortal.Platform.Identity;

/// <summary>Sign-ins on a use case's own context: Identity checks and prepares, the use case saves once.</summary>
public sealed class PortalUsers(
    UserManagers managers, IPasswordHasher<PortalUser> hasher, ILookupNormalizer normalizer, TimeProvider clock)
{
    /// <summary>The sign-in that an address has; null when it has none.</summary>
    public async Task<PortalUser?> FindAsync(AppDbContext db, string email, CancellationToken ct)
    {
        var normalised = normalizer.NormalizeEmail(email);
        var user = await db.Users.SingleOrDefaultAsync(u => u.NormalizedEmail == normalised, ct);
        return user?.HasAddress(email) == true ? user : null;
    }

    /// <summary>A new sign-in with a password, added to the context; the caller saves.</summary>
    public async Task<Result<PortalUser>> CreateAsync(
        AppDbContext db, string name, string email, string language, string password, CancellationToken ct, Guid? id = null)
    {
        ct.ThrowIfCancellationRequested();
        var user = new PortalUser { Name = name, Email = email, UserName = email, Language = language, EmailConfirmed = true };
        user.Id = id ?? user.Id;
        var created = await managers.On(db).CreateAsync(user, password);
        return created.Succeeded ? user : ToError(created);
    }

    /// <summary>A new password; every session of the person ends. The caller saves.</summary>
    public async Task<Result> ResetPasswordAsync(AppDbContext db, PortalUser user, string password, CancellationToken ct)
    {
        var manager = managers.On(db);
        foreach (var validator in manager.PasswordValidators)
        {
            var checkedPassword = await validator.ValidateAsync(manager, user, password);
            if (!checkedPassword.Succeeded)
            {
                return ToError(checkedPassword);
            }
        }

        user.PasswordHash = hasher.HashPassword(user, password);
        user.LockoutEnd = null;
        user.AccessFailedCount = 0;
        user.ForgetWrongCodes(); // whoever guessed them knows the password no longer
        await ProveAddressAsync(db, user, ct);
        await manager.UpdateSecurityStampAsync(user);
        await db.EndSessionsAsync(user.Id, SessionEnd.PasswordChanged, clock.GetUtcNow().UtcDateTime, ct);
        return Result.Ok;
    }

    /// <summary>
    /// The person has shown that they read the address's mail. The first time that this happens, every session, second factor and passkey of
    /// before ends: whoever registered the address may be somebody else. The caller saves.
    /// </summary>
    public async Task ProveAddressAsync(AppDbContext db, PortalUser user, CancellationToken ct)
    {
        if (!user.EmailConfirmed)
        {
            user.EmailConfirmed = true;
            user.ChangeStamp();
            await RemoveFactorsAsync(db, user, ct);
            await db.EndSessionsAsync(user.Id, SessionEnd.AddressProven, clock.GetUtcNow().UtcDateTime, ct);
        }
    }

    /// <summary>
    /// For whoever has lost every second factor, or has somebody else's on their sign-in: no factor and no password any more, and every session
    /// ends. Only who reads the address's mail gets in again, by a new password. The caller saves.
    /// </summary>
    public async Task BeginAnewAsync(AppDbContext db, PortalUser user, CancellationToken ct)
    {
        await RemoveFactorsAsync(db, user, ct);
        user.PasswordHash = null;
        user.LockoutEnd = null;
        user.AccessFailedCount = 0;
        user.ForgetWrongCodes();
        user.ChangeRights();
        user.ChangeStamp();
        await db.EndSessionsAsync(user.Id, SessionEnd.FactorChanged, clock.GetUtcNow().UtcDateTime, ct);
    }

    /// <summary>No authenticator app and no recovery codes any more. The caller saves.</summary>
    public async Task RemoveAuthenticatorAsync(AppDbContext db, PortalUser user, CancellationToken ct)
    {
        db.RemoveRange(await db.UserTokens.Where(token => token.UserId == user.Id).ToListAsync(ct)); // nothing else of Identity's uses them
        user.TwoFactorEnabled = false;
        user.ConcurrencyStamp = Guid.NewGuid().ToString();
    }

    private async Task RemoveFactorsAsync(AppDbContext db, PortalUser user, CancellationToken ct)
    {
        await RemoveAuthenticatorAsync(db, user, ct);
        db.RemoveRange(await db.UserPasskeys.Where(passkey => passkey.UserId == user.Id).ToListAsync(ct));
    }

    private static Error ToError(IdentityResult refused) => refused.Errors.First().Code switch
    {
        "PasswordTooShort" => Error.Invalid("password-too-short", $"{PasswordStrength.MinLength}").In("Password"),
        PasswordStrength.TooLong => Error.Invalid("password-too-long", $"{PasswordStrength.MaxLength}").In("Password"),
        PasswordStrength.TooGuessable => Error.Invalid("password-too-guessable").In("Password"),
        "DuplicateUserName" or "DuplicateEmail" => Error.Conflict("sign-in-exists").In("Email"),
        _ => Error.Invalid("sign-in-refused"),
    };
}
