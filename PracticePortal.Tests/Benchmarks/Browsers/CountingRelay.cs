using System.Net;
using System.Net.Sockets;

namespace PracticePortal.Tests.Benchmarks.Browsers;

/// <summary>Stands between a browser and an app, hands everything on as it comes, and counts what goes to the browser.</summary>
internal sealed class CountingRelay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly IPEndPoint _app;
    private readonly Task _accepting;
    private volatile TaskCompletionSource _reads = new();
    private long _bytes;

    public CountingRelay(string appUrl)
    {
        _app = new IPEndPoint(IPAddress.Loopback, new Uri(appUrl).Port);
        _reads.SetResult();
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string BaseUrl => $"http://{_listener.LocalEndpoint}";

    /// <summary>All that went to the browser so far: headers, bodies and frames as they are on the wire.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>From here on nothing more is read of what the app sends, and nothing is closed: a browser that hangs.</summary>
    public void StandStill() => _reads = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void GoOn() => _reads.SetResult();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var relayed = new List<Task>();
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                relayed.Add(RelayAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
            catch (OperationCanceledException)
            {
                await Task.WhenAll(relayed);
            }
        }
    }

    private async Task RelayAsync(TcpClient browser)
    {
        using var app = new TcpClient { NoDelay = true };
        using (browser)
        {
            browser.NoDelay = true;
            await app.ConnectAsync(_app, _stop.Token);
            await Task.WhenAny(
                CopyAsync(browser.GetStream(), app.GetStream(), _ => Task.CompletedTask),
                CopyAsync(app.GetStream(), browser.GetStream(), CountAsync));
        }
    }

    private Task CountAsync(int read)
    {
        Interlocked.Add(ref _bytes, read);
        return _reads.Task.WaitAsync(_stop.Token);
    }

    /// <summary>Until either end hangs up; the other direction ends with it.</summary>
    private async Task CopyAsync(NetworkStream from, NetworkStream to, Func<int, Task> came)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            for (int read; (read = await from.ReadAsync(buffer, _stop.Token)) > 0;)
            {
                await came(read);
                await to.WriteAsync(buffer.AsMemory(0, read), _stop.Token);
            }
        }
        catch (Exception hungUp) when (hungUp is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // Nothing more comes.
        }
    }
}
