using PracticePortal.Platform.Data;

namespace PracticePortal.Platform.Web;

/// <summary>
/// Refuses circuits that a page of another site opens, as the framework lets any Origin in, on sockets and on long polling alike; and what such a
/// page sends to where files come in.
/// </summary>
internal sealed class OriginFence(RequestDelegate next, PortalOptions portal, IWebHostEnvironment environment)
{
    private static readonly PathString[] s_fenced = ["/_blazor", "/receipts"];
    private static readonly string[] s_loopback = ["localhost", "127.0.0.1"];

    public Task InvokeAsync(HttpContext context)
    {
        if (s_fenced.Any(path => context.Request.Path.StartsWithSegments(path)) && context.Request.Headers.Origin.ToString() is { Length: > 0 } origin && !IsOurs(origin))
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
