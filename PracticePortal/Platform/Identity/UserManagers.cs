using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PracticePortal.Platform.Data;

namespace PracticePortal.Platform.Identity;

/// <summary>Identity's manager on a use case's own context: it checks and prepares, and saves nothing. The use case saves once.</summary>
public sealed class UserManagers(
    IOptions<IdentityOptions> options, IPasswordHasher<PortalUser> hasher, IEnumerable<IUserValidator<PortalUser>> userValidators,
    IEnumerable<IPasswordValidator<PortalUser>> passwordValidators, ILookupNormalizer normalizer, IdentityErrorDescriber errors,
    IDataProtectionProvider protection, IServiceProvider services, ILogger<UserManager<PortalUser>> logger, ILogger<PortalUserStore> storeLogger)
{
    public UserManager<PortalUser> On(AppDbContext db) =>
        new(StoreOn(db), options, hasher, userValidators, passwordValidators, normalizer, errors, services, logger);

    public PortalUserStore StoreOn(AppDbContext db) => new(db, protection, storeLogger) { AutoSaveChanges = false };
}
