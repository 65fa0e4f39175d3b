using Microsoft.Extensions.DependencyInjection;
using PracticePortal.Features.Agencies;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Organisations;
using PracticePortal.Platform.Data;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.MySpiris;

/// <summary>An active collaboration: four people at the agency, three of whom have access, and an owner.</summary>
internal sealed record SharedScanner(TestPortal Portal, IReadOnlyList<Member> Members, OrganisationUser Owner, Collaboration Collaboration) : IAsyncDisposable
{
    /// <summary>Works on the task.</summary>
    public Member Assignee => Members[0];

    /// <summary>Answers for the customer.</summary>
    public Member Responsible => Members[1];

    public Member Administrator => Members[2];

    /// <summary>Works at the agency, and not with this customer.</summary>
    public Member Nobody => Members[3];

    /// <param name="database">On which it is.</param>
    /// <param name="replace">Puts fakes at the seams.</param>
    public static async Task<SharedScanner> OpenAsync(DatabaseProvider database = DatabaseProvider.Sqlite, Action<IServiceCollection>? replace = null)
    {
        var portal = await TestPortal.StartAsync(replace, database);
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
        return new SharedScanner(portal, members, owner, collaboration);
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();
}
