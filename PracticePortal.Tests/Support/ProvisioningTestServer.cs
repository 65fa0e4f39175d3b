using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PracticePortal.Features.Provisioning;

namespace PracticePortal.Tests.Support;

/// <summary>
/// A provisioning service on 127.0.0.1 that speaks docs/provisioning-api.md and misbehaves by plan. A portal of its own process uses it by
/// the settings in <see cref="Settings"/>; a <see cref="TestPortal"/> by <see cref="Replace(IServiceCollection)"/>. <see cref="Behave"/> holds until it is
/// changed; <see cref="Plan"/> is used up call by call and goes first; <see cref="MischiefBy"/> asks a function, as a program with its own
/// dice does; <see cref="RefuseConnectionsAsync"/> and <see cref="ListenAsync"/> take it away and bring it back at the same address.
/// What it did, and every call with its key, stands in <see cref="Books"/>, which outlive a kill of the portal.
/// </summary>
public sealed class ProvisioningTestServer : IAsyncDisposable
{
    public const string ApiKey = "a-key-of-the-test-service";

    /// <summary>Short, so that a test sees a time-out soon.</summary>
    internal static readonly ServicePatience Quick = new()
    {
        Try = TimeSpan.FromMilliseconds(1200),
        InAll = TimeSpan.FromSeconds(8),
        FirstPause = TimeSpan.FromMilliseconds(10),
        CircuitTries = 1000,
    };

    private readonly ConcurrentDictionary<string, ProvisioningMischief> _behaviour = new();
    private readonly ConcurrentQueue<ProvisioningMischief> _plan = new();
    private readonly ConcurrentDictionary<Task, byte> _late = new();
    private WebApplication? _app;
    private int _port;

    /// <summary>What stands in the service's books.</summary>
    public ProvisioningBooks Books { get; } = new();

    public Uri Address => new($"http://127.0.0.1:{_port}/");

