using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Account.Factors;

/// <summary>What somebody does at the page that sets up an authenticator app.</summary>
internal static class AuthenticatorPageVisit
{
    /// <summary>The app as it is once it has scanned the page's picture.</summary>
    public static GivenAuthenticator Shown(Visitor visitor) =>
        new(visitor.Page.QuerySelector("code.key")!.TextContent.Replace(" ", "", StringComparison.Ordinal), []);

    /// <summary>From the page that demands a second factor: sets up an app and goes on to where its recovery codes lead.</summary>
    public static async Task<Visitor> TurnOnAsync(PortalApp app, Visitor visitor)
    {
        await visitor.OpenAsync(visitor.Page.QuerySelector("main a[href^='/account/authenticator']")!.GetAttribute("href")!);
        await visitor.PressAsync("Turn on", ("Code from the app", Shown(visitor).CodeIn(app)), ("Current password", PortalApp.Password));
        Assert.Equal("Keep your recovery codes", visitor.Heading);
        return await visitor.OpenAsync(visitor.Page.QuerySelector("main p a.button")!.GetAttribute("href")!);
    }
}
