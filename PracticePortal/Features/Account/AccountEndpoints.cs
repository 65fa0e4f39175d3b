using System.Net.Mime;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using PracticePortal.Features.Account.Pages;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Identity.Passkeys;
using PracticePortal.Platform.Identity.Sessions;
using PracticePortal.Platform.Links;

namespace PracticePortal.Features.Account;

/// <summary>The addresses of an account that are no pages: they act, and send the person on.</summary>
public static class AccountEndpoints
{
    /// <summary>Where a browser asks what a device has to sign at the log-in.</summary>
    public const string PasskeyChallenge = "/login/passkey";

    public static WebApplication MapAccountEndpoints(this WebApplication app)
    {
        app.MapGet("/", GoToStartAsync).AllowAnonymous();
        app.MapPost("/logout", LogOutAsync).AllowAnonymous();
        app.MapPost(PasskeyChallenge, AskForPasskeyAsync).AllowAnonymous();
        app.MapPost("/account/switch", SwitchAsync).RequireAuthorization();
        return app
            .MapLinkLanding(LinkPurpose.PasswordReset, "/account/reset")
            .MapLinkLanding(LinkPurpose.FirstAdministrator, "/setup");
    }

    private static async Task<IResult> GoToStartAsync(HttpContext context, AccountQueries account)
    {
        if (context.User.Identity?.IsAuthenticated != true)
        {
            return Results.LocalRedirect("/login");
        }

        return Results.LocalRedirect(await account.FactorOwedAsync(context.RequestAborted) is null
            ? StartPages.Of(PortalClaims.HatOf(context.User))
            : FactorOwedPage.Address(returnUrl: null));
    }

    /// <summary>Somebody who only changes accounts keeps the opened link that led here; whoever leaves, leaves none behind.</summary>
    /// <param name="returnUrl">The page of the link, for which another account is needed; null for whoever leaves. Read from the form, so
    /// that its antiforgery token is asked for.</param>
    /// <param name="signIn">Ends the session.</param>
    /// <param name="links">What was opened in this browser.</param>
    private static async Task<IResult> LogOutAsync([FromForm] string? returnUrl, PortalSignIn signIn, LinkCookie links)
    {
        await signIn.LeaveAsync();
        if (returnUrl is null)
        {
            links.ForgetAll();
        }

        return Results.LocalRedirect(returnUrl is null ? "/login" : LocalAddress.OrHome(returnUrl));
    }

    /// <summary>What any device has to sign; it is the same for everybody but for the random part.</summary>
    private static async Task<IResult> AskForPasskeyAsync(HttpContext context, IAntiforgery forms, PasskeyCeremonies ceremonies) =>
        await forms.IsRequestValidAsync(context)
            ? Results.Text(await ceremonies.AskToShowAsync(), MediaTypeNames.Application.Json)
            : Results.BadRequest();

    private static async Task<IResult> SwitchAsync([FromForm] string? hat, [FromForm] string? returnUrl, SwitchHat switchHat, CancellationToken ct)
    {
        var switched = await switchHat.ExecuteAsync(hat, ct);
        if (!switched.Succeeded)
        {
            return Results.NotFound();
        }

        return Results.LocalRedirect((returnUrl, switched.Value.Kind) switch
        {
            (_, HatKind.None) => FactorOwedPage.Address(returnUrl),
            (null, _) => StartPages.Of(switched.Value),
            _ => LocalAddress.OrHome(returnUrl),
        });
    }
}
