using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Customers;
using PracticePortal.Features.PracticeManagement;
using PracticePortal.Features.Tasks;
using PracticePortal.Platform.Data;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.PracticeManagement;

/// <summary>What the database keeps on a customer's row for the lists, whoever changes what it comes from.</summary>
public sealed class CustomerPlaceInListsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Rank_IsThatOfTheLatestCollaboration_InEachStatus(DatabaseProvider database)
    {
        await using var office = await AgencyOffice.OpenAsync(database: database);
        var (customer, other) = (Given.Customer(office.Agency), Given.Customer(office.Agency));
        var task = Given.Task(customer);
        var organisation = Given.Organisation();
        var user = Given.User();
        var owner = Given.OrganisationUser(organisation, user);
        await office.Portal.SaveAsync(customer, other, task, user, organisation, owner);
        Assert.Equal(StatusRanks.Of(null), (await ReadAsync(office, customer)).StatusRank);

        foreach (var status in Enum.GetValues<CollaborationStatus>().OrderBy(status => status is CollaborationStatus.Active or CollaborationStatus.AwaitingApproval
            or CollaborationStatus.Provisioning or CollaborationStatus.ProvisioningFailed))
        {
            var collaboration = Given.Collaboration(office.Agency, customer, task, office.Consultant, status, owner);
            await office.Portal.SaveAsync(collaboration);
            Assert.Equal((status, StatusRanks.Of(status)), (status, (await ReadAsync(office, customer)).StatusRank));
            if (collaboration.IsOpen)
            {
                await office.Portal.ReadAsync(db => db.Collaborations.Where(c => c.Id == collaboration.Id).ExecuteDeleteAsync(Ct));
            }
        }

        Assert.Equal(StatusRanks.Of(CollaborationStatus.Ended), (await ReadAsync(office, customer)).StatusRank);
        Assert.Equal(StatusRanks.Of(null), (await ReadAsync(office, other)).StatusRank);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Rank_FollowsAVerb_AndASaveOfTheCustomerThatReadBeforeKeepsIt(DatabaseProvider database)
    {
        await using var office = await AgencyOffice.OpenAsync(database: database);
        var customer = Given.Customer(office.Agency);
        var task = Given.Task(customer);
        var request = Given.Collaboration(office.Agency, customer, task, office.Consultant, CollaborationStatus.Provisioning);
        await office.Portal.SaveAsync(customer, task, request);
        await using var early = await office.Portal.OpenAsync();
        early.Touch(await early.Customers.SingleAsync(c => c.Id == customer.Id, Ct));

        await using (var db = await office.Portal.OpenAsync())
        {
            (await db.Collaborations.SingleAsync(c => c.Id == request.Id, Ct)).Cancel("Consultant", office.Portal.Now);
            await db.SaveChangesAsync(Ct);
        }

        Assert.True((await early.TrySaveAsync(Ct)).Succeeded);
        Assert.Equal(StatusRanks.Of(CollaborationStatus.Cancelled), (await ReadAsync(office, customer)).StatusRank);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task NextDue_IsTheFirstDateOfAnOpenTask(DatabaseProvider database)
    {
        await using var office = await AgencyOffice.OpenAsync(database: database);
        var customer = Given.Customer(office.Agency);
        await office.Portal.SaveAsync(customer);
        Assert.Equal(Customer.NoDate, (await ReadAsync(office, customer)).NextDue);
        var (soon, later, undated) = (Given.Task(customer, due: new(2026, 12, 12)), Given.Task(customer, due: new(2027, 2, 1)), Given.Task(customer));
        await office.Portal.SaveAsync(later, undated, soon);
        Assert.Equal(new DateOnly(2026, 12, 12), (await ReadAsync(office, customer)).NextDue);

        await ChangeAsync(office, soon, task => task.Complete(office.Portal.Now));
        Assert.Equal(new DateOnly(2027, 2, 1), (await ReadAsync(office, customer)).NextDue);
        await ChangeAsync(office, later, task => task.Edit(new TaskDetails { Type = task.Type, Period = task.Period, DueDate = new(2027, 3, 1) }, []));
        Assert.Equal(new DateOnly(2027, 3, 1), (await ReadAsync(office, customer)).NextDue);
        await office.Portal.ReadAsync(db => db.Tasks.Where(t => t.Id == later.Id).ExecuteDeleteAsync(Ct));
        Assert.Equal(Customer.NoDate, (await ReadAsync(office, customer)).NextDue);
    }

    private static async Task ChangeAsync(AgencyOffice office, CustomerTask task, Action<CustomerTask> change)
    {
        await using var db = await office.Portal.OpenAsync();
        change(await db.Tasks.Include(t => t.Participants).SingleAsync(t => t.Id == task.Id, Ct));
        await db.SaveChangesAsync(Ct);
    }

    private static Task<Customer> ReadAsync(AgencyOffice office, Customer customer) =>
        office.Portal.ReadAsync(db => db.Customers.AsNoTracking().SingleAsync(c => c.Id == customer.Id, Ct));
}
