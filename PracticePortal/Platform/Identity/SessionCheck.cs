using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace PracticePortal.Platform.Identity;

/// <summary>What the cookie is asked at each request, besides Identity's own questions.</summary>
internal static class SessionCheck
{
    /// <summary>A session that was logged out is over for every copy of its cookie.</summary>
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var ended = context.HttpContext.RequestServices.GetRequiredService<EndedSessions>();
        if (ended.Contains(PortalClaims.SessionOf(context.Principal)))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }

        await SecurityStampValidator.ValidatePrincipalAsync(context);
    }

    /// <summary>The claims are written anew now and then; the session stays the same one.</summary>
    public static Task KeepSessionAsync(SecurityStampRefreshingPrincipalContext context)
    {
        var session = PortalClaims.SessionOf(context.CurrentPrincipal);
        if (session is not null && context.NewPrincipal?.Identities.First() is { } identity)
        {
            identity.TryRemoveClaim(identity.FindFirst(PortalClaims.Session));
            identity.AddClaim(new(PortalClaims.Session, session));
        }

        return Task.CompletedTask;
    }
}
