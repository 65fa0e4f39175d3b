using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PracticePortal.Platform.Identity.Sessions;

namespace PracticePortal.Platform.Identity;

/// <summary>Writes the hat in use into the cookie, each time that the cookie is made or checked again.</summary>
internal sealed class PortalClaimsFactory(UserManager<PortalUser> users, IOptions<IdentityOptions> options, Hats hats, ProofInHand inHand)
    : UserClaimsPrincipalFactory<PortalUser>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(PortalUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        var hat = await hats.InUseAsync(user, inHand.Proof, CancellationToken.None);
        identity.AddClaim(new Claim(PortalClaims.Rights, user.RightsVersion.ToString(CultureInfo.InvariantCulture)));
        identity.AddClaim(new Claim(PortalClaims.PersonName, hat?.PersonName ?? user.Name));
        if (hat is not null)
        {
            identity.AddClaim(new Claim(PortalClaims.Hat, hat.Hat.ToString()));
            identity.AddClaim(new Claim(PortalClaims.PlaceName, hat.PlaceName));
            identity.AddClaim(new Claim(PortalClaims.Administrator, hat.IsAdministrator ? "true" : "false"));
        }

        return identity;
    }
}
