using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Account.Emails;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Email;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Links;
using PracticePortal.Platform.Outbox;

namespace PracticePortal.Features.Account;

/// <summary>Writes to the owner of a sign-in who forgot the password; to nobody when nobody has the address or it asked too often.</summary>
[Retries(Hours = 3, LongestDelayMinutes = 5)]
public sealed class SendPasswordResetEmail(
    TenantDbContextFactory contexts, PortalUsers users, OutgoingEmail emails, LinkProtector links, TimeProvider clock)
    : IDomainEventHandler<PasswordResetAsked>
{
    private const int LinkVersion = 1;

    public async Task HandleAsync(PasswordResetAsked happened, Guid messageId, CancellationToken ct)
    {
        if (await GrantAsync(happened.Email, messageId, ct) is { } user)
        {
            var to = new EmailAddressing(user.Name, user.Email!, user.Language);
            await emails.SendOnceAsync(messageId, to, new EmailSubject(EmailKind.PasswordReset), () => WriteAsync(messageId, ct), ct);
        }
    }

    /// <summary>Makes the leave at the first try. Touches the sign-in, so that of two at once one starts over and counts the other.</summary>
    private async Task<PortalUser?> GrantAsync(string address, Guid messageId, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateSystemAsync("password reset", ct);
        var user = await users.FindAsync(db, address, ct);
        if (user is null || await db.PasswordResets.AnyAsync(r => r.Id == messageId, ct))
        {
            return user;
        }

        var hourAgo = now - TimeSpan.FromHours(1);
        if (await db.PasswordResets.CountAsync(r => r.UserId == user.Id && r.AskedAt > hourAgo, ct) >= PasswordReset.MostInAnHour)
        {
            return null;
        }

        db.PasswordResets.Add(PasswordReset.Ask(messageId, user, now));
        user.ConcurrencyStamp = Guid.NewGuid().ToString();
        await db.SaveChangesAsync(ct);
        return user;
    }

    private async Task<Letter?> WriteAsync(Guid resetId, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("password reset", ct);
        var reset = await db.PasswordResets.AsNoTracking().SingleAsync(r => r.Id == resetId, ct);
        var user = await db.Users.AsNoTracking().SingleAsync(u => u.Id == reset.UserId, ct);
        return reset.IsOpenFor(user, clock.GetUtcNow().UtcDateTime)
            ? new PasswordResetLetter
            {
                RecipientName = user.Name,
                Link = links.AddressOf(LinkPurpose.PasswordReset, new LinkTarget(reset.Id, LinkVersion)).ToString(),
                LifetimeMinutes = (int)PasswordReset.Lifetime.TotalMinutes,
            }
            : null;
    }
}
