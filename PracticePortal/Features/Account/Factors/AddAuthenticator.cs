using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Identity.Sessions;

namespace PracticePortal.Features.Account.Factors;

/// <summary>
/// From now on the person logs in with a code of their app besides the password. They get recovery codes, the other sessions end, and a letter
/// tells them.
/// </summary>
public sealed class AddAuthenticator(
    TenantDbContextFactory contexts, FullProof proof, SecondFactor factor, AuthenticatorOffers offers, PortalSignIn signIn, CurrentUser current,
    TimeProvider clock)
{
    public sealed record Input
    {
        /// <summary>The key that the page showed.</summary>
        public string? Offer { get; init; }

        /// <summary>Shows that the app has the key.</summary>
        public string? Code { get; init; }

        public string? OldPassword { get; init; }
    }

    /// <summary>The recovery codes, which nobody can read again.</summary>
    public async Task<Result<string[]>> ExecuteAsync(Input input, CancellationToken ct)
    {
        var person = await current.PersonAsync();
        var userId = PortalClaims.UserIdOf(person);
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateAsync(ct);
        if (await db.Users.SingleOrDefaultAsync(u => u.Id == userId, ct) is not { } user)
        {
            return CommonErrors.NotFound;
        }

        if (user.TwoFactorEnabled)
        {
            return AccountErrors.AuthenticatorThere;
        }

        if (offers.Read(input.Offer, user.Id) is not { } key)
        {
            return AccountErrors.OfferDead;
        }

        if (string.IsNullOrWhiteSpace(input.Code))
        {
            return CommonErrors.Required(FactorFields.Code);
        }

        if (AuthenticatorCodes.StepOf(key, new string([.. input.Code.Where(char.IsAsciiDigit)]), now) is not { } step)
        {
            return AccountErrors.CodeNotOfThisKey;
        }

        var proven = await proof.CheckAsync(db, user, input.OldPassword, code: null, ct);
        if (!proven.Succeeded)
        {
            return proven.Error;
        }

        var codes = await factor.AddAsync(db, user, key, step, ct);
        user.ChangeStamp(); // whatever is logging in by the password alone at this moment gets nowhere
        db.Raise(new FactorChanged(user.Id, FactorChange.AuthenticatorAdded, now));
        await db.EndSessionsAsync(user.Id, SessionEnd.FactorChanged, now, ct, except: PortalClaims.SessionOf(person));
        var saved = await db.TrySaveAsync(ct);
        if (!saved.Succeeded)
        {
            return saved.Error;
        }

        await signIn.GoOnAsync(user, SessionProof.Code);
        return codes;
    }
}
