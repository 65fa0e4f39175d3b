using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Customers;
using PracticePortal.Features.Tasks;
using PracticePortal.Platform.Data;

namespace PracticePortal.Features.PracticeManagement;

/// <summary>What the customer page shows above its tabs, and on the tab Overview.</summary>
public sealed class CustomerPageQueries(TenantDbContextFactory contexts)
{
    private const int TasksOnOverview = 5;

    /// <summary>Null when the customer is not this agency's.</summary>
    public async Task<CustomerFrame?> FrameAsync(Guid customerId, CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        return await db.Customers.AsNoTracking().Where(c => c.Id == customerId)
            .Select(c => new CustomerFrame(
                c.AgencyId,
                c.Name,
                c.OrganisationNumber,
                c.ContactName,
                c.ContactEmail,
                c.Program,
                c.ArchivedAt,
                db.Collaborations.Any(k => k.CustomerId == c.Id && k.ClosedAt == null
                    && db.Tasks.Any(t => t.Id == k.TaskId && t.Status == CustomerTaskStatus.Completed)),
                db.Tasks.Count(t => t.CustomerId == c.Id && t.Status == CustomerTaskStatus.Open)))
            .SingleOrDefaultAsync(ct);
    }

    /// <summary>Null when the customer is not this agency's.</summary>
    public async Task<CustomerOverview?> OverviewAsync(Guid customerId, CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        var customer = await db.Customers.AsNoTracking().SingleOrDefaultAsync(c => c.Id == customerId, ct);
        if (customer is null)
        {
            return null;
        }

        var responsible = await db.Members.AsNoTracking().Where(m => m.Id == customer.ResponsibleId).Select(m => m.Name).SingleOrDefaultAsync(ct);
        var latest = await db.Collaborations.AsNoTracking().Where(k => k.CustomerId == customerId).OrderByDescending(k => k.Id)
            .Select(k => new LatestCollaboration(k.Status, k.TaskType, k.TaskPeriod, k.ActivatedAt, k.AnswerBy, k.ClosedAt)).FirstOrDefaultAsync(ct);
        var tasks = await db.Tasks.AsNoTracking().Where(t => t.CustomerId == customerId && t.Status == CustomerTaskStatus.Open)
            .OrderBy(t => t.DueDate == null).ThenBy(t => t.DueDate).ThenBy(t => t.Id).Take(TasksOnOverview)
            .Select(t => new OverviewTask(t.Id, t.Type, t.Period, t.DueDate)).ToListAsync(ct);
        return new CustomerOverview(
            customer.Name, customer.OrganisationNumber, customer.CustomerNumber, customer.ContactName, customer.ContactEmail, customer.ContactLanguage,
            customer.Street, customer.PostalCode, customer.City, customer.Program, responsible, customer.CreatedAt, customer.IsArchived, latest, tasks);
    }
}

/// <param name="TaskIsCompleted">The task of the open collaboration is done: another should be chosen.</param>
public sealed record CustomerFrame(
    Guid AgencyId, string Name, string OrganisationNumber, string ContactName, string ContactEmail, BookkeepingProgram Program,
    DateTime? ArchivedAt, bool TaskIsCompleted, int OpenTasks);

public sealed record CustomerOverview(
    string Name, string OrganisationNumber, string CustomerNumber, string ContactName, string ContactEmail, string ContactLanguage,
    string Street, string PostalCode, string City, BookkeepingProgram Program, string? Responsible, DateTime CreatedAt, bool IsArchived,
    LatestCollaboration? Collaboration, IReadOnlyList<OverviewTask> Tasks);

public sealed record LatestCollaboration(
    CollaborationStatus Status, TaskType TaskType, string TaskPeriod, DateTime ActivatedAt, DateTime? AnswerBy, DateTime? ClosedAt);

public sealed record OverviewTask(Guid Id, TaskType Type, string Period, DateOnly? Due);
