using Microsoft.AspNetCore.StaticAssets;

namespace PracticePortal.Platform.Web;

/// <summary>
/// What the signed-in see is kept by no browser and no proxy: after the log-out, Back shows nothing. The portal's files are the same for all, and are
/// kept; what is <see cref="AskedAgain"/> is kept and not shown without asking.
/// </summary>
internal sealed class KeptNowhere(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.User.Identity?.IsAuthenticated == true && context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
        {
            context.Response.OnStarting(() =>
            {
                var isAskedAgain = context.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified
                    && context.GetEndpoint()?.Metadata.GetMetadata<AskedAgain>() is not null;
                context.Response.Headers.CacheControl = isAskedAgain ? "private, no-cache" : "no-store";
                return Task.CompletedTask;
            });
        }

        return next(context);
    }
}
