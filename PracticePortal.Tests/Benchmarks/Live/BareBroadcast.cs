using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PracticePortal.Tests.Benchmarks.Live;

/// <summary>The yardstick: a server that knows nothing sends a text to so many connections of SignalR.</summary>
internal static class BareBroadcast
{
    private const string Changed = "Changed";

    public static async Task<Latencies> MeasureAsync(int connections, int rounds, TimeSpan pause, CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSignalR();
        await using var app = builder.Build();
        app.MapHub<BareHub>("/bare");
        await app.StartAsync(ct);
        var listeners = new List<HubConnection>();
        try
        {
            var round = new Round(connections);
            for (var number = 0; number < connections; number++)
            {
                var listener = new HubConnectionBuilder().WithUrl($"{app.Urls.First()}/bare").Build();
                listeners.Add(listener);
                listener.On<string>(Changed, _ => round.Hear());
                await listener.StartAsync(ct);
            }

            var hub = app.Services.GetRequiredService<IHubContext<BareHub>>();
            return await round.RepeatAsync(rounds, pause, async () =>
            {
                var since = Stopwatch.GetTimestamp();
                await hub.Clients.All.SendAsync(Changed, "18 Mar 2027", ct);
                return since;
            }, ct);
        }
        finally
        {
            foreach (var listener in listeners)
            {
                await listener.DisposeAsync();
            }
        }
    }

    private sealed class BareHub : Hub;
}
