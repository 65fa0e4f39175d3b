namespace PracticePortal.Platform.Links;

/// <summary>Where links from emails arrive. Nothing is done here: the link is put away and the person sent on to an address without it.</summary>
public static class LinkLanding
{
    /// <summary>The one page for whatever is no link of the portal's: made up, cut off, or made for something else.</summary>
    public const string Unknown = "/i/unknown";

    /// <param name="app">The portal.</param>
    /// <param name="purpose">What the link is for.</param>
    /// <param name="cleanAddress">The page that says what it points at, or that it is dead.</param>
    public static WebApplication MapLinkLanding(this WebApplication app, LinkPurpose purpose, string cleanAddress)
    {
        app.MapMethods($"/i/{LinkProtector.Segment(purpose)}/{{token}}", [HttpMethods.Get, HttpMethods.Head], Land).AllowAnonymous();
        return app;

        IResult Land(string token, HttpContext context, LinkProtector links, LinkCookie cookie)
        {
            LinkPage.KeepPrivate(context.Response);
            if (links.Read(purpose, token) is not { } target)
            {
                return Results.LocalRedirect(Unknown);
            }

            cookie.Remember(purpose, target);
            return Results.LocalRedirect(cleanAddress);
        }
    }
}
