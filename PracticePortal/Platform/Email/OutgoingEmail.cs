using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Telemetry;

namespace PracticePortal.Platform.Email;

/// <summary>
/// Sends a letter once for each outbox row and recipient. The row is written before the mail server is spoken to and tells how far it
/// came, so a crash neither loses a letter nor makes a second one: whatever was not accepted goes again under the same Message-ID.
/// </summary>
public sealed class OutgoingEmail(
    TenantDbContextFactory contexts, LetterRenderer renderer, IEmailSender sender, PortalOptions portal, PortalMeter meter, TimeProvider clock)
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
        var id = await PrepareAsync(outboxMessageId, to, about, ct);
        if (id is null)
        {
            return;
        }

        if (await WriteAsync(id.Value, to, about, letter, ct) is not { } content)
        {
            await RecordAsync(id.Value, delivery => delivery.Drop(), ct);
            return;
        }

        var rendered = await renderer.RenderAsync(content, to.Language);
        var messageId = await StartAsync(id.Value, ct);
        var outcome = await sender.SendAsync(new OutgoingMessage(messageId, to, rendered), ct);
        await RecordAsync(id.Value, delivery => Settle(delivery, outcome), CancellationToken.None);
        meter.Letter(about.Kind.ToString(), outcome.GetType().Name);
        if (outcome is SendOutcome.Deferred or SendOutcome.Unknown)
        {
            throw new EmailDeferredException((outcome as SendOutcome.Deferred)?.Code);
        }
    }

    /// <summary>Nothing is sent for this row any more: a letter of it that still waited for its turn waits no longer.</summary>
    public async Task DropAsync(Guid outboxMessageId, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("email", ct);
        foreach (var waiting in (await db.EmailDeliveries.Where(d => d.OutboxMessageId == outboxMessageId).ToListAsync(ct)).Where(d => !d.IsSettled))
        {
            waiting.Drop();
        }

        await db.SaveChangesAsync(ct);
    }

    /// <summary>Null when the letter is no longer right.</summary>
    private async Task<Letter?> WriteAsync(Guid id, EmailAddressing to, EmailSubject about, Func<Task<Letter?>> letter, CancellationToken ct)
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
            await RecordAsync(id, delivery => delivery.Postpone(), ct);
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

    /// <summary>The row, made at the first try; null when the letter is settled.</summary>
    private async Task<Guid?> PrepareAsync(Guid outboxMessageId, EmailAddressing to, EmailSubject about, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("email", ct);
        var existing = await db.EmailDeliveries.AsNoTracking()
            .SingleOrDefaultAsync(d => d.OutboxMessageId == outboxMessageId && d.Recipient == to.Email, ct);
        if (existing is not null)
        {
            return existing.IsSettled ? null : existing.Id;
        }

        var prepared = EmailDelivery.Prepare(to, about, outboxMessageId, portal.PublicUrl.Host, clock.GetUtcNow().UtcDateTime);
        db.EmailDeliveries.Add(prepared);
        await db.SaveChangesAsync(ct);
        return prepared.Id;
    }

    private async Task<string> StartAsync(Guid id, CancellationToken ct)
    {
        var messageId = "";
        await RecordAsync(
            id,
            delivery =>
            {
                delivery.StartSending();
                messageId = delivery.MessageId;
            },
            ct);
        return messageId;
    }

    private async Task RecordAsync(Guid id, Action<EmailDelivery> change, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("email", ct);
        change(await db.EmailDeliveries.SingleAsync(d => d.Id == id, ct));
        await db.SaveChangesAsync(ct);
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

/// <summary>A letter waits until fewer of its sort went out within a day: to its address, or about what it is about.</summary>
public sealed class EmailPostponedException() : Exception("As many letters of this sort went out as a day allows.");

/// <summary>The mail server did not take a letter now. Its answer may name the recipient, so it stands in the delivery and not in this, which is logged.</summary>
public sealed class EmailDeferredException(int? code) : Exception(
    code is null ? "The mail server did not take the letter now." : string.Create(CultureInfo.InvariantCulture, $"The mail server did not take the letter now ({code})."));
