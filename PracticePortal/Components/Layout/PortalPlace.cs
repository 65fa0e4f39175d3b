using Microsoft.AspNetCore.Diagnostics;
using PracticePortal.Platform.Identity;

namespace PracticePortal.Components.Layout;

/// <summary>Which of the two places an address belongs to: they look so different that nobody confuses them.</summary>
public static class PortalPlace
{
    public const string Agency = "agency";
    public const string My = "my";

    private static readonly PathString[] s_my = ["/my", "/i", "/signup"];

    public static string Of(PathString path) => s_my.Any(start => path.StartsWithSegments(start, StringComparison.OrdinalIgnoreCase)) ? My : Agency;

    /// <summary>The place of the address that was asked for, also when another page (not found) answers in its stead.</summary>
    public static string Of(HttpContext context)
    {
        var path = context.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath is { } asked ? new PathString(asked) : context.Request.Path;
        return path.StartsWithSegments("/account", StringComparison.OrdinalIgnoreCase) && PortalClaims.HatOf(context.User).Kind == HatKind.Organisation
            ? My // one's own page looks as the place that one comes from
            : Of(path);
    }
}
