using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Identity.Passkeys;
using PracticePortal.Platform.Identity.Sessions;

namespace PracticePortal.Features.Account.Passkeys;

/// <summary>
/// From now on the person can log in with what their device has just made. The challenge that it answers was given by <see cref="OfferPasskey"/>
/// only, so the proof is as old as that. The other sessions end, and a letter tells the person.
/// </summary>
public sealed class AddPasskey(
    TenantDbContextFactory contexts, PasskeyCeremonies ceremonies, PortalSignIn signIn, CurrentUser current, TimeProvider clock)
{
    public sealed record Input
    {
        public string? Name { get; init; }

        /// <summary>What the device answered, as the browser writes it.</summary>
        public string? Credential { get; init; }
    }

    public async Task<Result> ExecuteAsync(Input input, CancellationToken ct)
    {
        var person = await current.PersonAsync();
        var userId = PortalClaims.UserIdOf(person);
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateAsync(ct);
        if (await db.Users.SingleOrDefaultAsync(u => u.Id == userId, ct) is not { } user)
        {
            return CommonErrors.NotFound;
        }

        var name = PlainText.Line(input.Name, nameof(Input.Name), PortalPasskey.NameMaxLength);
        if (!name.Succeeded)
        {
            return name.Error;
        }

        if (await ceremonies.ReadMadeAsync(input.Credential, user.Id) is not { } made)
        {
            return AccountErrors.PasskeyNotMade;
        }

        if (await db.UserPasskeys.CountAsync(p => p.UserId == userId, ct) >= PortalPasskey.Most)
        {
            return AccountErrors.PasskeysEnough;
        }

        db.UserPasskeys.Add(PortalPasskey.Of(user.Id, made, name.Value, now));
        var saved = await db.SavePasskeysAsync(user, FactorChange.PasskeyAdded, PortalClaims.SessionOf(person), now, ct);
        if (saved.Succeeded)
        {
            await signIn.GoOnAsync(user, SessionProof.Passkey); // the device has recognised the person just now
        }

        return saved;
    }
}
