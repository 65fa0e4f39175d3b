using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Account.Factors;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Identity.Sessions;

namespace PracticePortal.Features.Account.Passkeys;

/// <summary>One of the person's passkeys lets nobody in any more. The other sessions end, and a letter tells the person.</summary>
public sealed class RemovePasskey(
    TenantDbContextFactory contexts, FullProof proof, PortalSignIn signIn, CurrentUser current, TimeProvider clock)
{
    public sealed record Input
    {
        public Guid PasskeyId { get; init; }

        public string? OldPassword { get; init; }

        /// <summary>Of the second factor, where the person has one.</summary>
        public string? Code { get; init; }
    }

    public async Task<Result> ExecuteAsync(Input input, CancellationToken ct)
    {
        var person = await current.PersonAsync();
        var userId = PortalClaims.UserIdOf(person);
        await using var db = await contexts.CreateAsync(ct);
        if (await db.Users.SingleOrDefaultAsync(u => u.Id == userId, ct) is not { } user
            || await db.UserPasskeys.SingleOrDefaultAsync(p => p.Id == input.PasskeyId && p.UserId == userId, ct) is not { } passkey)
        {
            return CommonErrors.NotFound;
        }

        var proven = await proof.CheckAsync(db, user, input.OldPassword, input.Code, ct);
        if (!proven.Succeeded)
        {
            return proven;
        }

        db.UserPasskeys.Remove(passkey);
        var saved = await db.SavePasskeysAsync(user, FactorChange.PasskeyRemoved, PortalClaims.SessionOf(person), clock.GetUtcNow().UtcDateTime, ct);
        if (saved.Succeeded)
        {
            await signIn.GoOnAsync(user);
        }

        return saved;
    }
}
