using Microsoft.AspNetCore.Identity;
using PracticePortal.Platform.Identity;

namespace PracticePortal.Tests.Support;

public static class Passwords
{
    /// <summary>Whether this is the person's password, by the hash that is kept.</summary>
    public static bool HasPassword(this TestPortal portal, PortalUser user, string password) =>
        portal.Get<IPasswordHasher<PortalUser>>().VerifyHashedPassword(user, user.PasswordHash!, password) != PasswordVerificationResult.Failed;
}
