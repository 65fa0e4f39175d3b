using Microsoft.AspNetCore.Identity;
using PracticePortal.Features.Agencies;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Organisations;
using PracticePortal.Platform.Identity;
using PracticePortal.Tests.Benchmarks.Lists;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Benchmarks.Receipts;

/// <summary>An organisation whose Scanner an agency shares, and one person at each. Both have <see cref="RegisterSeed.Password"/>.</summary>
internal sealed record FilledScanner(Organisation Organisation, OrganisationUser Owner, Member Member, Guid CollaborationId)
{
    private static readonly string s_password = new PasswordHasher<PortalUser>().HashPassword(new PortalUser(), RegisterSeed.Password);

    public static async Task<FilledScanner> FillAsync(TestPortal portal)
    {
        var (agency, organisation) = (Given.Agency(), Given.Organisation());
        var (staff, person) = (User("Administrator, Norr"), User("Owner, Solrosen"));
        var (member, owner) = (Given.Member(agency, staff, MemberRole.AgencyAdministrator), Given.OrganisationUser(organisation, person));
        var customer = Given.Customer(agency, number: organisation.OrganisationNumber);
        var task = Given.Task(customer);
        var collaboration = Given.Collaboration(agency, customer, task, member, CollaborationStatus.Active, owner);
        await portal.SaveAsync(agency, staff, member, organisation, person, owner, Given.Scanner(organisation), customer, task, collaboration);
        return new FilledScanner(organisation, owner, member, collaboration.Id);
    }

    private static PortalUser User(string name)
    {
        var user = Given.User(name: name);
        user.PasswordHash = s_password;
        return user;
    }
}
