using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Customers;
using PracticePortal.Features.PracticeManagement;
using PracticePortal.Features.Tasks;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Tasks;

public sealed class TaskUseCasesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Add_GivesTheCustomerATaskWithItsPeople(DatabaseProvider database)
    {
        await using var office = await AgencyOffice.OpenAsync(database: database);
        var customer = Given.Customer(office.Agency);
        await office.Portal.SaveAsync(customer);

        var added = await office.Portal.Get<AddTask>().ExecuteAsync(customer.Id, Details(office), Ct);

        var task = await office.Portal.ReadAsync(db => db.Tasks.Include(t => t.Participants).SingleAsync(Ct));
        Assert.Equal((added.Value, customer.Id, TaskType.Payroll), (task.Id, task.CustomerId, task.Type));
        Assert.Equal([office.Administrator.Id], task.Participants.Select(p => p.MemberId));
        var row = (await office.Portal.Get<TaskQueries>().OfCustomerAsync(customer.Id, 0, Ct)).Rows.Single();
        Assert.Equal(("Consultant, Norr", 1, new DateOnly(2026, 12, 31)), (row.Assignee!, row.Participants, row.DueDate!.Value));
        Assert.Equal([office.Administrator.Id], (await office.Portal.Get<TaskQueries>().FindForEditAsync(customer.Id, task.Id, Ct))!.Details.ParticipantIds);
    }

    [Fact]
    public async Task Add_WithAStrangerOrForAnArchivedCustomer_IsRefusedAndSavesNothing()
    {
        await using var office = await AgencyOffice.OpenAsync();
        var (customer, archived) = (Given.Customer(office.Agency), Given.Customer(office.Agency));
        archived.Archive(open: null, office.Portal.Now);
        await office.Portal.SaveAsync(customer, archived);
        var add = office.Portal.Get<AddTask>();

        Assert.Equal(TaskErrors.MemberNotFound, (await add.ExecuteAsync(customer.Id, Details(office) with { AssigneeId = office.Stranger.Id }, Ct)).Error);
        Assert.Equal(CustomerErrors.Archived, (await add.ExecuteAsync(archived.Id, Details(office), Ct)).Error);
        Assert.Equal(0, await office.Portal.ReadAsync(db => db.Tasks.CountAsync(Ct)));
    }

    [Fact]
    public async Task Edit_OfTheParticipantsOnly_CountsAsAChange()
    {
        await using var office = await AgencyOffice.OpenAsync();
        var task = await TaskAsync(office);
        var edit = office.Portal.Get<EditTask>();
        var details = new TaskDetails { Type = task.Type, Period = task.Period, ParticipantIds = [office.Administrator.Id] };

        Assert.True((await edit.ExecuteAsync(task.Id, task.Version, details, Ct)).Succeeded);
        Assert.Equal(CommonErrors.ChangedByOthers, (await edit.ExecuteAsync(task.Id, task.Version, details, Ct)).Error);
        Assert.Equal(1, await office.Portal.ReadAsync(db => db.TaskParticipants.CountAsync(Ct)));
    }

    [Fact]
    public async Task Complete_AndReopen_LeadThereAndBack()
    {
        await using var office = await AgencyOffice.OpenAsync();
        var task = await TaskAsync(office);

        Assert.True((await office.Portal.Get<CompleteTask>().ExecuteAsync(task.Id, Ct)).Succeeded);
        Assert.Equal(TaskErrors.Completed, (await office.Portal.Get<CompleteTask>().ExecuteAsync(task.Id, Ct)).Error);
        Assert.True((await office.Portal.Get<ReopenTask>().ExecuteAsync(task.Id, Ct)).Succeeded);
        Assert.Equal(TaskErrors.NotCompleted, (await office.Portal.Get<ReopenTask>().ExecuteAsync(task.Id, Ct)).Error);
    }

    [Fact]
    public async Task Reopen_LetsGoOfThoseWhoHaveLeft_SoThatTheTaskCanBeEdited()
    {
        await using var office = await AgencyOffice.OpenAsync();
        var customer = Given.Customer(office.Agency);
        await office.Portal.SaveAsync(customer);
        var id = (await office.Portal.Get<AddTask>().ExecuteAsync(customer.Id, Details(office), Ct)).Value;
        await office.Portal.Get<CompleteTask>().ExecuteAsync(id, Ct);
        await using (var db = await office.Portal.OpenAsync())
        {
            await db.Members.Where(m => m.Id == office.Administrator.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.DeactivatedAt, office.Portal.Now), Ct);
        }

        Assert.True((await office.Portal.Get<ReopenTask>().ExecuteAsync(id, Ct)).Succeeded);

        var task = (await office.Portal.Get<TaskQueries>().FindForEditAsync(customer.Id, id, Ct))!;
        Assert.Equal((office.Consultant.Id, 0), (task.Details.AssigneeId!.Value, task.Details.ParticipantIds.Count));
        Assert.True((await office.Portal.Get<EditTask>().ExecuteAsync(id, task.Version, task.Details, Ct)).Succeeded);
    }

    [Fact]
    public async Task Delete_WithAnOpenCollaboration_IsRefusedAndTheTaskStays()
    {
        await using var office = await AgencyOffice.OpenAsync();
        var customer = Given.Customer(office.Agency);
        var (used, free) = (Given.Task(customer), Given.Task(customer));
        await office.Portal.SaveAsync(
            customer, used, free, Given.Collaboration(office.Agency, customer, used, office.Consultant, CollaborationStatus.ProvisioningFailed));
        var delete = office.Portal.Get<DeleteTask>();

        Assert.Equal(TaskErrors.HasOpenCollaboration, (await delete.ExecuteAsync(used.Id, Ct)).Error);
        Assert.True((await delete.ExecuteAsync(free.Id, Ct)).Succeeded);
        Assert.Equal(used.Id, (await office.Portal.ReadAsync(db => db.Tasks.SingleAsync(Ct))).Id);
        Assert.Equal("task-deleted", (await office.Portal.ReadAsync(db => db.AuditEntries.SingleAsync(Ct))).What);
    }

    [Fact]
    public async Task Neighbour_FindsNothing()
    {
        await using var office = await AgencyOffice.OpenAsync();
        var task = await TaskAsync(office);
        office.Portal.LogIn(office.Stranger);

        Assert.Equal(CommonErrors.NotFound, (await office.Portal.Get<AddTask>().ExecuteAsync(task.CustomerId, Details(office), Ct)).Error);
        Assert.Equal(CommonErrors.NotFound, (await office.Portal.Get<EditTask>().ExecuteAsync(task.Id, 0, Details(office), Ct)).Error);
        Assert.Equal(CommonErrors.NotFound, (await office.Portal.Get<CompleteTask>().ExecuteAsync(task.Id, Ct)).Error);
        Assert.Equal(CommonErrors.NotFound, (await office.Portal.Get<ReopenTask>().ExecuteAsync(task.Id, Ct)).Error);
        Assert.Equal(CommonErrors.NotFound, (await office.Portal.Get<DeleteTask>().ExecuteAsync(task.Id, Ct)).Error);
        Assert.Empty((await office.Portal.Get<TaskQueries>().OfCustomerAsync(task.CustomerId, 0, Ct)).Rows);
        Assert.Null(await office.Portal.Get<TaskQueries>().FindForEditAsync(task.CustomerId, task.Id, Ct));
    }

    private static TaskDetails Details(AgencyOffice office) => new()
    {
        Type = TaskType.Payroll,
        Period = "2026-12",
        DueDate = new DateOnly(2026, 12, 31),
        AssigneeId = office.Consultant.Id,
        ParticipantIds = [office.Administrator.Id],
    };

    private static async Task<CustomerTask> TaskAsync(AgencyOffice office)
    {
        var customer = Given.Customer(office.Agency);
        var task = Given.Task(customer);
        await office.Portal.SaveAsync(customer, task);
        return task;
    }
}
