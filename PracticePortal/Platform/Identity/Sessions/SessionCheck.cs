using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;

namespace PracticePortal.Platform.Identity.Sessions;

/// <summary>What the cookie is asked at each request, besides Identity's own questions.</summary>
internal static class SessionCheck
{
    private static readonly string[] s_kept = [PortalClaims.Session, PortalClaims.Proof];

    /// <summary>A session that is over is over for every copy of its cookie, on every instance. A changed right is written into the claims at once.</summary>
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        if (context.HttpContext.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            context.RejectPrincipal(); // it may be the database that failed: the page that says so is everybody's, and asks nobody
            return;
        }

        var services = context.HttpContext.RequestServices;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var session = await services.GetRequiredService<UserSessions>().SeeAsync(context.Principal, now, context.HttpContext.RequestAborted);
        if (session is null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }

        services.GetRequiredService<ProofInHand>().Proof = session.Proof;
        if (context.Principal!.FindFirstValue(PortalClaims.Rights) != session.RightsVersion.ToString(CultureInfo.InvariantCulture))
        {
            context.Properties.IssuedUtc = null; // Identity looks at the person again now, not after its interval
        }

        await SecurityStampValidator.ValidatePrincipalAsync(context);
    }

    /// <summary>The claims are written anew now and then; the session stays the same one.</summary>
    public static Task KeepSessionAsync(SecurityStampRefreshingPrincipalContext context)
    {
        foreach (var kept in s_kept)
        {
            if (context.CurrentPrincipal?.FindFirst(kept) is { } claim && context.NewPrincipal?.Identities.First() is { } identity)
            {
                identity.AddClaim(new(kept, claim.Value));
            }
        }

        return Task.CompletedTask;
    }
}
