using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Links;

namespace PracticePortal.Features.Account;

/// <summary>The addresses of an account that are no pages: they act, and send the person on.</summary>
public static class AccountEndpoints
{
    public static WebApplication MapAccountEndpoints(this WebApplication app)
    {
        app.MapGet("/", GoToStart).AllowAnonymous();
        app.MapPost("/logout", LogOutAsync).AllowAnonymous();
        app.MapPost("/account/switch", SwitchAsync).RequireAuthorization();
        return app
            .MapLinkLanding(LinkPurpose.PasswordReset, "/account/reset")
            .MapLinkLanding(LinkPurpose.FirstAdministrator, "/setup");
    }

    private static IResult GoToStart(HttpContext context) => Results.LocalRedirect(
        context.User.Identity?.IsAuthenticated == true ? StartPages.Of(PortalClaims.HatOf(context.User)) : "/login");

    /// <summary>The form is only read so that its antiforgery token is asked for.</summary>
    private static async Task<IResult> LogOutAsync(
        [FromForm] string? returnUrl, HttpContext context, SignInManager<PortalUser> signIn, EndedSessions ended)
    {
        ended.Add(PortalClaims.SessionOf(context.User));
        await signIn.SignOutAsync();
        return Results.LocalRedirect(returnUrl is null ? "/login" : LocalAddress.OrHome(returnUrl));
    }

    private static async Task<IResult> SwitchAsync([FromForm] string? hat, [FromForm] string? returnUrl, SwitchHat switchHat, CancellationToken ct)
    {
        var switched = await switchHat.ExecuteAsync(hat, ct);
        if (!switched.Succeeded)
        {
            return Results.NotFound();
        }

        return Results.LocalRedirect(returnUrl is null ? StartPages.Of(switched.Value) : LocalAddress.OrHome(returnUrl));
    }
}
