using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace PracticePortal.Platform.Identity;

/// <summary>The person wears the portal's hat and, as the database says at this moment, may. For addresses that no use case stands behind.</summary>
internal sealed class PortalAdministratorNow : IAuthorizationRequirement
{
    public static async Task<bool> IsOneAsync(IServiceProvider services, ClaimsPrincipal person) =>
        PortalClaims.HatOf(person).Kind == HatKind.Portal
        && await services.GetRequiredService<UserManager<PortalUser>>().GetUserAsync(person) is { IsPortalAdministrator: true };

    internal sealed class Handler(IServiceProvider services) : AuthorizationHandler<PortalAdministratorNow>
    {
        protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, PortalAdministratorNow requirement)
        {
            if (await IsOneAsync(services, context.User))
            {
                context.Succeed(requirement);
            }
        }
    }
}
