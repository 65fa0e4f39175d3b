using System.Net.Security;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MimeKit;

namespace PracticePortal.Platform.Email;

/// <summary>One open, logged-in connection to the mail server.</summary>
internal sealed class SmtpConnection : IAsyncDisposable
{
    private readonly SmtpClient _client;
    private readonly SmtpPatience _patience;
    private long _lastUsed = TimeProvider.System.GetTimestamp();

    private SmtpConnection(SmtpClient client, SmtpPatience patience) => (_client, _patience) = (client, patience);

    /// <summary>Whether a letter went over it before: it may have been closed by the server since.</summary>
    public bool IsUsed { get; private set; }

    public TimeSpan Idle => TimeProvider.System.GetElapsedTime(_lastUsed);

    public bool IsConnected => _client.IsConnected;

    /// <summary>Connects with a socket of our own: small writes must not wait for delayed acknowledgements.</summary>
    public static async Task<SmtpConnection> OpenAsync(SmtpOptions options, SmtpPatience patience, CancellationToken ct)
    {
        var connection = new SmtpConnection(CreateClient(patience), patience);
        try
        {
            await connection.EnterAsync(options, ct);
            return connection;
        }
        catch
        {
            connection._client.Dispose();
            throw;
        }
    }

    /// <summary>Sends one letter and gives the server's answer.</summary>
    public async Task<string> SendAsync(MimeMessage letter, ITransferProgress progress, CancellationToken ct)
    {
        try
        {
            return await _client.SendAsync(letter, ct, progress);
        }
        finally
        {
            IsUsed = true;
            _lastUsed = TimeProvider.System.GetTimestamp();
        }
    }

    /// <summary>Trusts a connection that was used a moment ago, and asks one that lay idle.</summary>
    public async Task<bool> IsAliveAsync(CancellationToken ct)
    {
        if (!IsConnected || Idle <= _patience.TrustIdle)
        {
            return IsConnected;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(_patience.ShortAnswer);
        try
        {
            await _client.NoOpAsync(patience.Token);
            return true;
        }
        catch (Exception dead) when (SmtpFault.IsFault(dead, ct))
        {
            return false;
        }
    }

    /// <summary>Says good-bye if somebody is there to hear it.</summary>
    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(_patience.ShortAnswer);
        try
        {
            if (IsConnected)
            {
                await _client.DisconnectAsync(quit: true, patience.Token);
            }
        }
        catch (Exception gone) when (SmtpFault.IsFault(gone, CancellationToken.None))
        {
            // The connection is given up anyway.
        }
        finally
        {
            _client.Dispose();
        }
    }

    private static SmtpClient CreateClient(SmtpPatience patience) => new()
    {
        // Our own clocks are shorter: this one only must not run out before them.
        Timeout = (int)(patience.LongestTry + TimeSpan.FromMinutes(1)).TotalMilliseconds,
        ServerCertificateValidationCallback = (_, _, _, errors) => errors == SslPolicyErrors.None,
    };

    private async Task EnterAsync(SmtpOptions options, CancellationToken ct)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(options.Host, options.Port, ct);
            await _client.ConnectAsync(socket, options.Host, options.Port, options.SocketOptions, ct);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        if (options.UserName is not null && options.Password is not null)
        {
            await _client.AuthenticateAsync(options.UserName, options.Password, ct);
        }
    }
}
