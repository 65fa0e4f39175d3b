using System.Net;
using System.Net.Sockets;

namespace PracticePortal.Tests.Support;

public sealed class ConnectingHandlerTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Connection_ThatDiesAsItComesAbout_IsAConnectionError()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        using var handler = new SocketsHttpHandler { ConnectCallback = async (_, ct) => await DeadConnectionAsync(server, ct) };
        using var http = new HttpClient(new ConnectingHandler(handler));

        var broken = await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(new Uri("http://portal.example/"), Ct));

        Assert.IsType<SocketException>(broken.InnerException);
        Assert.True(UseCaseClient.NobodyWasThere(broken));
    }

    /// <summary>A connection that the other side has reset before anybody looked at it, as a killed process does.</summary>
    private static async Task<Stream> DeadConnectionAsync(TcpListener server, CancellationToken ct)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(server.LocalEndpoint, ct);
        var stream = new NetworkStream(socket, ownsSocket: true);
        using (var other = await server.AcceptSocketAsync(ct))
        {
            other.LingerState = new LingerOption(enable: true, seconds: 0);
        }

        Assert.True(socket.Poll(TimeSpan.FromSeconds(10), SelectMode.SelectRead));
        return stream;
    }
}
