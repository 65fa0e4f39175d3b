using System.Net.Sockets;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Benchmarks.Mail;

/// <summary>The yardstick for letters: MailKit alone on one kept connection whose small writes do not wait (<c>NoDelay</c>), and nothing kept of it.</summary>
internal sealed class PlainMail : IAsyncDisposable
{
    private readonly SmtpClient _client = new();

    private PlainMail()
    {
    }

    public static async Task<PlainMail> ConnectAsync(int port, CancellationToken ct)
    {
        var plain = new PlainMail();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(SmtpTestServer.Host, port, ct);
        await plain._client.ConnectAsync(socket, SmtpTestServer.Host, port, SecureSocketOptions.None, ct);
        return plain;
    }

    /// <summary>Sends the same letters to a mail server of their own, one after the other.</summary>
    /// <returns>Letters a second, from the first after the warm-up to the last.</returns>
    public static async Task<double> RateAsync(IReadOnlyList<ReceivedLetter> letters, int warmUp, CancellationToken ct)
    {
        var clock = new LetterClock(letters.Count - warmUp, warmUp);
        await using var mail = SmtpTestServer.Start(0, clock);
        await using var plain = await ConnectAsync(mail.Port, ct);
        foreach (var letter in letters)
        {
            await plain.SendAsync(letter.Message, ct);
        }

        await clock.All.WaitAsync(ct);
        return clock.Rate;
    }

    public Task SendAsync(MimeMessage letter, CancellationToken ct) => _client.SendAsync(letter, ct);

    public async ValueTask DisposeAsync()
    {
        await _client.DisconnectAsync(quit: true);
        _client.Dispose();
    }
}
