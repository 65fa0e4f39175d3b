using PracticePortal.Platform.Identity;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Administration;

/// <summary>Somebody who administers the portal.</summary>
internal static class GivenPortalAdministrator
{
    /// <summary>Saved and logged in, with the second factor that is demanded of such.</summary>
    public static async Task<PortalUser> HavePortalAdministratorAsync(this TestPortal portal, string email = "portal-admin@portal.example")
    {
        var user = Given.User(email, "Administrator, Portal");
        (user.IsPortalAdministrator, user.TwoFactorEnabled) = (true, true);
        await portal.SaveAsync(user);
        portal.LogInAsPortalAdministrator(user);
        return user;
    }
}
