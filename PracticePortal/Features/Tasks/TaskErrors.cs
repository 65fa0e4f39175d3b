using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Tasks;

/// <summary>Why something about a task is refused.</summary>
public static class TaskErrors
{
    public static readonly Error Completed = Error.Conflict("task-completed");
    public static readonly Error NotCompleted = Error.Conflict("task-not-completed");
    public static readonly Error HasOpenCollaboration = Error.Conflict("task-has-open-collaboration");
    public static readonly Error MemberNotFound = Error.Invalid("task-member-not-found").In("AssigneeId");
}
