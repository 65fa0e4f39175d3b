using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Account.Emails;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Email;
using PracticePortal.Platform.Outbox;

namespace PracticePortal.Features.Account.Factors;

/// <summary>Tells the owner of a sign-in that its second factor has changed, as it may have been somebody else.</summary>
[Retries(Days = 4)]
public sealed class SendFactorChangedEmail(TenantDbContextFactory contexts, OutgoingEmail emails, PortalOptions portal)
    : IDomainEventHandler<FactorChanged>
{
    public async Task HandleAsync(FactorChanged happened, Guid messageId, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("second factor changed", ct);
        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == happened.UserId, ct) is not { } user)
        {
            return;
        }

        var letter = new FactorChangedLetter
        {
            RecipientName = user.Name,
            Change = happened.Change,
            ChangedAt = happened.At,
            Link = portal.Link("/account/forgot").ToString(),
        };
        var to = new EmailAddressing(user.Name, user.Email!, user.Language);
        await emails.SendOnceAsync(messageId, to, new EmailSubject(EmailKind.FactorChanged), () => Task.FromResult<Letter?>(letter), ct);
    }
}
