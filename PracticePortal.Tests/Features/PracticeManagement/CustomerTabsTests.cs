using Bunit;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Customers;
using PracticePortal.Features.PracticeManagement.Pages;
using PracticePortal.Features.Tasks;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.PracticeManagement;

public sealed class CustomerTabsTests
{
    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Overview_ShowsFactsAndOffersTheNextStep()
    {
        await using var office = await AgencyOffice.OpenAsync();
        var customer = Given.Customer(office.Agency, "Nordlund Bygg AB", "5599990008", responsible: office.Consultant);
        await office.Portal.SaveAsync(customer, Given.Task(customer));
        await using var context = new PortalTestContext(office.Portal);

        var page = context.Render<CustomerPage>(p => p.Add(x => x.Id, customer.Id));

        page.WaitForAssertion(() => Assert.Contains("Consultant, Norr", page.Find(".facts-list").TextContent, StringComparison.Ordinal));
        Assert.Equal("Nordlund Bygg AB", page.Find("h1").TextContent);
        Assert.Contains("559999-0008", page.Find(".facts").TextContent, StringComparison.Ordinal);
        Assert.Equal(["Overview", "Tasks", "Collaborations", "History"], page.FindAll("[role=tab]").Select(t => t.FirstChild!.TextContent.Trim()));
        Assert.Contains("VAT return Q4 2026", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfTheNeighboursCustomer_ShowsNothing()
    {
        await using var office = await AgencyOffice.OpenAsync();
        var theirs = Given.Customer(office.Neighbour, "Hemlig AB");
        await office.Portal.SaveAsync(theirs, Given.Task(theirs));
        await using var context = new PortalTestContext(office.Portal);

        foreach (var markup in (string[])
            [
                context.Render<CustomerPage>(p => p.Add(x => x.Id, theirs.Id)).Markup,
                context.Render<CustomerTasksPage>(p => p.Add(x => x.Id, theirs.Id)).Markup,
                context.Render<CustomerHistoryPage>(p => p.Add(x => x.Id, theirs.Id)).Markup,
                context.Render<CustomerEditPage>(p => p.Add(x => x.Id, theirs.Id)).Markup,
                context.Render<TaskPage>(p => p.Add(x => x.Id, theirs.Id)).Markup,
            ])
        {
            Assert.DoesNotContain("Hemlig", markup, StringComparison.Ordinal);
            Assert.DoesNotContain("<form", markup, StringComparison.Ordinal);
            Assert.DoesNotContain("VAT return", markup, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Tasks_AreCompletedAndReopenedInPlace()
    {
        await using var office = await AgencyOffice.OpenAsync();
        var customer = Given.Customer(office.Agency);
        await office.Portal.SaveAsync(customer, Given.Task(customer, due: new DateOnly(2026, 11, 20)));
        await using var context = new PortalTestContext(office.Portal);
        var page = context.Render<CustomerTasksPage>(p => p.Add(x => x.Id, customer.Id));
        page.WaitForAssertion(() => Assert.Equal("Overdue", page.Find(".chip").TextContent.Trim()));

        await page.Find("[aria-label='Complete VAT return Q4 2026']").ClickAsync();

        page.WaitForAssertion(() => Assert.Equal("Completed", page.Find(".chip").TextContent.Trim()));
        Assert.Equal(CustomerTaskStatus.Completed, (await office.Portal.ReadAsync(db => db.Tasks.SingleAsync(Ct))).Status);

        await page.Find("[aria-label='Reopen VAT return Q4 2026']").ClickAsync();

        page.WaitForAssertion(() => Assert.Equal("Overdue", page.Find(".chip").TextContent.Trim()));
    }

    [Fact]
    public async Task CompletedTask_OfAnOpenCollaboration_GetsANotice()
    {
        await using var office = await AgencyOffice.OpenAsync();
        var customer = Given.Customer(office.Agency);
        var task = Given.Task(customer);
        await office.Portal.SaveAsync(
            customer, task, Given.Collaboration(office.Agency, customer, task, office.Consultant, CollaborationStatus.ProvisioningFailed));
        await using var context = new PortalTestContext(office.Portal);
        var page = context.Render<CustomerPage>(p => p.Add(x => x.Id, customer.Id));
        page.WaitForElement("h1");
        Assert.Empty(page.FindAll("[role=note]"));

        await office.Portal.Get<CompleteTask>().ExecuteAsync(task.Id, Ct);

        page.WaitForAssertion(() => Assert.Contains("The task of the open collaboration is completed.", page.Find("[role=note]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task History_TellsWhatHappenedInPlainWords()
    {
        await using var office = await AgencyOffice.OpenAsync();
        var added = await office.Portal.Get<AddCustomer>().ExecuteAsync(new CustomerDetails { Name = "Bageri Solrosen AB", OrganisationNumber = "5599990008" }, Ct);
        await office.Portal.Get<AddTask>().ExecuteAsync(added.Value, new TaskDetails { Type = TaskType.VatReturn, Period = "Q4 2026" }, Ct);
        await using var context = new PortalTestContext(office.Portal);

        var page = context.Render<CustomerHistoryPage>(p => p.Add(x => x.Id, added.Value));

        page.WaitForAssertion(() => Assert.Equal(
            ["Added the task VAT return Q4 2026", "Added the customer Bageri Solrosen AB"],
            page.FindAll("tbody td:first-child").Select(cell => cell.TextContent.Trim())));
        Assert.Contains("Consultant, Norr", page.Find("tbody").TextContent, StringComparison.Ordinal);
    }
}
