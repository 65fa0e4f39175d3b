using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.HttpOverrides;
using PracticePortal.Platform.Circuits;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Identity;

namespace PracticePortal.Platform.Web;

/// <summary>What stands before every page: proxies, headers, limits, sign-in.</summary>
public static class WebSetUp
{
    /// <summary>Hosts and proxies that are believed. Links never come from a request, but cookies and redirects do.</summary>
    public static WebApplicationBuilder AddWeb(this WebApplicationBuilder builder)
    {
        var portal = builder.ReadPortal();
        builder.Services.Configure<Microsoft.AspNetCore.HostFiltering.HostFilteringOptions>(hosts =>
        {
            hosts.AllowedHosts = [portal.PublicUrl.Host, "localhost", "127.0.0.1"];
            hosts.AllowEmptyHosts = false;
        });
        builder.Services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = portal.TrustedProxies.Length > 0
                ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto
                : ForwardedHeaders.None;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var proxy in portal.TrustedProxies)
            {
                forwarded.KnownProxies.Add(IPAddress.TryParse(proxy, out var address)
                    ? address
                    : throw new ConfigurationException("Portal:TrustedProxies must be the proxies' network addresses, separated by commas."));
            }
        });
        builder.Services.AddPageCompression();
        return builder;
    }

    /// <summary>What every request passes first.</summary>
    public static WebApplication UseFences(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<FileSandbox>();
        app.UseWhen(request => !IsLink(request), branch => branch.UseSecurityHeaders(SecurityHeaders.Policy));
        app.UseWhen(IsLink, branch => branch.UseSecurityHeaders(SecurityHeaders.PolicyOfLinks));
        app.UseMiddleware<OriginFence>();
        return app;
    }

    /// <summary>Who asks, and whether they may; to the signed-out everything else is the log-in page.</summary>
    public static WebApplication UseSignIn(this WebApplication app)
    {
        app.UseRouting();
        app.UsePageCompression();
        app.UseAuthentication();
        app.Use((context, next) =>
        {
            if (context.Features.Get<IExceptionHandlerFeature>() is not null)
            {
                context.User = new ClaimsPrincipal(new ClaimsIdentity()); // the page that tells of a failure asks nothing for anybody
            }

            context.RequestServices.GetRequiredService<CurrentUser>().Use(context.User);
            return next(context);
        });
        app.UseMiddleware<CircuitFence>();
        app.UseMiddleware<KeptNowhere>();
        app.UseMiddleware<LogInFirst>();
        app.UseAuthorization();
        app.UseAntiforgery();
        return app;
    }

    private static bool IsLink(HttpContext context) => context.Request.Path.StartsWithSegments("/i");
}
