using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;

namespace PracticePortal.Features.Tasks;

/// <summary>What the pages about a customer's tasks read.</summary>
public sealed class TaskQueries(TenantDbContextFactory contexts)
{
    public const int PageSize = 25;

    /// <summary>A customer's tasks: open ones by their due date, then the completed, newest first.</summary>
    /// <param name="customerId">The customer; somebody else's has none.</param>
    /// <param name="page">Counted from 0.</param>
    /// <param name="ct">Cancels the reading.</param>
    public async Task<TaskList> OfCustomerAsync(Guid customerId, int page, CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        var rows = await db.Tasks.AsNoTracking().Where(t => t.CustomerId == customerId)
            .OrderBy(t => t.CompletedAt != null).ThenByDescending(t => t.CompletedAt)
            .ThenBy(t => t.DueDate == null).ThenBy(t => t.DueDate).ThenBy(t => t.Id)
            .Skip(page * PageSize).Take(PageSize + 1)
            .Select(t => new TaskRow(
                t.Id, t.Type, t.Period, t.DueDate, t.Status, t.CompletedAt,
                db.Members.Where(m => m.Id == t.AssigneeId).Select(m => m.Name).FirstOrDefault(), t.Participants.Count))
            .ToListAsync(ct);
        return new TaskList([.. rows.Take(PageSize)], rows.Count > PageSize);
    }

    /// <summary>The task as it is edited; null when it is not this agency's, or another customer's.</summary>
    public async Task<TaskToEdit?> FindForEditAsync(Guid customerId, Guid taskId, CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        return await db.Tasks.AsNoTracking().Where(t => t.Id == taskId && t.CustomerId == customerId)
            .Select(t => new TaskToEdit(
                t.Id,
                t.Version,
                t.Status,
                new TaskDetails
                {
                    Type = t.Type,
                    Period = t.Period,
                    DueDate = t.DueDate,
                    AssigneeId = t.AssigneeId,
                    ParticipantIds = t.Participants.Select(p => p.MemberId).ToList(),
                }))
            .SingleOrDefaultAsync(ct);
    }
}

/// <summary>One page of a customer's tasks.</summary>
public sealed record TaskList(IReadOnlyList<TaskRow> Rows, bool HasMore);

public sealed record TaskRow(
    Guid Id, TaskType Type, string Period, DateOnly? DueDate, CustomerTaskStatus Status, DateTime? CompletedAt, string? Assignee, int Participants);

/// <param name="Version">The state that the form starts from; a save from an older one is refused.</param>
public sealed record TaskToEdit(Guid Id, int Version, CustomerTaskStatus Status, TaskDetails Details);
