using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Agencies;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Tasks;

/// <summary>Agency staff change a task: what it is, when it is due, who works on it.</summary>
public sealed class EditTask(TenantDbContextFactory contexts, AgencyRights rights)
{
    /// <param name="taskId">The task; somebody else's is not found.</param>
    /// <param name="version">The state that the form started from; when a colleague has saved since, nothing is done.</param>
    /// <param name="details">What was typed.</param>
    /// <param name="ct">Cancels before the save.</param>
    public async Task<Result> ExecuteAsync(Guid taskId, int version, TaskDetails details, CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        var member = await rights.MemberAsync(db, ct);
        var task = await db.Tasks.Include(t => t.Participants).SingleOrDefaultAsync(t => t.Id == taskId, ct);
        if (member is null || task is null)
        {
            return CommonErrors.NotFound;
        }

        if (task.Version != version)
        {
            return CommonErrors.ChangedByOthers;
        }

        var edited = task.Edit(details, await db.StaffOfAsync(details, ct));
        if (!edited.Succeeded)
        {
            return edited;
        }

        db.Touch(task); // other participants alone are a change of the task
        return await db.TrySaveAsync(ct);
    }
}
