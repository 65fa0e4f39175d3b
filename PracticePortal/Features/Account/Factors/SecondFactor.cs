using Microsoft.AspNetCore.Identity;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Identity.Sessions;

namespace PracticePortal.Features.Account.Factors;

/// <summary>The second factor of a sign-in, on the use case's own context: an authenticator app, and recovery codes for the day without it.</summary>
public sealed class SecondFactor(UserManagers managers, TimeProvider clock)
{
    public const int RecoveryCodes = 10;

    /// <summary>How long guessing can lock a sign-in; a new password opens it at once.</summary>
    public static readonly TimeSpan LongestLockout = TimeSpan.FromDays(1);

    private const int RecoveryCodeHalf = 5;

    /// <summary>The app is the person's from now on; the caller saves. The codes are readable here and never again.</summary>
    /// <param name="db">The use case's context.</param>
    /// <param name="user">Whose.</param>
    /// <param name="key">Of the app.</param>
    /// <param name="step">That of the code which proved that the app has the key: it is used up.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<string[]> AddAsync(AppDbContext db, PortalUser user, string key, long step, CancellationToken ct)
    {
        await managers.StoreOn(db).SetAuthenticatorKeyAsync(user, key, ct);
        user.TwoFactorEnabled = true;
        user.UseCode(step);
        return await MakeRecoveryCodesAsync(db, user);
    }

    /// <summary>New recovery codes in place of the old ones; the caller saves.</summary>
    public async Task<string[]> MakeRecoveryCodesAsync(AppDbContext db, PortalUser user) =>
        [.. await managers.On(db).GenerateNewTwoFactorRecoveryCodesAsync(user, RecoveryCodes) ?? []];

    public Task<int> CountRecoveryCodesAsync(AppDbContext db, PortalUser user) => managers.On(db).CountRecoveryCodesAsync(user);

    /// <summary>
    /// Takes a code of the app or a recovery code, each once; the caller saves, and has been shown nothing when somebody saved meanwhile. A
    /// wrong one is counted and saved here: of many guesses at once one is answered, so that guessing in parallel gains nothing. Every lock is
    /// twice as long as the one before, and the owner is told: whoever is asked for a code has shown the password.
    /// </summary>
    public async Task<Result<SessionProof>> TakeAsync(AppDbContext db, PortalUser user, string? typed, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return CommonErrors.Required(FactorFields.Code);
        }

        var manager = managers.On(db);
        if (await manager.IsLockedOutAsync(user))
        {
            return AccountErrors.Locked;
        }

        if (await managers.StoreOn(db).GetAuthenticatorKeyAsync(user, ct) is not { } key)
        {
            return AccountErrors.FactorUnreadable;
        }

        var code = new string([.. typed.Where(char.IsLetterOrDigit)]).ToUpperInvariant();
        var proof = code.Length == AuthenticatorCodes.Digits && code.All(char.IsAsciiDigit)
            ? TakeCode(user, key, code)
            : await TakeRecoveryCodeAsync(manager, user, code);
        if (proof is { } shown)
        {
            if (shown == SessionProof.RecoveryCode)
            {
                Tell(db, user, FactorChange.RecoveryCodeUsed);
            }

            user.AccessFailedCount = 0;
            user.ForgetWrongCodes();
            user.ConcurrencyStamp = Guid.NewGuid().ToString();
            return shown;
        }

        var rules = manager.Options.Lockout;
        user.CountWrongCode();
        if (user.WrongCodes % rules.MaxFailedAccessAttempts == 0)
        {
            user.AccessFailedCount = rules.MaxFailedAccessAttempts - 1; // codes lock by their own count: a wrong password between them must not begin it anew
        }

        await manager.AccessFailedAsync(user);
        if (await manager.IsLockedOutAsync(user))
        {
            user.LockoutEnd += LockoutOf(user, rules) - rules.DefaultLockoutTimeSpan;
            Tell(db, user, FactorChange.CodesRefused);
        }

        var counted = await db.TrySaveAsync(ct);
        return counted.Error ?? AccountErrors.CodeWrong;
    }

    private static TimeSpan LockoutOf(PortalUser user, LockoutOptions rules)
    {
        var locksBefore = (user.WrongCodes - 1) / rules.MaxFailedAccessAttempts;
        var longer = rules.DefaultLockoutTimeSpan * Math.Pow(2, Math.Min(locksBefore, 16));
        return longer < LongestLockout ? longer : LongestLockout;
    }

    private void Tell(AppDbContext db, PortalUser user, FactorChange change) =>
        db.Raise(new FactorChanged(user.Id, change, clock.GetUtcNow().UtcDateTime));

    private SessionProof? TakeCode(PortalUser user, string key, string code)
    {
        if (AuthenticatorCodes.StepOf(key, code, clock.GetUtcNow().UtcDateTime) is not { } step || step <= user.LastCodeStep)
        {
            return null;
        }

        user.UseCode(step);
        return SessionProof.Code;
    }

    private static async Task<SessionProof?> TakeRecoveryCodeAsync(UserManager<PortalUser> manager, PortalUser user, string code)
    {
        if (code.Length != 2 * RecoveryCodeHalf
            || !(await manager.RedeemTwoFactorRecoveryCodeAsync(user, $"{code[..RecoveryCodeHalf]}-{code[RecoveryCodeHalf..]}")).Succeeded)
        {
            return null;
        }

        manager.Logger.LogWarning("{UserId} used a recovery code", user.Id);
        return SessionProof.RecoveryCode;
    }
}

/// <summary>The names of fields that refusals blame.</summary>
public static class FactorFields
{
    public const string OldPassword = nameof(OldPassword);
    public const string Code = nameof(Code);
}
