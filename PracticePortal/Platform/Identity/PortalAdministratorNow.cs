using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Identity.Sessions;

namespace PracticePortal.Platform.Identity;

/// <summary>The person wears the portal's hat and, as the database says at this moment, may, with a second factor. For addresses that no use case stands behind.</summary>
internal sealed class PortalAdministratorNow : IAuthorizationRequirement
{
    public static async Task<bool> IsOneAsync(IServiceProvider services, ClaimsPrincipal person)
    {
        if (PortalClaims.HatOf(person).Kind != HatKind.Portal)
        {
            return false;
        }

        var userId = PortalClaims.UserIdOf(person);
        await using var db = await services.GetRequiredService<TenantDbContextFactory>().CreateSystemAsync("portal administrator", CancellationToken.None);
        return await db.Users.AnyAsync(u => u.Id == userId && u.IsPortalAdministrator)
            && await services.GetRequiredService<SecondFactorDemand>()
                .IsMetAsync(db, userId, PortalClaims.ProofOf(person).IsSecondFactor(), CancellationToken.None);
    }

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
