using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using PracticePortal.Platform.Identity.Sessions;
using PracticePortal.Platform.Tenancy;

namespace PracticePortal.Platform.Identity;

/// <summary>Who is logged in, the same way in a request and in a circuit; from it follows whose rows are seen.</summary>
public sealed class CurrentUser(AuthenticationStateProvider authentication) : IScopeProvider
{
    private ClaimsPrincipal? _ofRequest;

    /// <summary>Set by the pipeline for each request; a circuit asks its authentication state instead.</summary>
    public void Use(ClaimsPrincipal person) => _ofRequest = person;

    public async Task<ClaimsPrincipal> PersonAsync() => _ofRequest ?? (await authentication.GetAuthenticationStateAsync()).User;

    public async Task<Guid?> UserIdAsync() => PortalClaims.UserIdOf(await PersonAsync());

    public async Task<SessionProof?> ProofAsync() => PortalClaims.ProofOf(await PersonAsync());

    public async Task<Hat> HatAsync() => PortalClaims.HatOf(await PersonAsync());

    public async Task<TenantScope> GetAsync()
    {
        var person = await PersonAsync();
        if (person.Identity?.IsAuthenticated != true || PortalClaims.UserIdOf(person) is not { } userId)
        {
            return TenantScope.Nobody;
        }

        var actor = new Actor(userId, person.FindFirstValue(PortalClaims.PersonName) ?? "");
        var scope = PortalClaims.HatOf(person) switch
        {
            { Kind: HatKind.Agency, Id: var id } => TenantScope.ForAgency(id, actor),
            { Kind: HatKind.Organisation, Id: var id } => TenantScope.ForOrganisation(id, actor),
            _ => TenantScope.Nobody with { Actor = actor },
        };
        return scope with { HasShownSecondFactor = PortalClaims.ProofOf(person).IsSecondFactor() };
    }
}
