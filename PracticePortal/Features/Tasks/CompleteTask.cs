using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Agencies;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Tasks;

/// <summary>The task is done: it cannot be chosen for a collaboration any more. One that stands on it stays, with a notice.</summary>
public sealed class CompleteTask(TenantDbContextFactory contexts, AgencyRights rights, TimeProvider clock)
{
    public async Task<Result> ExecuteAsync(Guid taskId, CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        var member = await rights.MemberAsync(db, ct);
        var task = await db.Tasks.SingleOrDefaultAsync(t => t.Id == taskId, ct);
        if (member is null || task is null)
        {
            return CommonErrors.NotFound;
        }

        var completed = task.Complete(clock.GetUtcNow().UtcDateTime);
        return completed.Succeeded ? await db.TrySaveAsync(ct) : completed;
    }
}
