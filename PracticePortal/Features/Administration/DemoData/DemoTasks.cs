using System.Globalization;
using PracticePortal.Features.Agencies;
using PracticePortal.Features.Customers;
using PracticePortal.Features.Tasks;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Tenancy;

namespace PracticePortal.Features.Administration.DemoData;

/// <summary>Lays the tasks of a customer: an open one first, and by turns some more and some that are done.</summary>
internal sealed class DemoTasks(DemoWorld world, IReadOnlyList<Member> staff)
{
    private static readonly TaskType[] s_types =
        [TaskType.VatReturn, TaskType.Bookkeeping, TaskType.Payroll, TaskType.AnnualAccounts, TaskType.TaxReturn, TaskType.Advisory];

    private readonly DateOnly _today = SwedishTime.DayOf(world.Now);

    /// <summary>The task that the customer's collaboration is for.</summary>
    public CustomerTask Lay(Customer customer, Member responsible, int place, DateTime at)
    {
        var first = Add(customer, responsible, s_types[place < 3 ? 0 : place % s_types.Length], 5 + (place * 3 % 40), place, at);
        if (place % 2 == 0)
        {
            Add(customer, responsible, s_types[(place + 2) % s_types.Length], 20 + (place * 5 % 60), place + 1, at);
        }

        if (place % 3 == 1)
        {
            var done = Add(customer, responsible, TaskType.AnnualAccounts, -30 - (place % 20), place + 2, at);
            var completed = world.At(33 + (place % 20), place);
            done.Complete(completed > at ? completed : at);
            world.History.Tell(done, new Actor(responsible.UserId, responsible.Name), completed);
        }

        return first;
    }

    private CustomerTask Add(Customer customer, Member responsible, TaskType type, int dueInDays, int place, DateTime at)
    {
        var due = _today.AddDays(dueInDays);
        var colleague = staff[(place + 1) % staff.Count];
        var details = new TaskDetails
        {
            Type = type,
            Period = Period(type, due),
            DueDate = due,
            AssigneeId = responsible.Id,
            ParticipantIds = place % 3 == 0 && colleague != responsible ? [colleague.Id] : [],
        };
        var task = CustomerTask.Add(customer, details, staff, at).Value;
        world.History.Tell(task, new Actor(responsible.UserId, responsible.Name), at);
        world.Db.Tasks.Add(task);
        return task;
    }

    /// <summary>The year for what is done once a year, the month for payroll, the quarter for the rest.</summary>
    private static string Period(TaskType type, DateOnly due) => type switch
    {
        TaskType.AnnualAccounts or TaskType.TaxReturn => due.AddYears(-1).ToString("yyyy", CultureInfo.InvariantCulture),
        TaskType.Payroll => due.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        TaskType.Bookkeeping or TaskType.VatReturn or TaskType.Advisory =>
            string.Create(CultureInfo.InvariantCulture, $"Q{((due.Month - 1) / 3) + 1} {due.Year}"),
    };
}
