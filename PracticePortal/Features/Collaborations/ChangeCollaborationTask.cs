using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Agencies;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Collaborations;

/// <summary>The agency puts another of the customer's tasks behind the collaboration; its people get access.</summary>
public sealed class ChangeCollaborationTask(TenantDbContextFactory contexts, AgencyRights rights)
{
    public Task<Result> ExecuteAsync(Guid collaborationId, Guid? taskId, CancellationToken ct) =>
        Overtaken.StartAgainAsync(() => ChangeTaskAsync(collaborationId, taskId, ct));

    private async Task<Result> ChangeTaskAsync(Guid collaborationId, Guid? taskId, CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        var member = await rights.MemberAsync(db, ct);
        var collaboration = await db.Collaborations.SingleOrDefaultAsync(c => c.Id == collaborationId, ct);
        if (member is null || collaboration is null)
        {
            return CommonErrors.NotFound;
        }

        var task = await db.Tasks.SingleOrDefaultAsync(t => t.Id == taskId && t.CustomerId == collaboration.CustomerId, ct);
        if (task is null)
        {
            return CollaborationErrors.TaskMissing;
        }

        var changed = collaboration.ChangeTask(task);
        db.Touch(task); // so that nobody completes or deletes it at the same moment
        return changed.Succeeded ? await db.TrySaveAsync(ct) : changed;
    }
}
