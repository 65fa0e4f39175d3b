using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Email;
using PracticePortal.Platform.Outbox;

namespace PracticePortal.Features.Collaborations;

/// <summary>Writes to one administrator who is asked. A letter whose request was answered, taken back or renewed meanwhile is not sent.</summary>
[Retries(Days = 16)]
public sealed class SendInvitationEmail(TenantDbContextFactory contexts, OutgoingEmail emails, InvitationLetters letters)
    : IDomainEventHandler<InvitationDue>
{
    public async Task HandleAsync(InvitationDue happened, Guid messageId, CancellationToken ct)
    {
        if (await LoadAsync(happened, ct) is not ({ } collaboration, { } invitation))
        {
            await emails.DropAsync(messageId, ct);
            return;
        }

        var to = new EmailAddressing(invitation.Name, invitation.Email, invitation.Language);
        var about = new EmailSubject(EmailKind.Invitation)
        {
            AgencyId = invitation.AgencyId,
            CollaborationId = invitation.CollaborationId,
            InvitationId = invitation.Id,
        };
        await emails.SendOnceAsync(messageId, to, about, () => Task.FromResult<Letter?>(letters.ToSend(collaboration, invitation)), ct);
    }

    /// <summary>Both only while the letter is right.</summary>
    private async Task<(Collaboration? Collaboration, Invitation? Invitation)> LoadAsync(InvitationDue happened, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("invitation email", ct);
        var collaboration = await db.Collaborations.AsNoTracking().Include(c => c.Invitations)
            .SingleOrDefaultAsync(c => c.Id == happened.CollaborationId && c.Status == CollaborationStatus.AwaitingApproval, ct);
        return (collaboration, collaboration?.Invitations.SingleOrDefault(i => i.Id == happened.InvitationId && i.LinkVersion == happened.LinkVersion));
    }
}
