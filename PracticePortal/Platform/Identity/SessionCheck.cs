using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace PracticePortal.Platform.Identity;

/// <summary>What the cookie is asked at each request, besides Identity's own questions.</summary>
internal static class SessionCheck
{
    private static readonly string[] s_kept = [PortalClaims.Session, PortalClaims.LoggedInAt];

    /// <summary>Each log-in counts from now; a session that only goes on, as after a switch of hat, says itself since when.</summary>
    public static Task BeginAsync(CookieSigningInContext context)
    {
        if (context.Principal?.Identities.First() is { } identity && !identity.HasClaim(c => c.Type == PortalClaims.LoggedInAt))
        {
            identity.AddClaim(SessionAge.Of(ClockOf(context.HttpContext).GetUtcNow()));
        }

        return Task.CompletedTask;
    }

    /// <summary>A session that was logged out is over for every copy of its cookie, and so is one that is too old.</summary>
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var ended = context.HttpContext.RequestServices.GetRequiredService<EndedSessions>();
        if (ended.Contains(PortalClaims.SessionOf(context.Principal))
            || SessionAge.IsOver(context.Principal, ClockOf(context.HttpContext).GetUtcNow()))
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
        foreach (var kept in s_kept)
        {
            if (context.CurrentPrincipal?.FindFirst(kept) is { } claim && context.NewPrincipal?.Identities.First() is { } identity)
            {
                identity.TryRemoveClaim(identity.FindFirst(kept));
                identity.AddClaim(new(kept, claim.Value));
            }
        }

        return Task.CompletedTask;
    }

    private static TimeProvider ClockOf(HttpContext context) => context.RequestServices.GetRequiredService<TimeProvider>();
}
