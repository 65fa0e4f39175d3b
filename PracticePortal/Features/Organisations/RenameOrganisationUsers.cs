using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Outbox;

namespace PracticePortal.Features.Organisations;

/// <summary>A person who goes by another name does so in every organisation.</summary>
public sealed class RenameOrganisationUsers(TenantDbContextFactory contexts) : IDomainEventHandler<PersonRenamed>
{
    public async Task HandleAsync(PersonRenamed happened, Guid messageId, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("rename", ct);
        var name = await db.Users.Where(u => u.Id == happened.UserId).Select(u => u.Name).SingleOrDefaultAsync(ct); // the last name wins
        foreach (var user in await db.OrganisationUsers.Where(u => u.UserId == happened.UserId).ToListAsync(ct))
        {
            user.Rename(name ?? user.Name);
        }

        await db.SaveChangesAsync(ct);
    }
}
