using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Model;
using Yarp.ReverseProxy.Transforms;

namespace PracticePortal.Tests.Support;

/// <summary>
/// A reverse proxy before several instances, as docs/running-in-production.md asks for one: a visitor stays with an instance while it is
/// ready, and goes to another one when it is not.
/// </summary>
public sealed class TestProxy : IAsyncDisposable
{
    /// <summary>The answer's header that names the instance.</summary>
    public const string Instance = "X-Instance";

    private const string Cluster = "portal";

    private readonly WebApplication _app;

    private TestProxy(WebApplication app) => _app = app;

    public string BaseUrl => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <summary>Listens; the instances are told afterwards, as they must know its address when they start.</summary>
    public static async Task<TestProxy> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddReverseProxy().LoadFromMemory([], []).AddTransforms(transforms => transforms.AddOriginalHost().AddResponseTransform(answer =>
        {
            answer.HttpContext.Response.Headers[Instance] = answer.HttpContext.Features.Get<IReverseProxyFeature>()?.ProxiedDestination?.DestinationId;
            return ValueTask.CompletedTask;
        }));
        var app = builder.Build();
        app.MapReverseProxy();
        await app.StartAsync();
        return new TestProxy(app);
    }

    public void SendTo(params IEnumerable<(string Name, string Address)> instances) =>
        _app.Services.GetRequiredService<InMemoryConfigProvider>().Update(
            [new RouteConfig { RouteId = "all", ClusterId = Cluster, Match = new RouteMatch { Path = "{**path}" } }],
            [
                new ClusterConfig
                {
                    ClusterId = Cluster,
                    LoadBalancingPolicy = "RoundRobin",
                    Destinations = instances.ToDictionary(i => i.Name, i => new DestinationConfig { Address = i.Address }),
                    SessionAffinity = new SessionAffinityConfig
                    {
                        Enabled = true,
                        Policy = "HashCookie",
                        FailurePolicy = "Redistribute",
                        AffinityKeyName = "instance",
                    },
                    HealthCheck = new HealthCheckConfig
                    {
                        Active = new ActiveHealthCheckConfig
                        {
                            Enabled = true,
                            Path = "/health/ready",
                            Interval = TimeSpan.FromSeconds(1),
                            Timeout = TimeSpan.FromSeconds(5),
                        },
                    },
                    Metadata = new Dictionary<string, string> { ["ConsecutiveFailuresHealthPolicy.Threshold"] = "1" },
                },
            ]);

    /// <summary>Stops without waiting for the sockets of open pages.</summary>
    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }
}
