using Microsoft.AspNetCore.StaticAssets;

namespace PracticePortal.Platform.Web;

/// <summary>What the signed-in see is kept by no browser and no proxy: after the log-out, Back shows nothing. The portal's files are the same for all, and are kept.</summary>
internal sealed class KeptNowhere(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.User.Identity?.IsAuthenticated == true && context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
        {
            context.Response.OnStarting(() =>
            {
                context.Response.Headers.CacheControl = "no-store";
                return Task.CompletedTask;
            });
        }

        return next(context);
    }
}
