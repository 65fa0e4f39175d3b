using System.Globalization;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace PracticePortal.Tests.Benchmarks.Circuits;

/// <summary>
/// A page that is open, without a browser: its circuit gets the answers that a browser gives, and what it draws is counted and thrown away.
/// Calls of scripts are answered with nothing.
/// </summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private const int ReferenceToScriptObject = 1;

    private readonly CircuitVisitor _visitor;
    private readonly HubConnection _connection;
    private string _secret = "";
    private string? _failure;
    private long _scriptObjects;
    private long _batches;
    private long _bytes;

    private OpenPage(CircuitVisitor visitor)
    {
        _visitor = visitor;
        var builder = new HubConnectionBuilder().WithUrl(new Uri(visitor.BaseUrl, "/_blazor"), HttpTransportType.WebSockets, options =>
        {
            foreach (var (name, value) in visitor.Headers)
            {
                options.Headers[name] = value;
            }
        });
        builder.Services.AddSingleton<IHubProtocol>(new BlazorPackProtocol());
        _connection = builder.Build();
        Listen();
    }

    /// <summary>How often it was drawn.</summary>
    public long Batches => Interlocked.Read(ref _batches);

    /// <summary>How much came to draw.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Hears what comes to draw, as it comes. Its texts stand in it as UTF-8.</summary>
    public Action<ReadOnlyMemory<byte>> Drawn { get; set; } = _ => { };

    /// <summary>Loads a page and brings it to life.</summary>
    public static async Task<OpenPage> OpenAsync(CircuitVisitor visitor, string path, CancellationToken ct)
    {
        using var answer = await visitor.Http.GetAsync(new Uri(path, UriKind.Relative), ct);
        Assert.True(answer.StatusCode == System.Net.HttpStatusCode.OK, $"{path} answered {answer.StatusCode} {answer.Headers.Location}");
        var live = LivePage.Read(await answer.Content.ReadAsStringAsync(ct));
        var page = new OpenPage(visitor);
        try
        {
            await page._connection.StartAsync(ct);
            var address = new Uri(visitor.BaseUrl, path).ToString();
            page._secret = await page._connection.InvokeAsync<string?>("StartCircuit", visitor.BaseUrl.ToString(), address, "[]", live.State, ct)
                ?? throw new InvalidOperationException("No circuit was started.");
            await page._connection.SendAsync("UpdateRootComponents", live.Roots, live.State, ct);
            return page;
        }
        catch
        {
            await page._connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Follows a link within the page.</summary>
    public Task FollowAsync(string path, CancellationToken ct) =>
        _connection.SendAsync("OnLocationChanged", new Uri(_visitor.BaseUrl, path).ToString(), null, true, ct);

    /// <summary>What broke on it ends the measuring.</summary>
    public void MustLive() => Assert.True(_failure is null, _failure);

    /// <summary>As a browser leaves a page: says so, and hangs up.</summary>
    public async ValueTask DisposeAsync()
    {
        _failure ??= "It was closed.";
        if (_connection.State == HubConnectionState.Connected)
        {
            using var leaving = new MultipartFormDataContent { { new StringContent(_secret), "circuitId" } };
            using var answer = await _visitor.Http.PostAsync(new Uri("/_blazor/disconnect", UriKind.Relative), leaving);
        }

        await _connection.DisposeAsync();
    }

    private void Listen()
    {
        _connection.Closed += reason =>
        {
            _failure ??= $"The connection was closed: {reason}";
            return Task.CompletedTask;
        };
        _connection.On<string>("JS.Error", error => _failure ??= $"The server says: {error}");
        _connection.On<long, byte[]>("JS.RenderBatch", DrawAsync);
        _connection.On<long, string, string, int, long, int>("JS.BeginInvokeJS", (call, _, _, result, _, _) => AnswerAsync(call, result));
        _connection.On<int, string>("JS.AttachComponent", (_, _) => { });
        _connection.On<long>("JS.EndUpdateRootComponents", _ => { });
        _connection.On<string>("JS.EndInvokeDotNet", _ => { });
    }

    private async Task DrawAsync(long id, byte[] batch)
    {
        Interlocked.Increment(ref _batches);
        Interlocked.Add(ref _bytes, batch.Length);
        Drawn(batch);
        await _connection.SendAsync("OnRenderCompleted", id, null);
    }

    private async Task AnswerAsync(long call, int result)
    {
        if (call == 0)
        {
            return; // nobody waits for an answer
        }

        var value = result == ReferenceToScriptObject ? $$"""{"__jsObjectId":{{Interlocked.Increment(ref _scriptObjects)}}}""" : "null";
        await _connection.SendAsync("EndInvokeJSFromDotNet", call, true, string.Create(CultureInfo.InvariantCulture, $"[{call},true,{value}]"));
    }
}
