using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Collaborations.Emails;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Email;
using PracticePortal.Platform.Outbox;

namespace PracticePortal.Features.Collaborations;

/// <summary>Brings a request to one person's mind, with the same link and the same end; never to an address whose last letter was refused.</summary>
[Retries(Days = 1)]
public sealed class SendReminderEmail(TenantDbContextFactory contexts, OutgoingEmail emails, InvitationLetters letters, TimeProvider clock)
    : IDomainEventHandler<ReminderDue>
{
    public async Task HandleAsync(ReminderDue happened, Guid messageId, CancellationToken ct)
    {
        if (await LoadAsync(happened, messageId, ct) is not (_, { } invitation))
        {
            await emails.DropAsync(messageId, ct);
            return;
        }

        var about = new EmailSubject(EmailKind.Reminder)
        {
            AgencyId = invitation.AgencyId,
            CollaborationId = invitation.CollaborationId,
            InvitationId = invitation.Id,
        };
        var to = new EmailAddressing(invitation.Name, invitation.Email, invitation.Language);
        await emails.SendOnceAsync(messageId, to, about, () => WriteAsync(happened, messageId, ct), ct);
    }

    private async Task<Letter?> WriteAsync(ReminderDue happened, Guid messageId, CancellationToken ct)
    {
        if (await LoadAsync(happened, messageId, ct) is not ({ AnswerBy: { } answerBy } collaboration, { } invitation))
        {
            return null;
        }

        var left = answerBy - clock.GetUtcNow().UtcDateTime;
        return left > TimeSpan.Zero ? new ReminderLetter(letters.ToSend(collaboration, invitation), (int)Math.Ceiling(left.TotalDays)) : null;
    }

    private async Task<(Collaboration? Collaboration, Invitation? Invitation)> LoadAsync(ReminderDue happened, Guid messageId, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("reminder email", ct);
        var collaboration = await db.Collaborations.AsNoTracking().Include(c => c.Invitations).SingleOrDefaultAsync(
            c => c.Id == happened.CollaborationId && c.Status == CollaborationStatus.AwaitingApproval, ct);
        var invitation = collaboration?.Invitations.SingleOrDefault(i => i.Id == happened.InvitationId && i.LinkVersion == happened.LinkVersion);
        var last = await db.EmailDeliveries.AsNoTracking()
            .Where(d => d.InvitationId == happened.InvitationId && d.OutboxMessageId != messageId)
            .OrderByDescending(d => d.Id).Select(d => (EmailState?)d.State).FirstOrDefaultAsync(ct);
        return last == EmailState.Rejected ? (null, null) : (collaboration, invitation);
    }
}
