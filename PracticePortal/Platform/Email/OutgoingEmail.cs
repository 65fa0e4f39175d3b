using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Outbox;
using PracticePortal.Platform.Telemetry;

namespace PracticePortal.Platform.Email;

/// <summary>
/// Sends a letter once for each outbox row and recipient. The row is written before the mail server is spoken to and tells how far it
/// came, so a crash neither loses a letter nor makes a second one: whatever was not accepted goes again under the same Message-ID.
/// Two commits, each shared with the letters of the same moment: being sent; and what became of it, with the end of the outbox row.
/// </summary>
public sealed class OutgoingEmail(
    TenantDbContextFactory contexts, GroupCommit commits, EndOfRow end, LetterRenderer renderer, IEmailSender sender, PortalOptions portal,
    PortalMeter meter, TimeProvider clock)
{
    /// <param name="outboxMessageId">The row that asks for it.</param>
    /// <param name="to">The person, and the language that the letter is written in.</param>
    /// <param name="about">Whose pages show how it went.</param>
    /// <param name="letter">Made just before sending; null when the letter is no longer right, and then it is dropped. It may say that it is
    /// not its turn yet, by an <see cref="EmailPostponedException"/>.</param>
    /// <param name="ct">Cancelled when the server stops.</param>
    /// <exception cref="EmailPostponedException">Enough letters of its sort went out for a day; the outbox tries again.</exception>
    /// <exception cref="EmailDeferredException">The mail server did not take it now; the outbox tries again.</exception>
    public async Task SendOnceAsync(
        Guid outboxMessageId, EmailAddressing to, EmailSubject about, Func<Task<Letter?>> letter, CancellationToken ct)
    {
        await end.SaveAsync(); // what became of the row's letter before this one
        var known = await FindAsync(outboxMessageId, to, ct);
        if (known is { IsSettled: true })
        {
            return;
        }

        var row = new LetterRow(commits, known, () => EmailDelivery.Prepare(to, about, outboxMessageId, portal.PublicUrl.Host, clock.GetUtcNow().UtcDateTime));
        if (await WriteAsync(row, to, about, letter, ct) is not { } content)
        {
            await row.SaveAsync(delivery => delivery.Drop());
            return;
        }

        var rendered = await renderer.RenderAsync(content, to.Language);
        await row.SaveAsync(delivery => delivery.StartSending());
        var outcome = await sender.SendAsync(new OutgoingMessage(row.MessageId, to, rendered), ct);
        end.Add(row.Change(delivery => Settle(delivery, outcome)));
        meter.Letter(about.Kind.ToString(), outcome.GetType().Name);
        if (outcome is SendOutcome.Deferred or SendOutcome.Unknown)
        {
            throw new EmailDeferredException((outcome as SendOutcome.Deferred)?.Code);
        }
    }

    /// <summary>Nothing is sent for this row any more: a letter of it that still waited for its turn waits no longer.</summary>
    public async Task DropAsync(Guid outboxMessageId, CancellationToken ct)
    {
        await end.SaveAsync();
        await using var db = await contexts.CreateSystemAsync("email", ct);
        foreach (var waiting in (await db.EmailDeliveries.Where(d => d.OutboxMessageId == outboxMessageId).ToListAsync(ct)).Where(d => !d.IsSettled))
        {
            waiting.Drop();
        }

        await db.SaveChangesAsync(ct);
    }

    /// <summary>Null when the letter is no longer right.</summary>
    private async Task<Letter?> WriteAsync(LetterRow row, EmailAddressing to, EmailSubject about, Func<Task<Letter?>> letter, CancellationToken ct)
    {
        try
        {
            var content = await letter();
            return content is not null && about.Kind == EmailKind.Invitation && await HasHadEnoughAsync(to.Email, ct)
                ? throw new EmailPostponedException()
                : content;
        }
        catch (EmailPostponedException)
        {
            await row.SaveAsync(delivery => delivery.Postpone());
            throw;
        }
    }

    private async Task<bool> HasHadEnoughAsync(string address, CancellationToken ct)
    {
        var dayAgo = clock.GetUtcNow().UtcDateTime.AddDays(-1);
        await using var db = await contexts.CreateSystemAsync("email", ct);
        return await db.EmailDeliveries.CountAsync(
            d => d.Recipient == address && d.Kind == EmailKind.Invitation && d.AcceptedAt > dayAgo, ct) >= EmailDelivery.InvitationsPerDay;
    }

    private async Task<EmailDelivery?> FindAsync(Guid outboxMessageId, EmailAddressing to, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("email", ct);
        return await db.EmailDeliveries.AsNoTracking().SingleOrDefaultAsync(d => d.OutboxMessageId == outboxMessageId && d.Recipient == to.Email, ct);
    }

    private void Settle(EmailDelivery delivery, SendOutcome outcome)
    {
        switch (outcome)
        {
            case SendOutcome.Accepted accepted:
                delivery.Accept(accepted.Answer, clock.GetUtcNow().UtcDateTime);
                break;
            case SendOutcome.Refused refused:
                delivery.Reject(refused.Answer);
                break;
            case SendOutcome.Deferred deferred:
                delivery.Defer(deferred.Answer);
                break;
            case SendOutcome.Unknown unknown:
                delivery.LoseTrack(unknown.Answer);
                break;
        }
    }
}
