using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PracticePortal.Tests.Support;

/// <summary>
/// A collector for tests: takes what an OTLP exporter sends by HTTP and keeps its bytes. Names and values are UTF-8 in them as they are, so a
/// word is looked for without knowing the format.
/// </summary>
public sealed class TelemetryCollector : IAsyncDisposable
{
    public const string Metrics = "/v1/metrics";
    public const string Traces = "/v1/traces";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, string> _received = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _came = new(0);

    private TelemetryCollector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Urls.Add("http://127.0.0.1:0");
        _app.MapPost("/{**path}", TakeAsync);
    }

    public string Address => _app.Urls.Single();

    /// <summary>All that came to one address, one after the other.</summary>
    public string Received(string path) => _received.GetValueOrDefault(path, "");

    public static async Task<TelemetryCollector> StartAsync()
    {
        var collector = new TelemetryCollector();
        await collector._app.StartAsync(TestContext.Current.CancellationToken);
        return collector;
    }

    /// <summary>Comes back when all the words have come to the address.</summary>
    public async Task WaitForAsync(string path, params string[] words)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(s_patience);
        try
        {
            while (!words.All(word => Received(path).Contains(word, StringComparison.Ordinal)))
            {
                await _came.WaitAsync(patience.Token);
            }
        }
        catch (OperationCanceledException)
        {
            var missing = words.Where(word => !Received(path).Contains(word, StringComparison.Ordinal));
            Assert.Fail($"{string.Join(", ", missing)} never came to {path}. There came: {Received(path)}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _came.Dispose();
    }

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        var text = new string([.. Encoding.UTF8.GetString(body.ToArray()).Select(sign => char.IsControl(sign) ? ' ' : sign)]);
        _received.AddOrUpdate(request.Path, text, (_, before) => before + text);
        _came.Release();
        return Results.Bytes([], "application/x-protobuf");
    }
}
