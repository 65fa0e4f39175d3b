using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Account.Emails;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Email;
using PracticePortal.Platform.Outbox;

namespace PracticePortal.Features.Account;

/// <summary>Tells the owner of a sign-in that its password was changed.</summary>
[Retries(Days = 4)]
public sealed class SendPasswordChangedEmail(TenantDbContextFactory contexts, OutgoingEmail emails, PortalOptions portal)
    : IDomainEventHandler<PasswordChanged>
{
    public async Task HandleAsync(PasswordChanged happened, Guid messageId, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("password changed", ct);
        var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == happened.UserId, ct);
        if (user is null)
        {
            return;
        }

        var letter = new PasswordChangedLetter
        {
            RecipientName = user.Name,
            ChangedAt = happened.At,
            Link = portal.Link("/account/forgot").ToString(),
        };
        var to = new EmailAddressing(user.Name, user.Email!, user.Language);
        await emails.SendOnceAsync(messageId, to, new EmailSubject(EmailKind.PasswordChanged), () => Task.FromResult<Letter?>(letter), ct);
    }
}
