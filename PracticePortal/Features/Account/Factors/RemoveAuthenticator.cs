using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Identity.Sessions;

namespace PracticePortal.Features.Account.Factors;

/// <summary>The app and its recovery codes are the person's second factor no more. The other sessions end, and a letter tells them.</summary>
public sealed class RemoveAuthenticator(
    TenantDbContextFactory contexts, FullProof proof, PortalUsers users, PortalSignIn signIn, CurrentUser current, TimeProvider clock)
{
    public sealed record Input
    {
        public string? OldPassword { get; init; }

        public string? Code { get; init; }
    }

    public async Task<Result> ExecuteAsync(Input input, CancellationToken ct)
    {
        var person = await current.PersonAsync();
        var userId = PortalClaims.UserIdOf(person);
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateAsync(ct);
        if (await db.Users.SingleOrDefaultAsync(u => u.Id == userId && u.TwoFactorEnabled, ct) is not { } user)
        {
            return CommonErrors.NotFound;
        }

        var proven = await proof.CheckAsync(db, user, input.OldPassword, input.Code, ct);
        if (!proven.Succeeded)
        {
            return proven;
        }

        await users.RemoveAuthenticatorAsync(db, user, ct);
        user.ChangeStamp();
        db.Raise(new FactorChanged(user.Id, FactorChange.AuthenticatorRemoved, now));
        await db.EndSessionsAsync(user.Id, SessionEnd.FactorChanged, now, ct, except: PortalClaims.SessionOf(person));
        var saved = await db.TrySaveAsync(ct);
        if (saved.Succeeded)
        {
            await signIn.GoOnAsync(user);
        }

        return saved;
    }
}
