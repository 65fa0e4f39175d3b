using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Outbox;

namespace PracticePortal.Features.Agencies;

/// <summary>A person who goes by another name does so at every agency.</summary>
public sealed class RenameMemberships(TenantDbContextFactory contexts) : IDomainEventHandler<PersonChanged>
{
    public async Task HandleAsync(PersonChanged happened, Guid messageId, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("rename", ct);
        var name = await db.Users.Where(u => u.Id == happened.UserId).Select(u => u.Name).SingleOrDefaultAsync(ct); // the last name wins
        foreach (var member in await db.Members.Where(m => m.UserId == happened.UserId).ToListAsync(ct))
        {
            member.Rename(name ?? member.Name);
        }

        await db.SaveChangesAsync(ct);
    }
}
