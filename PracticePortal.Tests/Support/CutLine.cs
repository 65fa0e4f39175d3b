using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace PracticePortal.Tests.Support;

/// <summary>A line between a browser and the portal that breaks in the middle of what is sent.</summary>
internal sealed class CutLine : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly Uri _portal;
    private readonly Task _accepting;
    private int _bytesUntilCut = int.MaxValue;
    private int _cuts;

    public CutLine(string portal)
    {
        _portal = new Uri(portal);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string BaseUrl => $"http://{_listener.LocalEndpoint}";

    /// <summary>How often it broke.</summary>
    public int Cuts => Volatile.Read(ref _cuts);

    /// <summary>Breaks once, when so many bytes more have gone to the portal over any of its connections.</summary>
    public void CutAfter(int bytes) => Interlocked.Exchange(ref _bytesUntilCut, bytes);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_connections);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _connections.Add(ForwardAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task ForwardAsync(TcpClient browser)
    {
        using var portal = new TcpClient();
        using (browser)
        {
            await portal.ConnectAsync(_portal.Host, _portal.Port);
            await Task.WhenAny(PassAsync(browser, portal, mayBreak: true), PassAsync(portal, browser, mayBreak: false));
        }
    }

    /// <summary>Until one side hangs up, or the line breaks; both are the same to the other side.</summary>
    private async Task PassAsync(TcpClient from, TcpClient to, bool mayBreak)
    {
        var buffer = new byte[32 * 1024];
        try
        {
            while (await from.GetStream().ReadAsync(buffer, _stop.Token) is > 0 and var length)
            {
                if (mayBreak && BreaksWithin(length))
                {
                    return;
                }

                await to.GetStream().WriteAsync(buffer.AsMemory(0, length), _stop.Token);
            }
        }
        catch (Exception hungUp) when (hungUp is IOException or ObjectDisposedException or InvalidOperationException or OperationCanceledException)
        {
            // The other direction has ended already.
        }
    }

    private bool BreaksWithin(int length)
    {
        var left = Interlocked.Add(ref _bytesUntilCut, Volatile.Read(ref _bytesUntilCut) == int.MaxValue ? 0 : -length);
        if (left > 0)
        {
            return false;
        }

        CutAfter(int.MaxValue);
        Interlocked.Increment(ref _cuts);
        return true;
    }
}
