using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Outbox;

namespace PracticePortal.Features.Organisations;

/// <summary>A person's name and language are the same in every organisation; letters are written in that language.</summary>
public sealed class FollowPersons(TenantDbContextFactory contexts) : IDomainEventHandler<PersonChanged>
{
    public async Task HandleAsync(PersonChanged happened, Guid messageId, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("follow persons", ct);
        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == happened.UserId, ct) is not { } person) // as it is now: the last change wins
        {
            return;
        }

        foreach (var user in await db.OrganisationUsers.Where(u => u.UserId == happened.UserId).ToListAsync(ct))
        {
            user.Follow(person.Name, person.Language);
        }

        await db.SaveChangesAsync(ct);
    }
}
