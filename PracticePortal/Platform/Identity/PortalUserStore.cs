using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Identity.Passkeys;

namespace PracticePortal.Platform.Identity;

/// <summary>
/// Identity's own store, but for one thing: the key of an authenticator app and the recovery codes are sealed with the portal's keys, so that
/// whoever reads their table has nobody's second factor.
/// </summary>
public sealed class PortalUserStore(AppDbContext db, IDataProtectionProvider protection, ILogger<PortalUserStore> logger)
    : UserOnlyStore<PortalUser, AppDbContext, Guid, IdentityUserClaim<Guid>, IdentityUserLogin<Guid>, IdentityUserToken<Guid>, PortalPasskey>(db)
{
    private readonly IDataProtector _protector = protection.CreateProtector("PracticePortal.SecondFactor");

    /// <summary>
    /// Attaching a row that is there already, as Identity's does, takes what has just changed for what the database holds: the second change in
    /// one save would then look as if somebody else had been first.
    /// </summary>
    public override Task<IdentityResult> UpdateAsync(PortalUser user, CancellationToken cancellationToken = default)
    {
        if (AutoSaveChanges)
        {
            return base.UpdateAsync(user, cancellationToken);
        }

        user.ConcurrencyStamp = Guid.NewGuid().ToString();
        return Task.FromResult(IdentityResult.Success);
    }

    public override Task SetTokenAsync(PortalUser user, string loginProvider, string name, string? value, CancellationToken cancellationToken) =>
        base.SetTokenAsync(user, loginProvider, name, value is null ? null : _protector.Protect(value), cancellationToken);

    /// <summary>Null also for what the portal's keys do not open: nobody gets in by it, and its owner can be told.</summary>
    public override async Task<string?> GetTokenAsync(PortalUser user, string loginProvider, string name, CancellationToken cancellationToken)
    {
        if (await base.GetTokenAsync(user, loginProvider, name, cancellationToken) is not { } value)
        {
            return null;
        }

        try
        {
            return _protector.Unprotect(value);
        }
        catch (CryptographicException unreadable)
        {
            logger.LogError(
                unreadable, "The second factor of {UserId} cannot be read: the data-protection keys that sealed it are lost. See remove-factors", user.Id);
            return null;
        }
    }
}
