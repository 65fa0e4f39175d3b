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
    /// wrong one is counted and saved here: of many guesses at once one is answered, so that guessing in parallel gains nothing.
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

        var code = new string([.. typed.Where(char.IsLetterOrDigit)]).ToUpperInvariant();
        var proof = code.Length == AuthenticatorCodes.Digits && code.All(char.IsAsciiDigit)
            ? await TakeCodeAsync(db, user, code, ct)
            : await TakeRecoveryCodeAsync(manager, user, code);
        if (proof is { } shown)
        {
            user.AccessFailedCount = 0;
            user.ConcurrencyStamp = Guid.NewGuid().ToString();
            return shown;
        }

        await manager.AccessFailedAsync(user);
        var counted = await db.TrySaveAsync(ct);
        return counted.Error ?? AccountErrors.CodeWrong;
    }

    private async Task<SessionProof?> TakeCodeAsync(AppDbContext db, PortalUser user, string code, CancellationToken ct)
    {
        var key = await managers.StoreOn(db).GetAuthenticatorKeyAsync(user, ct);
        if (key is null || AuthenticatorCodes.StepOf(key, code, clock.GetUtcNow().UtcDateTime) is not { } step || step <= user.LastCodeStep)
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
