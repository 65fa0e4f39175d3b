using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Agencies;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Tasks;

/// <summary>A completed task turns out not to be done.</summary>
public sealed class ReopenTask(TenantDbContextFactory contexts, AgencyRights rights)
{
    public async Task<Result> ExecuteAsync(Guid taskId, CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        var member = await rights.MemberAsync(db, ct);
        var task = await db.Tasks.Include(t => t.Participants).SingleOrDefaultAsync(t => t.Id == taskId, ct);
        if (member is null || task is null)
        {
            return CommonErrors.NotFound;
        }

        var reopened = task.Reopen(await db.Members.ToListAsync(ct));
        return reopened.Succeeded ? await db.TrySaveAsync(ct) : reopened;
    }
}
