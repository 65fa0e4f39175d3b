using System.Security.Claims;

namespace PracticePortal.Components.Layout;

/// <summary>What the shell shows of the person who is logged in: names that the log-in has put into the cookie.</summary>
public static class PortalClaims
{
    /// <summary>The agency whose hat is worn.</summary>
    public const string AgencyName = "agency_name";

    /// <summary>The place of the hat worn: an agency, an organisation or the administration.</summary>
    public const string PlaceName = "place_name";

    public static string Person(ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.Name) ?? "";

    public static string? Place(ClaimsPrincipal user) => user.FindFirstValue(AgencyName) ?? user.FindFirstValue(PlaceName);
}
