using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Agencies.Emails;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Email;
using PracticePortal.Platform.Links;
using PracticePortal.Platform.Outbox;

namespace PracticePortal.Features.Agencies;

/// <summary>Writes to a person who is invited to join an agency. A letter that was taken back or replaced meanwhile is not sent.</summary>
[Retries(Days = 8)]
public sealed class SendMemberInvitation(TenantDbContextFactory contexts, OutgoingEmail emails, LinkProtector links, TimeProvider clock)
    : IDomainEventHandler<MemberInvited>
{
    public async Task HandleAsync(MemberInvited happened, Guid messageId, CancellationToken ct)
    {
        if (await LoadAsync(happened, ct) is not { } invitation)
        {
            return;
        }

        var to = new EmailAddressing(invitation.Name, invitation.Email, invitation.Language);
        var about = new EmailSubject(EmailKind.MemberInvitation) { AgencyId = invitation.AgencyId, InvitationId = invitation.Id };
        await emails.SendOnceAsync(messageId, to, about, () => WriteAsync(happened, ct), ct);
    }

    private async Task<Letter?> WriteAsync(MemberInvited happened, CancellationToken ct)
    {
        var invitation = await LoadAsync(happened, ct);
        return invitation?.IsOpenAt(clock.GetUtcNow().UtcDateTime) == true && invitation.LinkVersion == happened.LinkVersion
            ? new MemberInvitationLetter
            {
                AgencyName = invitation.AgencyName,
                InvitedBy = invitation.InvitedBy,
                RecipientName = invitation.Name,
                Link = links.AddressOf(LinkPurpose.MemberInvitation, new LinkTarget(invitation.Id, invitation.LinkVersion)).ToString(),
                WorksUntil = invitation.ExpiresAt,
            }
            : null;
    }

    private async Task<MemberInvitation?> LoadAsync(MemberInvited happened, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("member invitation", ct);
        return await db.MemberInvitations.AsNoTracking().SingleOrDefaultAsync(i => i.Id == happened.InvitationId, ct);
    }
}
