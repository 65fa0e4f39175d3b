using System.Collections.Concurrent;
using System.Net;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PracticePortal.Platform.Files.S3;

namespace PracticePortal.Tests.Support;

/// <summary>
/// A store on 127.0.0.1 that speaks as much of the protocol of Amazon S3 as files need: put (never over another when asked so), get, head, delete and list
/// page by page. It checks each signature and hash, and misbehaves by plan: <see cref="Plan"/> is used up request by request and goes before
/// <see cref="Behave"/>.
/// </summary>
public sealed class S3TestServer : IAsyncDisposable
{
    public const string Bucket = "portal-receipts";
    public const string Prefix = "portal/receipts/";
    public const string AccessKey = "AKEXAMPLE";
    public const string SecretKey = "a-secret-of-the-test-store";
    private const string Region = "eu-north-1";

    /// <summary>Short, so that a test sees a time-out soon.</summary>
    internal static readonly S3Patience Quick = new() { Try = TimeSpan.FromSeconds(1), Piece = TimeSpan.FromSeconds(1) };

    private readonly ConcurrentDictionary<string, (byte[] Content, DateTime At)> _objects = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<(string Method, S3Fault Fault)> _plan = new();
    private readonly ConcurrentDictionary<string, S3Fault> _behaviour = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<(string Method, S3Fault Fault)> _requests = new();
    private readonly WebApplication _app;

    private S3TestServer(WebApplication app) => _app = app;

    /// <summary>What is kept, by name.</summary>
    public IReadOnlyDictionary<string, byte[]> Objects => _objects.ToDictionary(o => o.Key, o => o.Value.Content, StringComparer.Ordinal);

    /// <summary>What was asked, and what was done with it.</summary>
    public IReadOnlyCollection<(string Method, S3Fault Fault)> Requests => _requests;

    /// <summary>Whether it knows If-None-Match.</summary>
    public bool WritesOver { get; set; }

    internal S3Options Options => new(Address, Region, Bucket, Prefix, AccessKey, SecretKey);

    private Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());

    public static async Task<S3TestServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var server = new S3TestServer(app);
        app.Run(server.AnswerAsync);
        await app.StartAsync();
        return server;
    }

    /// <summary>The next requests with this method are treated so, one each.</summary>
    public void Plan(string method, params ReadOnlySpan<S3Fault> faults)
    {
        foreach (var fault in faults)
        {
            _plan.Enqueue((method, fault));
        }
    }

    /// <summary>From now on requests with this method are treated so.</summary>
    public void Behave(string method, S3Fault fault) => _behaviour[method] = fault;

    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource(TimeSpan.Zero);
        await _app.StopAsync(atOnce.Token);
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var fault = FaultFor(context.Request.Method);
        _requests.Enqueue((context.Request.Method, fault));
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        if (S3Signature.Objection(context, body.ToArray(), AccessKey, SecretKey) is { } objection)
        {
            await RefuseAsync(context, StatusCodes.Status403Forbidden, objection);
            return;
        }

        switch (fault)
        {
            case S3Fault.Error:
                await RefuseAsync(context, StatusCodes.Status500InternalServerError, "InternalError");
                break;
            case S3Fault.SlowDown:
                await RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, "SlowDown");
                break;
            case S3Fault.Hang:
                await GoneAsync(context);
                break;
            case S3Fault.Drop:
                context.Abort();
                break;
            case S3Fault.DropAfterDoing:
                await DoAsync(context, body.ToArray());
                context.Abort();
                break;
            case S3Fault.Late:
                await GoneAsync(context);
                await DoAsync(context, body.ToArray());
                break;
            default:
                await DoAsync(context, body.ToArray(), fault);
                break;
        }
    }

    private async Task DoAsync(HttpContext context, byte[] body, S3Fault fault = S3Fault.None)
    {
        var name = Uri.UnescapeDataString(context.Request.Path.Value ?? "")[(Bucket.Length + 1)..].TrimStart('/');
        switch (context.Request.Method)
        {
            case "PUT" when WritesOver || context.Request.Headers.IfNoneMatch != "*":
                _objects[name] = (body, TimeProvider.System.GetUtcNow().UtcDateTime);
                break;
            case "PUT":
                if (!_objects.TryAdd(name, (body, TimeProvider.System.GetUtcNow().UtcDateTime)))
                {
                    await RefuseAsync(context, StatusCodes.Status412PreconditionFailed, "PreconditionFailed");
                }

                break;
            case "DELETE":
                _objects.TryRemove(name, out _);
                context.Response.StatusCode = StatusCodes.Status204NoContent;
                break;
            case "GET" when name.Length == 0:
                await ListAsync(context);
                break;
            case var _ when !_objects.TryGetValue(name, out _):
                await RefuseAsync(context, StatusCodes.Status404NotFound, "NoSuchKey");
                break;
            case "HEAD":
                context.Response.ContentLength = _objects[name].Content.Length;
                break;
            default:
                await SendAsync(context, _objects[name].Content, fault);
                break;
        }
    }

    private static async Task SendAsync(HttpContext context, byte[] content, S3Fault fault)
    {
        context.Response.ContentLength = content.Length;
        if (fault == S3Fault.OtherBytes)
        {
            content = [.. content[..^1], (byte)~content[^1]];
        }

        var sent = fault is S3Fault.HalfAnswer or S3Fault.StalledAnswer ? content[..(content.Length / 2)] : content;
        await context.Response.Body.WriteAsync(sent, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        if (fault == S3Fault.HalfAnswer)
        {
            context.Abort();
        }
        else if (fault == S3Fault.StalledAnswer)
        {
            await GoneAsync(context);
        }
    }

    private async Task ListAsync(HttpContext context)
    {
        var (prefix, after) = (context.Request.Query["prefix"].ToString(), context.Request.Query["continuation-token"].ToString());
        var found = _objects.Where(o => o.Key.StartsWith(prefix, StringComparison.Ordinal) && string.CompareOrdinal(o.Key, after) > 0)
            .Select(o => (o.Key, o.Value.Content.Length, o.Value.At));
        context.Response.ContentType = "application/xml";
        await context.Response.WriteAsync(S3Listing.Page(Bucket, found));
    }

    private S3Fault FaultFor(string method)
    {
        if (_plan.TryPeek(out var planned) && planned.Method == method && _plan.TryDequeue(out planned))
        {
            return planned.Fault;
        }

        return _behaviour.GetValueOrDefault(method);
    }

    private static async Task RefuseAsync(HttpContext context, int status, string code)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/xml";
        if (context.Request.Method != "HEAD")
        {
            await context.Response.WriteAsync(new XElement("Error", new XElement("Code", code), new XElement("Message", code)).ToString());
        }
    }

    private static Task GoneAsync(HttpContext context)
    {
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        context.RequestAborted.Register(gone.SetResult);
        return gone.Task;
    }
}
