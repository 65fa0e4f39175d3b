using System.Globalization;
using System.Security.Claims;

namespace PracticePortal.Platform.Identity;

/// <summary>
/// However busy a session is, it ends a day after its log-in. Each request renews the cookie, so without an end of its own a browser left
/// open, or a stolen cookie that is kept in use, would stay logged in for ever. A day is longer than anybody works in one go.
/// </summary>
internal static class SessionAge
{
    public static readonly TimeSpan Most = TimeSpan.FromHours(24);

    public static Claim Of(DateTimeOffset logIn) => new(PortalClaims.LoggedInAt, logIn.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));

    /// <summary>True, too, for a session that does not say when it began.</summary>
    public static bool IsOver(ClaimsPrincipal? person, DateTimeOffset now) =>
        !long.TryParse(person?.FindFirstValue(PortalClaims.LoggedInAt), CultureInfo.InvariantCulture, out var logIn)
        || now - DateTimeOffset.FromUnixTimeSeconds(logIn) > Most;
}