    /// <summary>The portal's settings in environment form (A__B); Development, as the address is no https.</summary>
    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Provisioning__BaseUrl"] = Address.ToString(),
        ["Provisioning__ApiKey"] = ApiKey,
    };

    /// <summary>Decides what happens to a call that neither the plan nor a behaviour speaks of; given the method and step.</summary>
    public Func<string, string, ProvisioningMischief> MischiefBy { get; set; } = (_, _) => ProvisioningFault.None;

    public static async Task<ProvisioningTestServer> StartAsync()
    {
        var server = new ProvisioningTestServer();
        await server.ListenAsync();
        return server;
    }

    /// <summary>From now on calls of a step (<c>organisation</c>, <c>subscription</c>, <c>administrator</c>, <c>confirmation</c>, <c>take-back</c>, or <c>*</c>) are treated so.</summary>
    public void Behave(string step, ProvisioningMischief mischief) => _behaviour[step] = mischief;

    /// <summary>The next calls, whichever they are, are treated so, one each.</summary>
    public void Plan(params ReadOnlySpan<ProvisioningFault> faults)
    {
        foreach (var fault in faults)
        {
            _plan.Enqueue(fault);
        }
    }

    /// <summary>Nobody listens any more: a call is refused by the machine. What is under way is cut off.</summary>
    public async Task RefuseConnectionsAsync()
    {
        if (Interlocked.Exchange(ref _app, null) is { } app)
        {
            using var atOnce = new CancellationTokenSource(TimeSpan.Zero);
            await app.StopAsync(atOnce.Token);
            await app.DisposeAsync();
        }
    }

    /// <summary>Listens, again on the same port when it has listened before.</summary>
    public async Task ListenAsync()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, _port));
        var app = builder.Build();
        app.Map("/v1/requests/{requestId:guid}/{step?}", AnswerAsync);
        await app.StartAsync();
        _port = new Uri(app.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>()
            .Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single()).Port;
        _app = app;
    }

    /// <summary>As soon as everything that comes late has been done.</summary>
    public Task LateDoneAsync() => Task.WhenAll(_late.Keys);

    /// <summary>Makes a <see cref="TestPortal"/> create through this service.</summary>
    public void Replace(IServiceCollection services) => Replace(services, Quick);

    internal void Replace(IServiceCollection services, ServicePatience patience) =>
        services.AddProvisioningService(new ProvisioningOptions(Address, ApiKey), patience);

    public async ValueTask DisposeAsync() => await RefuseConnectionsAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var step = context.GetRouteValue("step") as string ?? "";
        var mischief = MischiefFor(context.Request.Method, step.Length == 0 ? "take-back" : step);
        var call = new ProvisioningCall(
            context.Request.Method, step, Guid.Parse((string)context.GetRouteValue("requestId")!),
            context.Request.Headers[ProvisioningService.KeyHeader].ToString(), await reader.ReadToEndAsync(), mischief.Fault);
        Books.Note(call);
        if (context.Request.Headers.Authorization != $"Bearer {ApiKey}" || call.Key.Length == 0)
        {
            context.Response.StatusCode = call.Key.Length == 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status401Unauthorized;
            return;
        }

        await MisbehaveAsync(context, call, mischief);
    }

    private ProvisioningMischief MischiefFor(string method, string step)
    {
        if (_plan.TryDequeue(out var planned))
        {
            return planned;
        }

        return _behaviour.TryGetValue(step, out var own) || _behaviour.TryGetValue("*", out own) ? own : MischiefBy(method, step);
    }

    private async Task MisbehaveAsync(HttpContext context, ProvisioningCall call, ProvisioningMischief mischief)
    {
        switch (mischief.Fault)
        {
            case ProvisioningFault.None:
                await SayAsync(context, Books.Do(call));
                break;
            case ProvisioningFault.Error:
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
                break;
            case ProvisioningFault.Busy:
                context.Response.Headers.RetryAfter = $"{Math.Ceiling(mischief.RetryAfter.TotalSeconds):0}";
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                break;
            case ProvisioningFault.Hang:
                await CallerGoneAsync(context);
                break;
            case ProvisioningFault.Drop:
                context.Abort();
                break;
            case ProvisioningFault.DropAfterDoing:
                Books.Do(call);
                context.Abort();
                break;
            case ProvisioningFault.HalfAnswer:
                await SayHalfAsync(context, Books.Do(call).Answer);
                break;
            case ProvisioningFault.NotJson:
                Books.Do(call);
                await context.Response.WriteAsync("<html>All is well.</html>");
                break;
            case ProvisioningFault.OtherAnswer:
                Books.Do(call);
                await context.Response.WriteAsJsonAsync(new { requestId = Guid.NewGuid(), step = call.Step });
                break;
            case ProvisioningFault.Twice:
                await Task.WhenAll(Task.Run(() => Books.Do(call)), Task.Run(() => Books.Do(call)));
                await SayAsync(context, Books.Do(call));
                break;
            case ProvisioningFault.Late:
                var late = DoLateAsync(context, call, mischief.Hold);
                _late.TryAdd(late, 0);
                await late;
                break;
            case ProvisioningFault.Refuse:
                await SayAsync(context, ProvisioningBooks.Refused(mischief.Status, mischief.Code));
                break;
        }
    }

    private async Task DoLateAsync(HttpContext context, ProvisioningCall call, Task hold)
    {
        await CallerGoneAsync(context);
        await hold;
        Books.Do(call);
    }

    private static Task CallerGoneAsync(HttpContext context)
    {
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        context.RequestAborted.Register(gone.SetResult);
        return gone.Task;
    }

    private static async Task SayAsync(HttpContext context, (int Status, string Answer) said)
    {
        context.Response.StatusCode = said.Status;
        if (said.Answer.Length > 0)
        {
            context.Response.ContentType = said.Status < 400 ? "application/json" : "application/problem+json";
            await context.Response.WriteAsync(said.Answer);
        }
    }

    private static async Task SayHalfAsync(HttpContext context, string answer)
    {
        context.Response.ContentLength = answer.Length;
        await context.Response.WriteAsync(answer[..(answer.Length / 2)]);
        await context.Response.Body.FlushAsync();
        context.Abort();
    }
}
