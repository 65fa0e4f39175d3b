using PracticePortal.Features.Agencies;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Customers;
using PracticePortal.Features.Organisations;
using PracticePortal.Features.Tasks;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Links;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.MySpiris;

/// <summary>A request to a customer who is new to Spiris, with its letter on the way: the one link that can set up a sign-in.</summary>
internal sealed record NewCustomerRequest(
    PortalUser Consultant, Agency Agency, Member Member, Customer Customer, CustomerTask Task, Organisation Organisation, OrganisationUser Person,
    Subscription Subscription, Collaboration Collaboration)
{
    public const string Address = "owner@kajutan.example";

    public Invitation Invitation => Collaboration.Invitations.Single();

    /// <summary>What the newest letter's link says.</summary>
    public LinkTarget Link => new(Invitation.Id, Invitation.LinkVersion);

    /// <summary>What an earlier letter's link says.</summary>
    public LinkTarget OldLink => Link with { Version = Invitation.LinkVersion - 1 };

    public object[] Rows => [Consultant, Agency, Member, Customer, Task, Organisation, Person, Subscription, Collaboration];

    public static NewCustomerRequest Make(PortalUser? consultant = null, string address = Address)
    {
        var user = consultant ?? Given.User(name: "Consultant, Norr");
        var agency = Given.Agency();
        var member = Given.Member(agency, user);
        var customer = Given.Customer(agency, "Café Kajutan HB", contactEmail: address);
        var task = Given.Task(customer, assignee: member);
        var organisation = Organisation.Prepare(customer.OrganisationNumber, customer.Name, Given.Now);
        var person = OrganisationUser.Prepare(organisation.Id, "Owner, Kajutan", address, "en", existingUserId: null, Given.Now);
        var collaboration = Collaboration.Activate(
            agency, customer, task, CustomerRelation.NewToSpiris, organisationId: null, new Asker(member.Id, user.Id, member.Name), [], new InvitationLifetimes(),
            Given.Now).Value;
        collaboration.ProvisioningStepDone(ProvisioningStep.Organisation, organisation.Id, Given.Now);
        collaboration.Provisioned(AskedPerson.Of([person], address), new InvitationLifetimes(), Given.Now);
        collaboration.TakeEvents();
        return new NewCustomerRequest(
            user, agency, member, customer, task, organisation, person,
            Subscription.Prepare(organisation.Id, Service.SpirisScanner, Given.Now), collaboration);
    }

    /// <summary>Saved in a portal, with the texts to approve.</summary>
    public static async Task<NewCustomerRequest> SaveAsync(TestPortal portal)
    {
        var request = Make();
        await portal.SaveAsync(request.Rows);
        await portal.Get<PracticePortal.Features.Terms.TermsSeed>().LayAsync(TestContext.Current.CancellationToken);
        return request;
    }

    /// <summary>The person has set up a sign-in and is logged in.</summary>
    public async Task<OrganisationUser> LogInAsync(TestPortal portal)
    {
        var user = Given.User(Address, Person.Name);
        await using (var db = await portal.OpenAsync())
        {
            db.Add(user);
            db.OrganisationUsers.Single(u => u.Id == Person.Id).SetUpSignIn(user.Id, Given.Now);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        Person.SetUpSignIn(user.Id, Given.Now);
        portal.LogIn(Person);
        return Person;
    }
}
