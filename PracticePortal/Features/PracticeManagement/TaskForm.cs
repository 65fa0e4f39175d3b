using System.Globalization;
using PracticePortal.Features.Tasks;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.PracticeManagement;

/// <summary>What stands in the fields of the task's form, as it was typed.</summary>
public sealed class TaskForm
{
    private const string DateFormat = "yyyy-MM-dd";

    public TaskType Type { get; set; }

    public string? Period { get; set; }

    /// <summary>As the browser's date field writes it.</summary>
    public string? Due { get; set; }

    /// <summary>Empty for nobody.</summary>
    public Guid AssigneeId { get; set; }

    public IReadOnlyCollection<Guid> ParticipantIds { get; set; } = [];

    public static TaskForm Of(TaskDetails details) => new()
    {
        Type = details.Type,
        Period = details.Period,
        Due = details.DueDate?.ToString(DateFormat, CultureInfo.InvariantCulture),
        AssigneeId = details.AssigneeId ?? Guid.Empty,
        ParticipantIds = details.ParticipantIds,
    };

    public Result<TaskDetails> ToDetails()
    {
        DateOnly? due = null;
        if (PlainText.Clean(Due) is { } typed)
        {
            if (!DateOnly.TryParseExact(typed, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                return DueNotValid;
            }

            due = date;
        }

        return new TaskDetails
        {
            Type = Type,
            Period = Period,
            DueDate = due,
            AssigneeId = AssigneeId == Guid.Empty ? null : AssigneeId,
            ParticipantIds = [.. ParticipantIds],
        };
    }

    internal static readonly Error DueNotValid = Error.Invalid("date-not-valid").In(nameof(TaskDetails.DueDate));
}
