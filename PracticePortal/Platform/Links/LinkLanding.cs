namespace PracticePortal.Platform.Links;

/// <summary>Where links from emails arrive. Nothing is done here: the token is put away and the person sent on to an address without it.</summary>
public static class LinkLanding
{
    private const int LongestToken = 1000;

    /// <param name="app">The portal.</param>
    /// <param name="purpose">What the link is for.</param>
    /// <param name="cleanAddress">The page that says what it points at, or that it is dead.</param>
    public static WebApplication MapLinkLanding(this WebApplication app, LinkPurpose purpose, string cleanAddress)
    {
        app.MapGet($"/i/{LinkProtector.Segment(purpose)}/{{token}}", (string token, LinkCookie cookie, HttpContext context) =>
        {
            if (token.Length <= LongestToken)
            {
                cookie.Remember(purpose, token);
            }

            context.Response.Headers.CacheControl = "no-store";
            return Results.LocalRedirect(cleanAddress);
        }).AllowAnonymous();
        return app;
    }
}
