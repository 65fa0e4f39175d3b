using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.HttpResults;
using PracticePortal.Features.Account.Pages;

namespace PracticePortal.Features.Account;

/// <summary>How often one network address may knock, by what it knocks at. Wide enough for an office behind one address.</summary>
public static class AccountLimits
{
    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(1);

    private static readonly (string Path, string? Method, int Most)[] s_limits =
    [
        (AccountEndpoints.PasskeyChallenge, HttpMethods.Post, 60),
        ("/login", HttpMethods.Post, 60),
        ("/account/forgot", HttpMethods.Post, 20),
        ("/account", HttpMethods.Post, 60),
        ("/setup", HttpMethods.Post, 20),
        ("/signup", HttpMethods.Post, 30),
        ("/i", null, 120),
        ("/receipts", HttpMethods.Post, 1200), // twenty people of an office who send receipts by the handful
        ("/receipts", HttpMethods.Put, 12_000), // a piece each
    ];

    public static IServiceCollection AddAccountLimits(this IServiceCollection services) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(Partition);
        limiter.OnRejected = async (rejected, _) =>
        {
            var response = rejected.HttpContext.Response;
            response.Headers.RetryAfter = s_window.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            await new RazorComponentResult<TooManyTriesPage> { StatusCode = response.StatusCode }.ExecuteAsync(rejected.HttpContext);
        };
    });

    private static RateLimitPartition<string> Partition(HttpContext context)
    {
        var request = context.Request;
        var limit = s_limits.FirstOrDefault(l =>
            request.Path.StartsWithSegments(l.Path, StringComparison.OrdinalIgnoreCase) && (l.Method is null || l.Method == request.Method));
        return limit.Path is null
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetFixedWindowLimiter(
                $"{limit.Method} {limit.Path} {Network(context.Connection.RemoteIpAddress)}",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = limit.Most, Window = s_window });
    }

    /// <summary>A household of the newer protocol has 2^64 addresses: they count as one.</summary>
    private static string Network(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6 } => Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };
}
