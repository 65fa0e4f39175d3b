using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace PracticePortal.Tests.Support;

/// <summary>The dialogue on one connection of the test's mail server.</summary>
internal sealed class SmtpTestSession : IDisposable
{
    private readonly SmtpTestServer _server;
    private readonly TcpClient _client;
    private readonly StreamReader _reader;
    private readonly StreamWriter _writer;
    private string _from = "";
    private string _to = "";
    private SmtpMischief _mischief = SmtpMischief.None;

    public SmtpTestSession(SmtpTestServer server, TcpClient client, CancellationToken ct)
    {
        client.NoDelay = true;
        (_server, _client) = (server, client);
        _reader = new StreamReader(client.GetStream(), Encoding.Latin1);
        _writer = new StreamWriter(client.GetStream(), Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        Ended = TalkAsync(ct);
    }

    public Task Ended { get; }

    /// <summary>Hangs up without a word, from whichever thread; the dialogue then ends by itself.</summary>
    public void HangUp() => _client.Dispose();

    /// <summary>For the dialogue's end only: a writer in use by another thread must not be taken from it.</summary>
    public void Dispose()
    {
        _client.Dispose();
        _reader.Dispose();
        _writer.Dispose();
    }

    private async Task TalkAsync(CancellationToken ct)
    {
        try
        {
            await _writer.WriteLineAsync("220 test ready");
            while (await _reader.ReadLineAsync(ct) is { } command && await AnswerAsync(command, ct))
            {
            }
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // One side hung up.
        }
        finally
        {
            Dispose();
        }
    }

    private async Task<bool> AnswerAsync(string command, CancellationToken ct)
    {
        switch (command.Split(' ', ':')[0].ToUpperInvariant())
        {
            case "EHLO":
                await _writer.WriteAsync("250-test\r\n250-8BITMIME\r\n250-PIPELINING\r\n250 ENHANCEDSTATUSCODES\r\n");
                return true;
            case "MAIL":
                _from = Address(command);
                return await SayAsync("250 2.1.0 Ok");
            case "RCPT":
                _to = Address(command);
                _mischief = _server.MischiefFor(_to);
                return await SayToRecipientAsync(_mischief);
            case "DATA":
                await _writer.WriteLineAsync("354 Go ahead");
                return await TakeLetterAsync(_mischief, ct);
            case "QUIT":
                await _writer.WriteLineAsync("221 2.0.0 Bye");
                return false;
            default:
                return await SayAsync("250 2.0.0 Ok");
        }
    }

    private async Task<bool> SayAsync(string answer)
    {
        await _writer.WriteLineAsync(answer);
        return !answer.StartsWith("421", StringComparison.Ordinal);
    }

    private async Task<bool> SayToRecipientAsync(SmtpMischief mischief)
    {
        if (mischief.AtRecipient is null)
        {
            return await SayAsync("250 2.1.5 Ok");
        }

        _server.Plan?.Did(mischief);
        return await SayAsync(mischief.AtRecipient);
    }

    private async Task<bool> TakeLetterAsync(SmtpMischief mischief, CancellationToken ct)
    {
        if (mischief.Break == SmtpBreak.InLetter)
        {
            await _reader.ReadLineAsync(ct);
            _server.Plan?.Did(mischief);
            return false;
        }

        var raw = await ReadLetterAsync(ct);
        if (mischief != SmtpMischief.None)
        {
            _server.Plan?.Did(mischief);
        }

        await mischief.Hold.WaitAsync(ct);
        if (mischief.AtLetter is { } answer)
        {
            return await SayAsync(answer);
        }

        var letter = Parse(raw);
        _server.Take(letter);
        _server.Plan?.Took(letter, mischief);
        await mischief.HoldAnswer.WaitAsync(ct);
        return mischief.Break != SmtpBreak.AfterDot && await AcceptAsync(letter, mischief);
    }

    private async Task<bool> AcceptAsync(ReceivedLetter letter, SmtpMischief mischief)
    {
        await _writer.WriteLineAsync("250 2.0.0 Ok: queued as 1");
        if (!HasHungUp)
        {
            _server.Plan?.Answered(letter);
        }

        return mischief.Break != SmtpBreak.AfterAccepting;
    }

    /// <summary>The sender closed the connection, or died, while the answer was waited for.</summary>
    private bool HasHungUp => _client.Client is not { } socket || (socket.Poll(0, SelectMode.SelectRead) && socket.Available == 0);

    private async Task<string> ReadLetterAsync(CancellationToken ct)
    {
        var raw = new StringBuilder();
        while (await _reader.ReadLineAsync(ct) is { } line)
        {
            if (line == ".")
            {
                return raw.ToString();
            }

            raw.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        throw new IOException("The sender hung up in the middle of the letter.");
    }

    private ReceivedLetter Parse(string raw)
    {
        using var stream = new MemoryStream(Encoding.Latin1.GetBytes(raw));
        return new ReceivedLetter(_from, _to, raw, MimeMessage.Load(stream));
    }

    private static string Address(string command)
    {
        var start = command.IndexOf('<', StringComparison.Ordinal) + 1;
        return command[start..command.IndexOf('>', start)];
    }
}
