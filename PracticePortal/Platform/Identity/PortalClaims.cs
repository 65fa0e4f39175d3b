using System.Security.Claims;

namespace PracticePortal.Platform.Identity;

/// <summary>What the cookie says of a person besides Identity's own claims.</summary>
public static class PortalClaims
{
    public const string Hat = "hat";
    public const string PlaceName = "place_name";
    public const string PersonName = "person_name";
    public const string Administrator = "hat_administrator";

    /// <summary>Tells one log-in from another, so that logging out ends this one only.</summary>
    public const string Session = "session";

    /// <summary>When the person logged in, in seconds since 1970.</summary>
    public const string LoggedInAt = "logged_in_at";

    public static Hat HatOf(ClaimsPrincipal person) => Identity.Hat.Parse(person.FindFirstValue(Hat));

    public static string? SessionOf(ClaimsPrincipal? person) => person?.FindFirstValue(Session);

    public static Guid? UserIdOf(ClaimsPrincipal person) =>
        Guid.TryParse(person.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;
}
