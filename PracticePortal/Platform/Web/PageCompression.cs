using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Components.Routing;

namespace PracticePortal.Platform.Web;

/// <summary>
/// Compresses the HTML of pages that live. Over https too, where nobody else can make somebody's browser ask for them: a page holds words of its
/// address beside names and numbers, and by the lengths of many answers a site that asks, together with somebody who listens, could guess those. What another
/// site asks for, and pages about accounts and links, which may show a secret, are sent as they are.
/// </summary>
internal static class PageCompression
{
    public static IServiceCollection AddPageCompression(this IServiceCollection services) => services.AddResponseCompression(compression =>
    {
        compression.EnableForHttps = true;
        compression.MimeTypes = ["text/html"];
    });

    /// <summary>Behind the routing, as the page decides.</summary>
    public static IApplicationBuilder UsePageCompression(this IApplicationBuilder app) =>
        app.UseWhen(IsLivePage, branch => branch.UseResponseCompression());

    private static bool IsLivePage(HttpContext context) =>
        context.Request.Headers["Sec-Fetch-Site"].ToString() is not ("cross-site" or "same-site") // browsers say so; others have nobody's cookies
        && context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null && context.AcceptsInteractiveRouting();
}
