using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using PracticePortal.Platform.Email;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Email;

public sealed class SmtpEmailSenderTests : IAsyncDisposable
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 23, 13, 10, 0, TimeSpan.Zero);

    private readonly SmtpTestServer _server = SmtpTestServer.Start();
    private readonly List<SmtpEmailSender> _senders = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        foreach (var sender in _senders)
        {
            await sender.DisposeAsync();
        }

        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Letter_arrives_as_it_was_written()
    {
        var outcome = await Sender().SendAsync(Message("owner@solrosen.example", "Ägaren, Solrosen"), Ct);

        Assert.IsType<SendOutcome.Accepted>(outcome);
        var received = await _server.WaitForAsync("owner@solrosen.example");
        var letter = received.Message;
        Assert.Equal("no-reply@portal.example", received.From);
        Assert.Equal("Ägaren, Solrosen", letter.To.Mailboxes.Single().Name);
        Assert.Equal("Fråga om Spiris Scanner", letter.Subject);
        Assert.Equal("<p>Räksmörgås</p>", letter.HtmlBody?.TrimEnd());
        Assert.Equal("Räksmörgås", letter.TextBody?.TrimEnd());
        Assert.Equal("first@portal.example", letter.MessageId);
        Assert.Equal(s_now, letter.Date);
        Assert.Equal("auto-generated", letter.Headers["Auto-Submitted"]);
        Assert.Equal("sv", letter.Body?.Headers["Content-Language"]);
    }

    [Fact]
    public async Task Many_letters_go_over_one_kept_connection()
    {
        var sender = Sender();

        for (var i = 0; i < 50; i++)
        {
            Assert.IsType<SendOutcome.Accepted>(await sender.SendAsync(Message($"owner{i}@solrosen.example"), Ct));
        }

        Assert.Equal(50, _server.Received.Count);
        Assert.Equal(1, _server.Connections);
    }

    [Fact]
    public async Task Letters_at_the_same_time_use_few_connections()
    {
        var sender = Sender();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => sender.SendAsync(Message($"owner{i}@solrosen.example"), Ct)));

        Assert.All(outcomes, outcome => Assert.IsType<SendOutcome.Accepted>(outcome));
        Assert.InRange(_server.Connections, 1, 4);
    }

    [Theory]
    [InlineData("550 5.1.1 <owner@solrosen.example> no such user", null, 550)]
    [InlineData(null, "554 5.7.1 Not wanted", 554)]
    public async Task A_5xx_is_a_refusal_with_the_servers_words(string? atRecipient, string? atLetter, int code)
    {
        _server.Behave("owner@solrosen.example", new SmtpMischief { AtRecipient = atRecipient, AtLetter = atLetter });
        var sender = Sender();

        var refused = Assert.IsType<SendOutcome.Refused>(await sender.SendAsync(Message("owner@solrosen.example"), Ct));

        Assert.Equal(code, refused.Code);
        Assert.Contains((atRecipient ?? atLetter)![4..], refused.Answer, StringComparison.Ordinal);
        Assert.Empty(_server.Received);
        Assert.IsType<SendOutcome.Accepted>(await sender.SendAsync(Message("owner@nordlundbygg.example"), Ct));
        Assert.Equal(1, _server.Connections);
    }

    [Theory]
    [InlineData("450 4.2.0 Greylisted", null, 450)]
    [InlineData(null, "451 4.3.0 Try again later", 451)]
    [InlineData("421 4.3.2 Closing", null, 421)]
    public async Task A_4xx_is_put_off(string? atRecipient, string? atLetter, int code)
    {
        _server.Behave("owner@solrosen.example", new SmtpMischief { AtRecipient = atRecipient, AtLetter = atLetter });
        var sender = Sender();

        var deferred = Assert.IsType<SendOutcome.Deferred>(await sender.SendAsync(Message("owner@solrosen.example"), Ct));

        Assert.Equal(code, deferred.Code);
        Assert.Contains((atRecipient ?? atLetter)![4..], deferred.Answer, StringComparison.Ordinal);
        _server.Behave("owner@solrosen.example", SmtpMischief.None);
        Assert.IsType<SendOutcome.Accepted>(await sender.SendAsync(Message("owner@solrosen.example"), Ct));
    }

    [Fact]
    public async Task A_break_after_the_final_dot_leaves_open_what_became_of_the_letter()
    {
        _server.Behave("owner@solrosen.example", new SmtpMischief { Break = SmtpBreak.AfterDot });
        var sender = Sender();

        Assert.IsType<SendOutcome.Unknown>(await sender.SendAsync(Message("owner@solrosen.example"), Ct));

        _server.Behave("owner@solrosen.example", SmtpMischief.None);
        Assert.IsType<SendOutcome.Accepted>(await sender.SendAsync(Message("owner@solrosen.example"), Ct));
        var twice = await _server.WaitForAsync("owner@solrosen.example", count: 2);
        Assert.Single(twice.Select(letter => letter.Message.MessageId).Distinct());
    }

    [Fact]
    public async Task A_break_in_the_letter_is_never_called_accepted()
    {
        _server.Behave("owner@solrosen.example", new SmtpMischief { Break = SmtpBreak.InLetter });

        var outcome = await Sender().SendAsync(Message("owner@solrosen.example"), Ct);

        Assert.True(outcome is SendOutcome.Unknown or SendOutcome.Deferred, outcome.ToString());
        Assert.Empty(_server.Received);
    }

    [Fact]
    public async Task A_connection_that_died_after_its_last_letter_is_replaced_unnoticed()
    {
        _server.Behave("owner@solrosen.example", new SmtpMischief { Break = SmtpBreak.AfterAccepting });
        var sender = Sender();

        Assert.IsType<SendOutcome.Accepted>(await sender.SendAsync(Message("owner@solrosen.example"), Ct));
        Assert.IsType<SendOutcome.Accepted>(await sender.SendAsync(Message("owner@nordlundbygg.example"), Ct));

        Assert.Equal(2, _server.Connections);
        Assert.Equal(2, _server.Received.Count);
    }

    [Fact]
    public async Task A_server_that_is_away_puts_letters_off_until_it_is_back()
    {
        var sender = Sender();
        Assert.IsType<SendOutcome.Accepted>(await sender.SendAsync(Message("owner@solrosen.example"), Ct));
        await _server.DisposeAsync();

        var away = Assert.IsType<SendOutcome.Deferred>(await sender.SendAsync(Message("owner@solrosen.example"), Ct));

        Assert.Null(away.Code);
        await using var back = SmtpTestServer.Start(_server.Port);
        Assert.IsType<SendOutcome.Accepted>(await sender.SendAsync(Message("owner@solrosen.example"), Ct));
        Assert.Single(back.Received);
    }

    [Fact]
    public async Task An_answer_that_does_not_come_in_time_leaves_the_letters_fate_open_and_holds_up_nobody()
    {
        _server.Behave("owner@solrosen.example", new SmtpMischief { Hold = new TaskCompletionSource().Task });
        var sender = Sender(SmtpPatience.Default with { Letter = TimeSpan.FromMilliseconds(300) });

        var held = sender.SendAsync(Message("owner@solrosen.example"), Ct);

        Assert.IsType<SendOutcome.Accepted>(await sender.SendAsync(Message("owner@nordlundbygg.example"), Ct));
        Assert.IsType<SendOutcome.Unknown>(await held);
    }

    [Fact]
    public async Task A_stop_asked_for_is_not_an_outcome()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _server.Behave("owner@solrosen.example", new SmtpMischief { Hold = asked.Task });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);

        var sending = Sender().SendAsync(Message("owner@solrosen.example"), stop.Token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Fact]
    public async Task A_server_without_encryption_gets_no_letter_when_encryption_is_demanded()
    {
        var outcome = await Sender(security: SmtpSecurity.StartTls).SendAsync(Message("owner@solrosen.example"), Ct);

        Assert.IsType<SendOutcome.Deferred>(outcome);
        Assert.Empty(_server.Received);
    }

    [Fact]
    public async Task An_idle_connection_is_closed_and_the_next_letter_opens_a_new_one()
    {
        var sender = Sender(SmtpPatience.Default with { KeepIdle = TimeSpan.FromMilliseconds(20) });
        Assert.IsType<SendOutcome.Accepted>(await sender.SendAsync(Message("owner@solrosen.example"), Ct));

        await _server.AllConnectionsEndedAsync();

        Assert.IsType<SendOutcome.Accepted>(await sender.SendAsync(Message("owner@solrosen.example"), Ct));
        Assert.Equal(2, _server.Connections);
    }

    [Fact]
    public async Task A_line_break_in_a_name_or_subject_adds_no_header()
    {
        var message = Message("owner@solrosen.example", "Owner\r\nBcc: thief@else.example");
        message = message with { Letter = message.Letter with { Subject = "Hello\r\nBcc: thief@else.example" } };

        await Sender().SendAsync(message, Ct);

        var letter = (await _server.WaitForAsync("owner@solrosen.example")).Message;
        Assert.Empty(letter.Bcc);
        Assert.Equal("Hello Bcc: thief@else.example", letter.Subject);
        Assert.Equal("owner@solrosen.example", letter.To.Mailboxes.Single().Address);
        Assert.Single(_server.Received);
    }

    private static OutgoingMessage Message(string address, string name = "") => new(
        "first@portal.example",
        new EmailAddressing(name, address, "sv"),
        new RenderedLetter("Fråga om Spiris Scanner", "<p>Räksmörgås</p>", "Räksmörgås", "sv"));

    private SmtpEmailSender Sender(SmtpPatience? patience = null, SmtpSecurity security = SmtpSecurity.None)
    {
        var options = new EmailOptions
        {
            Transport = EmailTransport.Smtp,
            From = EmailOptions.DevelopmentFrom,
            Smtp = new SmtpOptions { Host = SmtpTestServer.Host, Port = _server.Port, Security = security },
        };
        var sender = new SmtpEmailSender(
            options, patience ?? SmtpPatience.Default, new FakeTimeProvider(s_now), NullLogger<SmtpEmailSender>.Instance);
        _senders.Add(sender);
        return sender;
    }
}
