using PracticePortal.Features.Agencies;
using PracticePortal.Features.Customers;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Tenancy;

namespace PracticePortal.Features.Tasks;

/// <summary>What agency staff type about a task, unchecked.</summary>
public sealed record TaskDetails
{
    public TaskType Type { get; init; }

    /// <summary>Such as "Q4 2026"; free text.</summary>
    public string? Period { get; init; }

    public DateOnly? DueDate { get; init; }

    public Guid? AssigneeId { get; init; }

    public IReadOnlyCollection<Guid> ParticipantIds { get; init; } = [];
}

/// <summary>An assignment for a customer. Whoever works on it has access to the shared receipts.</summary>
public sealed class CustomerTask : Entity, IAgencyOwned
{
    public const int PeriodMaxLength = 60;

    private readonly List<TaskParticipant> _participants = [];

    private CustomerTask()
    {
    }

    public Guid AgencyId { get; private init; }

    public Guid CustomerId { get; private init; }

    public TaskType Type { get; private set; }

    public string Period { get; private set; } = "";

    public DateOnly? DueDate { get; private set; }

    public Guid? AssigneeId { get; private set; }

    public CustomerTaskStatus Status { get; private set; }

    public DateTime CreatedAt { get; private init; }

    public DateTime? CompletedAt { get; private set; }

    public IReadOnlyCollection<TaskParticipant> Participants => _participants;

    /// <param name="staff">The agency's active members among those that the details name.</param>
    public static Result<CustomerTask> Add(Customer customer, TaskDetails details, IReadOnlyCollection<Member> staff, DateTime now)
    {
        if (customer.IsArchived)
        {
            return CustomerErrors.Archived;
        }

        var task = new CustomerTask { AgencyId = customer.AgencyId, CustomerId = customer.Id, CreatedAt = now };
        var written = task.Write(details, staff);
        if (!written.Succeeded)
        {
            return written.Error;
        }

        task.Raise(new TaskAdded(task.Id, customer.Id, task.AgencyId, task.Type, task.Period));
        return task;
    }

    public Result Edit(TaskDetails details, IReadOnlyCollection<Member> staff)
    {
        if (Status == CustomerTaskStatus.Completed)
        {
            return TaskErrors.Completed;
        }

        var written = Write(details, staff);
        if (written.Succeeded)
        {
            Raise(new TaskEdited(Id, CustomerId, AgencyId, Type, Period));
        }

        return written;
    }

    public Result Complete(DateTime now)
    {
        if (Status == CustomerTaskStatus.Completed)
        {
            return TaskErrors.Completed;
        }

        Status = CustomerTaskStatus.Completed;
        CompletedAt = now;
        Raise(new TaskCompleted(Id, CustomerId, AgencyId, Type, Period));
        return Result.Ok;
    }

    /// <param name="staff">The agency's active members; whoever has left since the task was completed is no longer on it.</param>
    public Result Reopen(IReadOnlyCollection<Member> staff)
    {
        if (Status != CustomerTaskStatus.Completed)
        {
            return TaskErrors.NotCompleted;
        }

        var active = staff.Where(m => m.AgencyId == AgencyId && m.IsActive).Select(m => m.Id).ToHashSet();
        AssigneeId = AssigneeId is { } assignee && active.Contains(assignee) ? assignee : null;
        _participants.RemoveAll(p => !active.Contains(p.MemberId));

        Status = CustomerTaskStatus.Open;
        CompletedAt = null;
        Raise(new TaskReopened(Id, CustomerId, AgencyId, Type, Period));
        return Result.Ok;
    }

    /// <summary>Asks whether the row may go; the use case removes it.</summary>
    public Result Delete(bool hasOpenCollaboration)
    {
        if (hasOpenCollaboration)
        {
            return TaskErrors.HasOpenCollaboration;
        }

        Raise(new TaskDeleted(Id, CustomerId, AgencyId, Type, Period));
        return Result.Ok;
    }

    /// <summary>A colleague takes over what a leaving member had; null for nobody.</summary>
    public void HandOver(Guid fromMemberId, Guid? toMemberId)
    {
        var tookPart = _participants.RemoveAll(p => p.MemberId == fromMemberId) > 0;
        if (AssigneeId == fromMemberId)
        {
            AssigneeId = toMemberId;
        }
        else if (tookPart && toMemberId is { } successor && _participants.TrueForAll(p => p.MemberId != successor))
        {
            _participants.Add(new TaskParticipant(AgencyId, Id, successor));
        }

        _participants.RemoveAll(p => p.MemberId == AssigneeId);
        Raise(new TaskEdited(Id, CustomerId, AgencyId, Type, Period));
    }

    private Result Write(TaskDetails details, IReadOnlyCollection<Member> staff)
    {
        var period = PlainText.OptionalName(details.Period, nameof(Period), PeriodMaxLength);
        if (!period.Succeeded)
        {
            return period.Error;
        }

        if (!Enum.IsDefined(details.Type))
        {
            return CommonErrors.Required(nameof(Type));
        }

        var active = staff.Where(m => m.AgencyId == AgencyId && m.IsActive).Select(m => m.Id).ToHashSet();
        if ((details.AssigneeId is { } assignee && !active.Contains(assignee)) || !details.ParticipantIds.All(active.Contains))
        {
            return TaskErrors.MemberNotFound;
        }

        (Type, Period, DueDate, AssigneeId) = (details.Type, period.Value, details.DueDate, details.AssigneeId);
        var wanted = details.ParticipantIds.Where(id => id != AssigneeId).ToHashSet();
        _participants.RemoveAll(p => !wanted.Contains(p.MemberId));
        _participants.AddRange(wanted.Except(_participants.Select(p => p.MemberId)).Select(id => new TaskParticipant(AgencyId, Id, id)));
        return Result.Ok;
    }
}

/// <summary>A colleague on a task besides its assignee.</summary>
public sealed class TaskParticipant : IAgencyOwned
{
    internal TaskParticipant(Guid agencyId, Guid taskId, Guid memberId) => (AgencyId, TaskId, MemberId) = (agencyId, taskId, memberId);

    public Guid AgencyId { get; private init; }

    public Guid TaskId { get; private init; }

    public Guid MemberId { get; private init; }
}
