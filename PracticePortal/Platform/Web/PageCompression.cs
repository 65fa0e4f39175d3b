using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Components.Routing;

namespace PracticePortal.Platform.Web;

/// <summary>
/// Compresses the HTML of pages that live. Over https too: what stands in them beside words of the address is encrypted anew for each answer
/// (tokens, state), so that no length tells of it. Pages about accounts and links, which may show a secret, are sent as they are.
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
        context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null && context.AcceptsInteractiveRouting();
}
