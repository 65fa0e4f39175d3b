using System.Security.Claims;
using PracticePortal.Platform.Identity.Sessions;

namespace PracticePortal.Platform.Identity;

/// <summary>What the cookie says of a person besides Identity's own claims.</summary>
public static class PortalClaims
{
    public const string Hat = "hat";
    public const string PlaceName = "place_name";
    public const string PersonName = "person_name";
    public const string Administrator = "hat_administrator";

    /// <summary>The row of the session: it says whether the cookie is still good.</summary>
    public const string Session = "session";

    /// <summary>How the session was proven, as <see cref="Sessions.SessionProof"/> names it.</summary>
    public const string Proof = "proof";

    /// <summary>Which state of the person's rights the claims were written from.</summary>
    public const string Rights = "rights";

    public static Hat HatOf(ClaimsPrincipal person) => Identity.Hat.Parse(person.FindFirstValue(Hat));

    public static Guid? SessionOf(ClaimsPrincipal person) => Guid.TryParse(person.FindFirstValue(Session), out var id) ? id : null;

    /// <summary>Null for whoever has no session.</summary>
    public static SessionProof? ProofOf(ClaimsPrincipal person) => Enum.TryParse(person.FindFirstValue(Proof), out SessionProof proof) ? proof : null;

    public static Guid? UserIdOf(ClaimsPrincipal person) =>
        Guid.TryParse(person.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;
}
