using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Customers;
using PracticePortal.Features.MySpiris;
using PracticePortal.Features.Organisations;
using PracticePortal.Features.Tasks;
using PracticePortal.Features.Terms;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Email;
using PracticePortal.Platform.Links;

namespace PracticePortal.Tests.Support;

/// <summary>An agency's customer who stands to Spiris as the test says, and the steps that both sides take. Nothing is delivered by itself.</summary>
public sealed class ActivationCase : IAsyncDisposable
{
    public const string Contact = "owner@solrosen.example";
    public const string Password = "korrekt häst batteri 42";

    private ActivationCase(AgencyOffice office, Customer customer, CustomerRelation relation)
    {
        (Office, Customer, Relation) = (office, customer, relation);
        Task = Given.Task(customer);
    }

    public AgencyOffice Office { get; }

    public TestPortal Portal => Office.Portal;

    public Customer Customer { get; }

    public CustomerTask Task { get; }

    public CustomerRelation Relation { get; }

    /// <summary>As it was before the activation; null for a customer who is new to Spiris.</summary>
    public Organisation? Organisation { get; private set; }

    public IReadOnlyList<OrganisationUser> Administrators { get; private set; } = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <param name="relation">What the customer has with Spiris.</param>
    /// <param name="database">On which database.</param>
    /// <param name="administrators">The organisation's; the first has the address <see cref="Contact"/>.</param>
    /// <param name="confirmed">False for an organisation that signed up by itself.</param>
    /// <param name="contact">The customer's contact in the agency's register.</param>
    /// <param name="replace">Puts fakes at the seams.</param>
    /// <param name="through">Another way to PostgreSQL.</param>
    public static async Task<ActivationCase> StartAsync(
        CustomerRelation relation, DatabaseProvider database = DatabaseProvider.Sqlite, int administrators = 1, bool confirmed = true,
        string? contact = Contact, Action<IServiceCollection>? replace = null, Func<string, string>? through = null)
    {
        var office = await AgencyOffice.OpenAsync(replace, database, through);
        var started = new ActivationCase(office, Given.Customer(office.Agency, contactEmail: contact), relation);
        await office.Portal.Get<TermsSeed>().LayAsync(Ct);
        await office.Portal.SaveAsync(started.Customer, started.Task);
        if (relation != CustomerRelation.NewToSpiris)
        {
            await started.SignUpAsync(administrators, confirmed);
        }

        return started;
    }

    /// <summary>The customer's organisation comes to My Spiris by itself.</summary>
    public async Task SignUpAsync(int administrators = 1, bool confirmed = true)
    {
        Organisation = Given.Organisation(Customer.OrganisationNumber, Customer.Name, confirmed);
        var people = Enumerable.Range(1, administrators).Select(n => Given.User(n == 1 ? Contact : $"owner-{n}@solrosen.example", $"Owner {n}")).ToList();
        Administrators = [.. people.Select(user => Given.OrganisationUser(Organisation, user))];
        await Portal.SaveAsync([.. people, Organisation, .. Administrators]);
        if (Relation == CustomerRelation.UsesScanner)
        {
            await Portal.SaveAsync(Given.Scanner(Organisation));
        }
    }

    /// <summary>The consultant selects Activate.</summary>
    public Task<Result<Guid>> ActivateAsync(CustomerRelation? expected = null)
    {
        Portal.LogIn(Office.Consultant);
        return Portal.Get<ActivateCollaboration>().ExecuteAsync(Customer.Id, Task.Id, expected ?? Relation, Ct);
    }

    /// <summary>The consultant selects Activate, and what follows is done until the letters are sent.</summary>
    public async Task<Guid> RequestAsync()
    {
        var activated = await ActivateAsync();
        Assert.True(activated.Succeeded, activated.Error?.Code);
        await Portal.DeliverAsync();
        return activated.Value;
    }

    /// <summary>Another agency has the same company as a customer, and activates too.</summary>
    public async Task<Guid> RequestByNeighbourAsync(string contact = Contact, CustomerRelation? expected = null)
    {
        var customer = Given.Customer(Office.Neighbour, number: Customer.OrganisationNumber, contactEmail: contact);
        var task = Given.Task(customer);
        await Portal.SaveAsync(customer, task);
        Portal.LogIn(Office.Stranger);
        var activated = await Portal.Get<ActivateCollaboration>().ExecuteAsync(customer.Id, task.Id, expected ?? Relation, Ct);
        Assert.True(activated.Succeeded, activated.Error?.Code);
        await Portal.DeliverAsync();
        return activated.Value;
    }

    public async Task<Collaboration> FindAsync(Guid id) =>
        await Portal.ReadAsync(db => db.Collaborations.Include(c => c.Invitations).SingleAsync(c => c.Id == id, Ct));

    public async Task<Result> CancelAsync(Guid id)
    {
        Portal.LogIn(Office.Consultant);
        var cancelled = await Portal.Get<CancelCollaboration>().ExecuteAsync(id, Ct);
        await Portal.DeliverAsync();
        return cancelled;
    }

    /// <summary>What the link of the last letter that invites points at.</summary>
    public LinkTarget LastLink(string address = Contact) => LinkIn(Portal.Mail.To(address).Last(RecordedMail.Invites));

    public LinkTarget LinkIn(OutgoingMessage letter) =>
        Portal.Get<LinkProtector>().Read(LinkPurpose.Invitation, RecordedMail.TokenIn(letter))!;

    /// <summary>The new administrator follows the last letter's link and chooses a password.</summary>
    public Task<Result<SignInReady>> SetUpSignInAsync(string address = Contact)
    {
        Portal.LogOut();
        return Portal.Get<SetUpSignIn>().ExecuteAsync(LastLink(address), Password, Ct);
    }

    /// <summary>Somebody of the customer's organisation logs in to My Spiris.</summary>
    public async Task LogInToMySpirisAsync(string address = Contact)
    {
        var number = Customer.OrganisationNumber;
        Portal.LogIn(await Portal.ReadAsync(db => db.OrganisationUsers.SingleAsync(
            u => u.Email == address && db.Organisations.Any(o => o.Id == u.OrganisationId && o.OrganisationNumber == number), Ct)));
    }

    /// <summary>Ticks every box that is shown, in one language.</summary>
    public async Task<Result> ApproveAsync(Guid id, string address = Contact)
    {
        var asked = await AskedAsync(id);
        await LogInToMySpirisAsync(address);
        return await Portal.Get<ApproveCollaboration>().ExecuteAsync(id, [.. asked.Where(v => v.Language == "sv").Select(v => v.Id)], Ct);
    }

    public async Task<Result> DeclineAsync(Guid id, string address = Contact)
    {
        await LogInToMySpirisAsync(address);
        return await Portal.Get<DeclineCollaboration>().ExecuteAsync(id, DeclineReason.NotNow, "Later.", Ct);
    }

    /// <summary>The texts that the organisation is asked to approve.</summary>
    public async Task<IReadOnlyList<TermsVersion>> AskedAsync(Guid id)
    {
        var organisation = (await FindAsync(id)).OrganisationId ?? Guid.Empty;
        return await Portal.ReadAsync(db => db.AskedAsync(organisation, Portal.Now, Ct));
    }

    public ValueTask DisposeAsync() => Office.DisposeAsync();
}
