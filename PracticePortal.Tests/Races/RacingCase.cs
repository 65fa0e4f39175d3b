using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Customers;
using PracticePortal.Features.Organisations;
using PracticePortal.Features.Tasks;
using PracticePortal.Platform.Email;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Races;

/// <summary>What one round is about: a customer of the agency, its task, and its organisation with two administrators, all of their own.</summary>
internal sealed class RacingCase
{
    private RacingCase(AgencyOffice office, Customer customer, DateTime startsAt) =>
        (Office, Customer, Task, StartsAt) = (office, customer, Given.Task(customer), startsAt);

    public AgencyOffice Office { get; }

    public TestPortal Portal => Office.Portal;

    public Customer Customer { get; }

    public CustomerTask Task { get; }

    public DateTime StartsAt { get; }

    /// <summary>When both sides act.</summary>
    public DateTime RacesAt { get; set; }

    public string OwnerEmail => Customer.ContactEmail;

    public OrganisationUser? Owner { get; private set; }

    public OrganisationUser? Partner { get; private set; }

    public Guid CollaborationId { get; set; }

    /// <summary>Every box that an organisation is asked to tick, in one language.</summary>
    public IReadOnlyList<Guid> Documents { get; set; } = [];

    /// <summary>All that has to be saved before the race.</summary>
    public List<object> Rows { get; } = [];

    public static RacingCase Of(AgencyOffice office, int round, DateTime startsAt)
    {
        var customer = Given.Customer(office.Agency, name: $"Bageri {round} AB", contactEmail: $"owner-{round}@solrosen.example", contactName: $"Owner {round}");
        var made = new RacingCase(office, customer, startsAt);
        made.Rows.AddRange([customer, made.Task]);
        return made;
    }

    /// <summary>The customer's organisation uses Scanner, and two people answer for it.</summary>
    public RacingCase WithOrganisation()
    {
        var organisation = Given.Organisation(Customer.OrganisationNumber, Customer.Name);
        var people = new[] { Given.User(OwnerEmail, Customer.ContactName), Given.User(OwnerEmail.Replace("owner", "partner", StringComparison.Ordinal), $"Partner of {Customer.Name}") };
        (Owner, Partner) = (Given.OrganisationUser(organisation, people[0]), Given.OrganisationUser(organisation, people[1]));
        Rows.AddRange([.. people, organisation, Owner, Partner, Given.Scanner(organisation)]);
        return this;
    }

    /// <summary>Both were asked, and their letters have arrived.</summary>
    public RacingCase WithRequest()
    {
        var asker = new Asker(Office.Consultant.Id, Office.Consultant.UserId, Office.Consultant.Name);
        AskedPerson[] asked = [.. new[] { Owner!, Partner! }.Select(u => new AskedPerson(u.Id, u.Name, u.Email, u.Language, false, true))];
        var request = Collaboration.Activate(
            Office.Agency, Customer, Task, CustomerRelation.UsesScanner, Owner!.OrganisationId, asker, asked, new InvitationLifetimes(), StartsAt).Value;
        request.TakeEvents(); // what led here is no news
        (CollaborationId, RacesAt) = (request.Id, StartsAt.AddHours(1));
        Rows.Add(request);
        Rows.AddRange(request.Invitations.Select(invitation => Arrived(request, invitation)));
        return this;
    }

    private EmailDelivery Arrived(Collaboration request, Invitation invitation)
    {
        var about = new EmailSubject(EmailKind.Invitation) { AgencyId = request.AgencyId, CollaborationId = request.Id, InvitationId = invitation.Id };
        var letter = EmailDelivery.Prepare(
            new EmailAddressing(invitation.Name, invitation.Email, invitation.Language), about, Guid.CreateVersion7(), "portal.example", StartsAt);
        letter.StartSending();
        letter.Accept("250 taken", StartsAt);
        letter.TakeEvents();
        return letter;
    }
}
