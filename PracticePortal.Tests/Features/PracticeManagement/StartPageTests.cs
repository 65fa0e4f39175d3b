using Bunit;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Agencies;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Customers;
using PracticePortal.Features.Organisations;
using PracticePortal.Features.PracticeManagement;
using PracticePortal.Features.PracticeManagement.Pages;
using PracticePortal.Platform.Data;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.PracticeManagement;

public sealed class StartPageTests
{
    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_OfANewAgency_ShowsTheWay()
    {
        await using var office = await AgencyOffice.OpenAsync();
        await using var context = new PortalTestContext(office.Portal);

        var page = context.Render<StartPage>();

        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll(".checklist li").Count));
        Assert.Empty(page.FindAll(".checklist .fine"));

        await office.Portal.Get<AddCustomer>().ExecuteAsync(new CustomerDetails { Name = "Bageri Solrosen AB", OrganisationNumber = "5599990008" }, Ct);

        page.WaitForAssertion(() => Assert.Single(page.FindAll(".checklist .fine")));
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Attention_NamesEachReasonOnceAndForgetsWhatWasStartedAgain(DatabaseProvider database)
    {
        await using var office = await AgencyOffice.OpenAsync(database: database);
        await RequestAsync(office, "Failed AB", CollaborationStatus.ProvisioningFailed);
        await RequestAsync(office, "Expired AB", CollaborationStatus.Expired, daysAgo: 20);
        await RequestAsync(office, "Old AB", CollaborationStatus.Expired, daysAgo: 90);
        await RequestAsync(office, "Declined AB", CollaborationStatus.Declined, daysAgo: 2);
        await RequestAsync(office, "Soon AB", CollaborationStatus.AwaitingApproval, daysAgo: 12);
        await RequestAsync(office, "Fine AB", CollaborationStatus.AwaitingApproval, daysAgo: 1);
        await RequestAsync(office, "Done AB", CollaborationStatus.Active, daysAgo: 5, taskIsCompleted: true);
        var again = await RequestAsync(office, "Again AB", CollaborationStatus.Declined, daysAgo: 3);
        await RequestAsync(office, "Again AB", CollaborationStatus.Active, of: again);

        var start = await office.Portal.Get<StartQueries>().ReadAsync(Ct);

        Assert.Equal(
            [
                (AttentionKind.Failed, "Failed AB"), (AttentionKind.TaskCompleted, "Done AB"), (AttentionKind.Expiring, "Soon AB"),
                (AttentionKind.Declined, "Declined AB"), (AttentionKind.Expired, "Expired AB"),
            ],
            start.Attention.Select(row => (row.Kind, row.CustomerName)));
        var behind = await office.Portal.Get<CollaborationQueries>().ListAsync(new CollaborationFilter(CollaborationsShown.NeedsAttention, ""), Ct);
        Assert.Equal(start.Attention.Select(row => row.CollaborationId), behind.Rows.Select(row => row.Id)); // the list behind the number
        Assert.Equal((5, 5), (start.NeedAttention, behind.Counts.Of(CollaborationsShown.NeedsAttention)));
        Assert.Equal(new Funnel(9, 8, 4, 2), start.Funnel);
        Assert.Equal((2, 2, 8), (start.Counts[CollaborationStatus.Active], start.Counts[CollaborationStatus.AwaitingApproval], start.Customers));
    }

    [Fact]
    public async Task Retry_StartsTheActivationAnewAndTheLineGoes()
    {
        await using var office = await AgencyOffice.OpenAsync();
        await RequestAsync(office, "Failed AB", CollaborationStatus.ProvisioningFailed);
        await using var context = new PortalTestContext(office.Portal);
        var page = context.Render<StartPage>();
        page.WaitForElement(".attention button");

        await page.Find(".attention button").ClickAsync();

        page.WaitForAssertion(() => Assert.Contains("Nothing needs you right now.", page.Markup, StringComparison.Ordinal));
        Assert.Equal(CollaborationStatus.Provisioning, (await office.Portal.ReadAsync(db => db.Collaborations.SingleAsync(Ct))).Status);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Audit_IsForAdministratorsAtThisMoment(DatabaseProvider database)
    {
        await using var office = await AgencyOffice.OpenAsync(database: database);
        await office.Portal.Get<AddCustomer>().ExecuteAsync(new CustomerDetails { Name = "Bageri Solrosen AB", OrganisationNumber = "5599990008" }, Ct);

        Assert.Null(await office.Portal.Get<HistoryQueries>().OfAgencyAsync(0, Ct));
        office.Portal.LogIn(office.Stranger);
        Assert.Empty((await office.Portal.Get<HistoryQueries>().OfAgencyAsync(0, Ct))!.Rows);
        office.Portal.LogIn(office.Administrator);
        Assert.Equal("customer-added", (await office.Portal.Get<HistoryQueries>().OfAgencyAsync(0, Ct))!.Rows.Single().What);

        await using var db = await office.Portal.OpenAsync();
        await db.Members.Where(m => m.Id == office.Administrator.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.Role, MemberRole.Consultant), Ct);
        Assert.Null(await office.Portal.Get<HistoryQueries>().OfAgencyAsync(0, Ct));
    }

    private static async Task<Customer> RequestAsync(
        AgencyOffice office, string name, CollaborationStatus status, int daysAgo = 0, bool taskIsCompleted = false, Customer? of = null)
    {
        var customer = of ?? Given.Customer(office.Agency, name);
        var task = Given.Task(customer);
        var user = Given.User($"owner-{Guid.NewGuid():N}@customer.example");
        var organisation = Given.Organisation();
        var administrator = Given.OrganisationUser(organisation, user, OrganisationRole.OrganisationAdministrator);
        var collaboration = Given.Collaboration(
            office.Agency, customer, task, office.Consultant, status, administrator, office.Portal.Now - TimeSpan.FromDays(daysAgo));
        if (taskIsCompleted)
        {
            Assert.True(task.Complete(office.Portal.Now).Succeeded);
        }

        await office.Portal.SaveAsync([user, organisation, administrator, task, collaboration, .. of is null ? [customer] : Array.Empty<object>()]);
        return customer;
    }
}
