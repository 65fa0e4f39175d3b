using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Account.Factors;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Identity.Passkeys;

namespace PracticePortal.Features.Account.Passkeys;

/// <summary>Lets a person have a passkey made, after all that a log-in asks for was shown again. Without this no device is asked.</summary>
public sealed class OfferPasskey(TenantDbContextFactory contexts, FullProof proof, PasskeyCeremonies ceremonies, CurrentUser current)
{
    public sealed record Input
    {
        /// <summary>What the person will know it by.</summary>
        public string? Name { get; init; }

        public string? OldPassword { get; init; }

        /// <summary>Of the second factor, where the person has one.</summary>
        public string? Code { get; init; }
    }

    /// <summary>What the browser hands to the device.</summary>
    public async Task<Result<string>> ExecuteAsync(Input input, CancellationToken ct)
    {
        var userId = await current.UserIdAsync();
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

        if (await db.UserPasskeys.CountAsync(p => p.UserId == userId, ct) >= PortalPasskey.Most)
        {
            return AccountErrors.PasskeysEnough;
        }

        var proven = await proof.CheckAsync(db, user, input.OldPassword, input.Code, ct);
        if (!proven.Succeeded)
        {
            return proven.Error;
        }

        var saved = await db.TrySaveAsync(ct);
        return saved.Succeeded ? await ceremonies.AskToMakeAsync(user) : saved.Error;
    }
}
