using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;

namespace PracticePortal.Features.Account.Factors;

/// <summary>Gives the person new recovery codes; the old ones are nothing from then on, and a letter tells them.</summary>
public sealed class MakeRecoveryCodes(
    TenantDbContextFactory contexts, FullProof proof, SecondFactor factor, CurrentUser current, TimeProvider clock)
{
    public sealed record Input
    {
        public string? OldPassword { get; init; }

        public string? Code { get; init; }
    }

    /// <summary>The codes, which nobody can read again.</summary>
    public async Task<Result<string[]>> ExecuteAsync(Input input, CancellationToken ct)
    {
        var userId = await current.UserIdAsync();
        await using var db = await contexts.CreateAsync(ct);
        if (await db.Users.SingleOrDefaultAsync(u => u.Id == userId && u.TwoFactorEnabled, ct) is not { } user)
        {
            return CommonErrors.NotFound;
        }

        var proven = await proof.CheckAsync(db, user, input.OldPassword, input.Code, ct);
        if (!proven.Succeeded)
        {
            return proven.Error;
        }

        var codes = await factor.MakeRecoveryCodesAsync(db, user);
        db.Raise(new FactorChanged(user.Id, FactorChange.RecoveryCodesMade, clock.GetUtcNow().UtcDateTime));
        var saved = await db.TrySaveAsync(ct);
        return saved.Succeeded ? codes : saved.Error;
    }
}
