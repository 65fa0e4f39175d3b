using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;

namespace PracticePortal.Platform.Identity.Sessions;

/// <summary>
/// Whoever has shown the password and not yet the second factor. A cookie remembers them for ten minutes; it opens nothing but the question for
/// the code.
/// </summary>
public sealed class HalfLogIn(IHttpContextAccessor http)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>A cookie of its own: Identity keeps the challenges of passkeys in that of its second factor.</summary>
    public const string Scheme = "PracticePortal.HalfLogIn";

    private const string Stamp = "stamp";

    private HttpContext Context => http.HttpContext ?? throw new InvalidOperationException("A log-in needs a request.");

    public Task BeginAsync(PortalUser user)
    {
        Claim[] claims = [new(ClaimTypes.NameIdentifier, user.Id.ToString()), new(Stamp, user.SecurityStamp ?? "")];
        return Context.SignInAsync(Scheme, new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme)));
    }

    /// <summary>Whose password was shown in this browser a moment ago; null for nobody's.</summary>
    public async Task<Guid?> UserIdAsync() => (await ReadAsync()) is { } person ? PortalClaims.UserIdOf(person) : null;

    /// <summary>Whether the password that was shown is still the person's.</summary>
    public async Task<bool> IsOfAsync(PortalUser user) =>
        await ReadAsync() is { } person && PortalClaims.UserIdOf(person) == user.Id && person.FindFirstValue(Stamp) == user.SecurityStamp;

    public Task EndAsync() => Context.SignOutAsync(Scheme);

    private async Task<ClaimsPrincipal?> ReadAsync() => (await Context.AuthenticateAsync(Scheme)).Principal;
}
