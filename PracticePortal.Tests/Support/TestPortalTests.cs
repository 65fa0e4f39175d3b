using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Agencies;
using PracticePortal.Features.Collaborations;
using PracticePortal.Platform.Data;

namespace PracticePortal.Tests.Support;

/// <summary>What the tests of use cases and pages stand on works.</summary>
public sealed class TestPortalTests
{
    public static TheoryData<CollaborationStatus> Statuses => [.. Enum.GetValues<CollaborationStatus>()];

    [Fact]
    public async Task Portal_ShowsThePersonTheirAgencysRowsOnly()
    {
        await using var portal = await TestPortal.StartAsync();
        var (user, ours, others) = (Given.User(), Given.Agency(), Given.Agency("Syd Revision AB"));
        var member = Given.Member(ours, user);
        await portal.SaveAsync(user, ours, others, member, Given.Customer(ours), Given.Customer(others));

        portal.LogIn(member);
        await using var db = await portal.Get<TenantDbContextFactory>().CreateAsync(TestContext.Current.CancellationToken);

        Assert.Equal(ours.Id, (await db.Customers.SingleAsync(TestContext.Current.CancellationToken)).AgencyId);
    }

    [Theory, MemberData(nameof(Statuses))]
    public async Task Given_Collaboration_HasTheStatus(CollaborationStatus status)
    {
        await using var portal = await TestPortal.StartAsync();
        var (consultant, owner) = (Given.User(), Given.User("owner@solrosen.example"));
        var agency = Given.Agency();
        var member = Given.Member(agency, consultant, MemberRole.AgencyAdministrator);
        var organisation = Given.Organisation();
        var administrator = Given.OrganisationUser(organisation, owner);
        var customer = Given.Customer(agency, number: organisation.OrganisationNumber);
        var task = Given.Task(customer);
        var collaboration = Given.Collaboration(agency, customer, task, member, status, administrator);

        await portal.SaveAsync(
            consultant, owner, agency, member, organisation, administrator, Given.Scanner(organisation), customer, task, collaboration);

        Assert.Equal(status, (await portal.ReadAsync(db => db.Collaborations.SingleAsync())).Status);
    }
}
