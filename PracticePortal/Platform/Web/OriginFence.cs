using PracticePortal.Platform.Data;

namespace PracticePortal.Platform.Web;

/// <summary>Refuses circuits that a page of another site opens: the framework lets any Origin in, on sockets and on long polling alike.</summary>
internal sealed class OriginFence(RequestDelegate next, PortalOptions portal, IWebHostEnvironment environment)
{
    private static readonly string[] s_loopback = ["localhost", "127.0.0.1"];

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments("/_blazor") && context.Request.Headers.Origin.ToString() is { Length: > 0 } origin && !IsOurs(origin))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        return next(context);
    }

    private bool IsOurs(string origin) => Uri.TryCreate(origin, UriKind.Absolute, out var from)
        && (from.GetLeftPart(UriPartial.Authority) == portal.PublicUrl.GetLeftPart(UriPartial.Authority)
            || (environment.IsDevelopment() && s_loopback.Contains(from.Host)));
}
