using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using PracticePortal.Platform.Identity;

namespace PracticePortal.Platform.Circuits;

/// <summary>
/// Before a page's connection becomes a circuit: it needs a log-in, and one person has a bounded number of them, as each costs memory.
/// Pages that need no log-in have no circuit.
/// </summary>
internal sealed class CircuitFence(RequestDelegate next, OpenCircuits circuits) : IDisposable
{
    /// <summary>Open windows of one person, all browsers together.</summary>
    internal const int MostAtOnce = 50;

    /// <summary>New connections of one person: a whole browser of tabs that wakes up, twice over.</summary>
    internal const int MostEachMinute = 120;

    private static readonly PathString s_hub = "/_blazor";
    private static readonly PathString s_negotiation = "/_blazor/negotiate";
    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<HttpContext> _perPerson = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<HttpContext, Guid>(context => RateLimitPartition.GetFixedWindowLimiter(
            PersonOf(context), _ => new FixedWindowRateLimiterOptions { PermitLimit = MostEachMinute, Window = s_window })),
        PartitionedRateLimiter.Create<HttpContext, Guid>(context => RateLimitPartition.GetConcurrencyLimiter(
            PersonOf(context), _ => new ConcurrencyLimiterOptions { PermitLimit = MostAtOnce })));

    public async Task InvokeAsync(HttpContext context)
    {
        PathString path = context.Request.Path.Value?.TrimEnd('/'); // the hub answers with a slash behind it, too
        if (path != s_hub && path != s_negotiation)
        {
            await next(context);
        }
        else if (circuits.IsClosing)
        {
            context.Response.Headers.RetryAfter = "1";
            Refuse(context, StatusCodes.Status503ServiceUnavailable);
        }
        else if (context.User.Identity?.IsAuthenticated != true)
        {
            Refuse(context, StatusCodes.Status401Unauthorized);
        }
        else if (path == s_negotiation)
        {
            await next(context);
        }
        else if (IsSocket(context))
        {
            await ConnectAsync(context);
        }
        else
        {
            Refuse(context, StatusCodes.Status400BadRequest); // long polling could not be counted
        }
    }

    public void Dispose() => _perPerson.Dispose();

    /// <summary>The request lasts as long as the connection, and holds its place for as long.</summary>
    private async Task ConnectAsync(HttpContext context)
    {
        using var place = _perPerson.AttemptAcquire(context);
        if (place.IsAcquired)
        {
            await next(context);
            return;
        }

        context.Response.Headers.RetryAfter = s_window.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        Refuse(context, StatusCodes.Status429TooManyRequests);
    }

    /// <summary>To a script, so without the page that people get.</summary>
    private static void Refuse(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }
    }

    private static bool IsSocket(HttpContext context) =>
        context.Features.Get<IHttpUpgradeFeature>()?.IsUpgradableRequest == true
        || context.Features.Get<IHttpExtendedConnectFeature>()?.IsExtendedConnect == true;

    private static Guid PersonOf(HttpContext context) => PortalClaims.UserIdOf(context.User) ?? Guid.Empty;
}
