using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Agencies;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.PracticeManagement;

/// <summary>Agency staff remove a task. It stands here because one that an open collaboration stands on must stay.</summary>
public sealed class DeleteTask(TenantDbContextFactory contexts, AgencyRights rights)
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

        var hasOpenCollaboration = await db.Collaborations.AnyAsync(c => c.TaskId == taskId && c.ClosedAt == null, ct);
        var deleted = task.Delete(hasOpenCollaboration);
        if (deleted.Succeeded)
        {
            db.Tasks.Remove(task);
            return await db.TrySaveAsync(ct);
        }

        return deleted;
    }
}
