using Microsoft.AspNetCore.Authorization;

namespace PracticePortal.Platform.Web;

/// <summary>To the signed-out, every address that is not open to all is the log-in page, whether it exists or not.</summary>
internal sealed class LogInFirst(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var endpoint = context.GetEndpoint();
        var isOpen = endpoint?.Metadata.GetMetadata<IAllowAnonymous>() is not null;
        if (isOpen || context.User.Identity?.IsAuthenticated == true || !(HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
            || (endpoint is not null && endpoint.Metadata.GetMetadata<IAuthorizeData>() is null))
        {
            return next(context);
        }

        var asked = $"{context.Request.PathBase}{context.Request.Path}{context.Request.QueryString}";
        context.Response.Redirect($"/login?returnUrl={Uri.EscapeDataString(asked)}");
        return Task.CompletedTask;
    }
}
