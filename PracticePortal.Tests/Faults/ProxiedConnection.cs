using System.Net.Sockets;

namespace PracticePortal.Tests.Faults;

/// <summary>One connection through the <see cref="DatabaseProxy"/>.</summary>
internal sealed class ProxiedConnection(DatabaseProxy proxy, TcpClient client, TcpClient server)
{
    private volatile bool _losesTheAnswer;
    private volatile bool _asks;

    public void HangUp()
    {
        client.Dispose();
        server.Dispose();
    }

    public async Task ForwardAsync(CancellationToken ct)
    {
        (client.NoDelay, server.NoDelay) = (true, true);
        var answers = AnswerAsync(ct);
        try
        {
            await Task.WhenAny(AskAsync(answers, ct), answers);
        }
        finally
        {
            HangUp();
        }
    }

    private async Task AskAsync(Task answers, CancellationToken ct)
    {
        var buffer = new byte[64 * 1024];
        while (await ReadAsync(client, buffer, ct) is > 0 and var length)
        {
            // Npgsql sends the end of a transaction as a simple query of its own.
            var isCommit = buffer.AsSpan(0, length).IndexOf("COMMIT\0"u8) >= 0;
            if (isCommit && proxy.DelaysThisCommit())
            {
                var answered = proxy.UntilAnsweredAsync(ct);
                client.Dispose();
                await answered;
                proxy.HasDelayed();
                await WriteAsync(server, buffer.AsMemory(0, length), ct);
                await answers;
                return;
            }

            _losesTheAnswer |= isCommit && proxy.TakesThisCommit();
            _asks |= buffer.AsSpan(0, length).IndexOf("SELECT "u8) >= 0;
            if (proxy.Passes)
            {
                await WriteAsync(server, buffer.AsMemory(0, length), ct);
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

            if (proxy.Passes && !await WriteAsync(client, buffer.AsMemory(0, length), ct))
            {
                return;
            }

            if (_asks)
            {
                proxy.HasAnswered();
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
        catch (Exception gone) when (IsGone(gone))
        {
            return 0;
        }
    }

    /// <summary>False when that side has hung up.</summary>
    private static async Task<bool> WriteAsync(TcpClient to, ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        try
        {
            await to.GetStream().WriteAsync(bytes, ct);
            return true;
        }
        catch (Exception gone) when (IsGone(gone))
        {
            return false;
        }
    }

    private static bool IsGone(Exception failure) =>
        failure is IOException or ObjectDisposedException or InvalidOperationException or OperationCanceledException;
}
