using Microsoft.AspNetCore.Authorization;

namespace PracticePortal.Platform.Web;

/// <summary>To the signed-out, every address that is not open to all is the log-in page, whether it exists or not.</summary>
internal sealed class LogInFirst(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var endpoint = context.GetEndpoint();
        if (context.User.Identity?.IsAuthenticated == true || IsOpen(endpoint))
        {
            return next(context);
        }

        var asked = $"{context.Request.PathBase}{context.Request.Path}{context.Request.QueryString}";
        context.Response.Redirect($"/login?returnUrl={Uri.EscapeDataString(asked)}");
        return Task.CompletedTask;
    }

    /// <summary>An address that exists, but not for this method, has an endpoint that says nothing: its existence is told to nobody either.</summary>
    private static bool IsOpen(Endpoint? endpoint) => endpoint is { Metadata.Count: > 0 }
        && (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null || endpoint.Metadata.GetMetadata<IAuthorizeData>() is null);
}
