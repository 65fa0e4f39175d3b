using MailKit;
using MimeKit;

namespace PracticePortal.Platform.Email;

/// <summary>Hands letters to the mail server over kept connections, and tells taken, refused, not yet and not known apart.</summary>
public sealed class SmtpEmailSender(
    EmailOptions options, SmtpPatience patience, TimeProvider time, ILogger<SmtpEmailSender> logger)
    : IEmailSender, IAsyncDisposable
{
    private readonly SmtpConnectionPool _pool = new(options.Smtp, patience);

    public async Task<SendOutcome> SendAsync(OutgoingMessage message, CancellationToken ct)
    {
        using var letter = MimeLetter.Create(message, options, time);
        using var clock = CancellationTokenSource.CreateLinkedTokenSource(ct);
        clock.CancelAfter(patience.BeforeLetter);
        var progress = new LetterProgress(() => clock.CancelAfter(patience.Letter));
        try
        {
            return new SendOutcome.Accepted(await HandOverAsync(letter, progress, clock.Token));
        }
        catch (Exception fault) when (SmtpFault.IsFault(fault, ct))
        {
            var outcome = SmtpFault.Outcome(fault, progress.HasStarted);
            logger.LogWarning("Letter {MessageId}: {Outcome} ({Fault}).", message.MessageId, outcome.GetType().Name, fault.GetType().Name);
            return outcome;
        }
    }

    public ValueTask DisposeAsync() => _pool.DisposeAsync();

    private async Task<string> HandOverAsync(MimeMessage letter, LetterProgress progress, CancellationToken ct)
    {
        await using var lease = await _pool.RentAsync(ct);
        if (lease.Connection.IsUsed)
        {
            try
            {
                return await lease.Connection.SendAsync(letter, progress, ct);
            }
            catch (Exception fault) when (!progress.HasStarted && SmtpFault.IsFault(fault, ct) && SmtpFault.MayBeStale(fault))
            {
                await lease.RenewAsync(ct);
            }
        }

        return await lease.Connection.SendAsync(letter, progress, ct);
    }

    /// <summary>Knows when the letter itself is on its way: from then on a broken connection leaves its fate open.</summary>
    private sealed class LetterProgress(Action started) : ITransferProgress
    {
        public bool HasStarted { get; private set; }

        public void Report(long bytesTransferred, long totalSize) => Report(bytesTransferred);

        public void Report(long bytesTransferred)
        {
            if (!HasStarted)
            {
                HasStarted = true;
                started();
            }
        }
    }
}
