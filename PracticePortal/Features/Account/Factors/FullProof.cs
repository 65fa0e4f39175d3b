using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Identity.Sessions;

namespace PracticePortal.Features.Account.Factors;

/// <summary>
/// Asks again for all that a log-in asks for, before something changes that lets people in: whoever sits down at somebody's open page, or has
/// a copy of a cookie, must not be able to stay.
/// </summary>
public sealed class FullProof(UserManagers managers, SecondFactor factor, Hats hats, CurrentUser current)
{
    /// <summary>
    /// The person's password and, where they have one, a code of the second factor. Where more than a password is demanded of somebody whose
    /// only factor is a passkey, the session must have begun with it. The caller saves.
    /// </summary>
    public async Task<Result> CheckAsync(AppDbContext db, PortalUser user, string? password, string? code, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(password))
        {
            return CommonErrors.Required(FactorFields.OldPassword);
        }

        if (user.TwoFactorEnabled && string.IsNullOrWhiteSpace(code))
        {
            return CommonErrors.Required(FactorFields.Code);
        }

        var manager = managers.On(db);
        if (await manager.IsLockedOutAsync(user))
        {
            return AccountErrors.Locked.In(FactorFields.OldPassword);
        }

        if (!await manager.CheckPasswordAsync(user, password))
        {
            await manager.AccessFailedAsync(user);
            var counted = await db.TrySaveAsync(ct);
            return counted.Error ?? (await manager.IsLockedOutAsync(user) ? AccountErrors.Locked.In(FactorFields.OldPassword) : AccountErrors.OldPasswordWrong);
        }

        if (user.TwoFactorEnabled)
        {
            return (await factor.TakeAsync(db, user, code, ct)).Error is { } refused ? refused : Result.Ok;
        }

        if (await OwesPasskeyAsync(db, user, ct))
        {
            return AccountErrors.PasskeyFirst;
        }

        user.AccessFailedCount = 0;
        user.ConcurrencyStamp = Guid.NewGuid().ToString();
        return Result.Ok;
    }

    private async Task<bool> OwesPasskeyAsync(AppDbContext db, PortalUser user, CancellationToken ct) =>
        !(await current.ProofAsync()).IsSecondFactor()
        && await db.UserPasskeys.AnyAsync(passkey => passkey.UserId == user.Id, ct)
        && (await hats.ForAsync(user, ct)).Any(hat => hat.DemandsSecondFactor);
}
