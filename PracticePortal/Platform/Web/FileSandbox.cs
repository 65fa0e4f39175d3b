namespace PracticePortal.Platform.Web;

/// <summary>What is sent is a file that somebody brought, and no page.</summary>
public sealed class ServedFile;

/// <summary>A file that somebody brought can run nothing and reach nothing, also when it is opened by itself, and no other site can show it.</summary>
internal sealed class FileSandbox(RequestDelegate next)
{
    private const string Policy = "default-src 'none'; frame-ancestors 'none'; sandbox";

    /// <summary>Stands before the policy for pages: what is registered first is said last.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(() =>
        {
            if (context.GetEndpoint()?.Metadata.GetMetadata<ServedFile>() is not null)
            {
                context.Response.Headers.ContentSecurityPolicy = Policy;
                context.Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
            }

            return Task.CompletedTask;
        });
        return next(context);
    }
}
