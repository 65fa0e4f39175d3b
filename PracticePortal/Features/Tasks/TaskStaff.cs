using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Agencies;
using PracticePortal.Platform.Data;

namespace PracticePortal.Features.Tasks;

/// <summary>Who works on a task.</summary>
internal static class TaskStaff
{
    /// <summary>The agency's members among those whom the details name.</summary>
    public static async Task<IReadOnlyCollection<Member>> StaffOfAsync(this AppDbContext db, TaskDetails details, CancellationToken ct)
    {
        List<Guid> named = [.. details.ParticipantIds, .. details.AssigneeId is { } assignee ? [assignee] : Array.Empty<Guid>()];
        return await db.Members.Where(m => named.Contains(m.Id)).ToListAsync(ct);
    }
}
