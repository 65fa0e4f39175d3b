using PracticePortal.Features.Agencies;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Organisations;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.MySpiris;

/// <summary>An active collaboration: four people at the agency, three of whom have access, and an owner.</summary>
internal sealed record SharedScanner(TestPortal Portal, Member Assignee, OrganisationUser Owner, Collaboration Collaboration) : IAsyncDisposable
{
    public static async Task<SharedScanner> OpenAsync()
    {
        var portal = await TestPortal.StartAsync();
        var agency = Given.Agency();
        var users = new[] { "Assignee", "Responsible", "Administrator", "Nobody" }.Select(name => Given.User(name: $"{name}, Norr")).ToList();
        var members = users.Select(user => Given.Member(
            agency, user, user.Name.StartsWith("Admin", StringComparison.Ordinal) ? MemberRole.AgencyAdministrator : MemberRole.Consultant)).ToList();
        var ownerUser = Given.User("owner@solrosen.example", "Owner, Solrosen");
        var organisation = Given.Organisation();
        var owner = Given.OrganisationUser(organisation, ownerUser);
        var customer = Given.Customer(agency, number: organisation.OrganisationNumber, responsible: members[1]);
        var task = Given.Task(customer, assignee: members[0]);
        var collaboration = Given.Collaboration(agency, customer, task, members[0], CollaborationStatus.Active, owner);
        await portal.SaveAsync(
            [agency, .. users, .. members, ownerUser, organisation, owner, Given.Scanner(organisation), customer, task, collaboration]);
        return new SharedScanner(portal, members[0], owner, collaboration);
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();
}
