using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace PracticePortal.Platform.Identity;

/// <summary>Asks an open page's person again and again: after log-out elsewhere, a changed right or another hat, the page ends.</summary>
internal sealed class CircuitAuthentication(
    ILoggerFactory loggers, IServiceScopeFactory scopes, IOptions<IdentityOptions> options, EndedSessions ended, TimeProvider clock)
    : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(20);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        var person = authenticationState.User;
        if (ended.Contains(PortalClaims.SessionOf(person)) || SessionAge.IsOver(person, clock.GetUtcNow()))
        {
            return false;
        }

        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>();
        var user = await users.GetUserAsync(person);
        if (user is null || person.FindFirst(options.Value.ClaimsIdentity.SecurityStampClaimType)?.Value != await users.GetSecurityStampAsync(user))
        {
            return false;
        }

        var hat = await scope.ServiceProvider.GetRequiredService<Hats>().InUseAsync(user, cancellationToken);
        return (hat?.Hat ?? Hat.None) == PortalClaims.HatOf(person)
            && (hat?.IsAdministrator ?? false) == person.HasClaim(PortalClaims.Administrator, "true");
    }
}
