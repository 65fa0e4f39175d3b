using System.Net.Sockets;

namespace PracticePortal.Tests.Faults;

/// <summary>One connection through the <see cref="DatabaseProxy"/>.</summary>
internal sealed class ProxiedConnection(DatabaseProxy proxy, TcpClient client, TcpClient server)
{
    private volatile bool _losesTheAnswer;

    public void HangUp()
    {
        client.Dispose();
        server.Dispose();
    }

    public async Task ForwardAsync(CancellationToken ct)
    {
        (client.NoDelay, server.NoDelay) = (true, true);
        try
        {
            await Task.WhenAny(AskAsync(ct), AnswerAsync(ct));
        }
        finally
        {
            HangUp();
        }
    }

    private async Task AskAsync(CancellationToken ct)
    {
        var buffer = new byte[64 * 1024];
        while (await ReadAsync(client, buffer, ct) is > 0 and var length)
        {
            // Npgsql sends the end of a transaction as a simple query of its own.
            if (buffer.AsSpan(0, length).IndexOf("COMMIT\0"u8) >= 0 && proxy.TakesThisCommit())
            {
                _losesTheAnswer = true;
            }

            if (proxy.Passes)
            {
                await server.GetStream().WriteAsync(buffer.AsMemory(0, length), ct);
            }
        }
    }

    private async Task AnswerAsync(CancellationToken ct)
    {
        var buffer = new byte[64 * 1024];
        while (await ReadAsync(server, buffer, ct) is > 0 and var length)
        {
            if (_losesTheAnswer && buffer.AsSpan(0, length).IndexOf("COMMIT\0"u8) >= 0)
            {
                proxy.HasSwallowed(); // the database has said that it is done
                return;
            }

            if (proxy.Passes)
            {
                await client.GetStream().WriteAsync(buffer.AsMemory(0, length), ct);
            }
        }
    }

    /// <summary>0 when either side hung up.</summary>
    private static async Task<int> ReadAsync(TcpClient from, Memory<byte> buffer, CancellationToken ct)
    {
        try
        {
            return await from.GetStream().ReadAsync(buffer, ct);
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException or InvalidOperationException or OperationCanceledException)
        {
            return 0;
        }
    }
}
