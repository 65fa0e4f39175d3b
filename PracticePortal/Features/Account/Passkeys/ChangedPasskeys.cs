using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Identity.Sessions;

namespace PracticePortal.Features.Account.Passkeys;

/// <summary>What follows when a person has one passkey more or less.</summary>
internal static class ChangedPasskeys
{
    /// <summary>
    /// Saves: every cookie of before is over, and every session but this one, as after another password; the owner is told. The caller goes on
    /// with this session. Two changes at once collide at the sign-in's stamp, so that nobody gets more passkeys than there may be.
    /// </summary>
    /// <param name="db">The use case's context.</param>
    /// <param name="user">Whose passkeys they are.</param>
    /// <param name="change">What happened.</param>
    /// <param name="here">The session that stays.</param>
    /// <param name="now">The time.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<Result> SavePasskeysAsync(
        this AppDbContext db, PortalUser user, FactorChange change, Guid? here, DateTime now, CancellationToken ct)
    {
        user.ChangeStamp();
        user.ConcurrencyStamp = Guid.NewGuid().ToString();
        db.Raise(new FactorChanged(user.Id, change, now));
        await db.EndSessionsAsync(user.Id, SessionEnd.FactorChanged, now, ct, except: here);
        return await db.TrySaveAsync(ct);
    }
}
