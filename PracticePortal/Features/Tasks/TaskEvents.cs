using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Tasks;

public sealed record TaskAdded(Guid TaskId, Guid CustomerId, Guid AgencyId, TaskType Type, string Period)
    : TaskEvent(TaskId, CustomerId, AgencyId, Type, Period, "task-added");

public sealed record TaskEdited(Guid TaskId, Guid CustomerId, Guid AgencyId, TaskType Type, string Period)
    : TaskEvent(TaskId, CustomerId, AgencyId, Type, Period, "task-edited");

public sealed record TaskCompleted(Guid TaskId, Guid CustomerId, Guid AgencyId, TaskType Type, string Period)
    : TaskEvent(TaskId, CustomerId, AgencyId, Type, Period, "task-completed");

public sealed record TaskReopened(Guid TaskId, Guid CustomerId, Guid AgencyId, TaskType Type, string Period)
    : TaskEvent(TaskId, CustomerId, AgencyId, Type, Period, "task-reopened");

public sealed record TaskDeleted(Guid TaskId, Guid CustomerId, Guid AgencyId, TaskType Type, string Period)
    : TaskEvent(TaskId, CustomerId, AgencyId, Type, Period, "task-deleted");

/// <summary>Something happened to a task that the customer's history tells and the agency's open pages show.</summary>
public abstract record TaskEvent(Guid TaskId, Guid CustomerId, Guid AgencyId, TaskType Type, string Period, string What) : ILiveEvent, IAuditedEvent
{
    public IEnumerable<LiveTopic> Topics() => [LiveTopic.Agency(AgencyId)];

    public AuditFact ToAudit() => new(What) { AgencyId = AgencyId, CustomerId = CustomerId, Details = [Type.ToString(), Period] };
}
