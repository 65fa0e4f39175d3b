using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using PracticePortal.Platform.Identity.Sessions;

namespace PracticePortal.Platform.Identity;

/// <summary>Asks an open page's person again and again: after log-out elsewhere, a changed right or another hat, the page ends.</summary>
internal sealed class CircuitAuthentication(ILoggerFactory loggers, IServiceScopeFactory scopes, SessionActivity activity)
    : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(20);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        var person = authenticationState.User;
        await using var scope = scopes.CreateAsyncScope();
        var sessions = scope.ServiceProvider.GetRequiredService<UserSessions>();
        if (await sessions.SeeAsync(person, activity.LastAt, cancellationToken) is not { } session
            || await scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>().GetUserAsync(person) is not { } user)
        {
            return false;
        }

        var hat = await scope.ServiceProvider.GetRequiredService<Hats>().InUseAsync(user, session.Proof, cancellationToken);
        return (hat?.Hat ?? Hat.None) == PortalClaims.HatOf(person)
            && (hat?.IsAdministrator ?? false) == person.HasClaim(PortalClaims.Administrator, "true");
    }
}
