using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PracticePortal.Features.Account;
using PracticePortal.Features.Agencies;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Customers;
using PracticePortal.Features.HandOver.Batches;
using PracticePortal.Features.MySpiris.SigningUp;
using PracticePortal.Features.Organisations;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Features.Tasks;
using PracticePortal.Features.Terms;
using PracticePortal.Platform.Audit;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Identity.Passkeys;
using PracticePortal.Platform.Identity.Sessions;
using PracticePortal.Platform.Links;
using PracticePortal.Platform.Outbox;
using PracticePortal.Platform.Tenancy;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Attacks;

/// <summary>
/// An agency and its customers with a row of every kind that somebody could reach for, and everybody who could. Whatever is the agency's or
/// its customers' has <see cref="Mark"/> in its name, so that it is found wherever it should not be.
/// </summary>
internal sealed class World
{
    public const string Mark = "kvarnsten";

    private readonly List<object> _rows = [];
    private readonly Dictionary<Who, PortalUser> _users = [];

    public World(IReadOnlyList<TermsVersion> terms)
    {
        Terms = terms;
        foreach (var who in Everyone.SignedIn)
        {
            _users[who] = Add(Given.User($"{who}@{HomeOf(who)}.example".ToLowerInvariant(), $"{who}, {HomeOf(who)}"));
        }

        foreach (var who in (Who[])[Who.PortalAdministrator, Who.PortalAdministratorElsewhere, Who.FormerPortalAdministrator, Who.OwingPortalAdministrator])
        {
            _users[who].IsPortalAdministrator = true;
        }

        foreach (var who in Everyone.WithFactor)
        {
            _users[who].TwoFactorEnabled = true;
        }

        Agency = Add(Given.Agency($"{Mark} byrå AB"));
        Agency.DemandSecondFactor(true);
        Agency.TakeEvents();
        Consultant = Join(Who.Consultant, MemberRole.Consultant);
        Join(Who.AgencyAdministrator, MemberRole.AgencyAdministrator);
        Former = Join(Who.DeactivatedMember, MemberRole.AgencyAdministrator);
        Join(Who.OwingMember, MemberRole.AgencyAdministrator);
        Busy = Add(Given.Member(Agency, Add(Given.User($"busy@{Mark}.example", $"Busy, {Mark}"))));
        Colleague = Add(Given.Member(Agency, Add(Given.User($"colleague@{Mark}.example", $"Colleague, {Mark}"))));
        Organisation = Add(Given.Organisation(name: $"{Mark} kafé AB"));
        Add(Given.Scanner(Organisation));
        Administrator = Add(Given.OrganisationUser(Organisation, _users[Who.OrganisationAdministrator]));
        Add(Given.OrganisationUser(Organisation, _users[Who.OrganisationMember], OrganisationRole.OrganisationMember));
        Removed = Add(Given.OrganisationUser(Organisation, _users[Who.RemovedOrganisationUser]));
        OtherOrganisation = Add(Given.Organisation(name: "Syd kafé AB"));
        OtherAdministrator = Add(Given.OrganisationUser(OtherOrganisation, _users[Who.OtherOrganisation]));

        Free = Add(Given.Customer(Agency, $"{Mark} fri AB", contactEmail: $"free@{Mark}.example", responsible: Busy));
        Task = Add(Given.Task(Free, assignee: Busy));
        Completed = Add(Given.Task(Free));
        Completed.Complete(Given.Now);
        Completed.TakeEvents();
        Archived = Add(Given.Customer(Agency, $"{Mark} arkiv AB", contactEmail: $"old@{Mark}.example"));
        Archived.Archive(open: null, Given.Now);
        Archived.TakeEvents();
        Doubtful = Add(Given.Organisation(name: $"{Mark} tvivel AB", confirmed: false));
        Doubted = Add(Given.Customer(Agency, $"{Mark} tvivel AB", Doubtful.OrganisationNumber, $"doubt@{Mark}.example"));
        Awaiting = Collaborate(CollaborationStatus.AwaitingApproval);
        Active = Collaborate(CollaborationStatus.Active);
        Failed = Collaborate(CollaborationStatus.ProvisioningFailed);
        Ended = Collaborate(CollaborationStatus.Ended);
        New = Request($"new@{Mark}.example");
        NewToKnown = Request(_users[Who.OtherOrganisation].Email!);

        Unmanaged = Add(Given.Agency($"{Mark} utan chef AB"));
        Invitation = Add(MemberInvitation.Invite(
            Agency, new Actor(null, $"Administrator, {Mark}"), "New", $"join@{Mark}.example", "en", MemberRole.Consultant, Given.Now.AddHours(-1)));
        Invitation.TakeEvents();
        Reset = Add(PasswordReset.Ask(Guid.CreateVersion7(), _users[Who.Consultant], Given.Now));
        Session = Add(UserSession.Start(_users[Who.Consultant].Id, SessionProof.Password, "192.0.2.1", "a browser", Given.Now));
        Passkey = Add(PortalPasskey.Of(_users[Who.OrganisationMember].Id, GivenMade(), $"Laptop, {Mark}", Given.Now));
        OldReset = Add(PasswordReset.Ask(Guid.CreateVersion7(), _users[Who.Consultant], Given.Now - PasswordReset.Lifetime - TimeSpan.FromMinutes(1)));
        SignUp = Add(SignUp.Ask(Given.OrganisationNumber(), $"{Mark} ny AB", $"Owner, {Mark}", $"sign-up@{Mark}.example", "en", Given.Now));
        SignUp.TakeEvents();
        OldSignUp = Add(SignUp.Ask(
            Given.OrganisationNumber(), $"{Mark} gammal AB", $"Owner, {Mark}", $"old-sign-up@{Mark}.example", "en", Given.Now - SignUp.Lifetime - TimeSpan.FromMinutes(1)));
        OldSignUp.TakeEvents();
        Message = Add(OutboxMessage.For("SomethingHappened", "SomeHandler", $$"""{"name":"{{Mark}}"}""", Given.Now));
        Approval = Add(TermsApproval.Give(
            terms[0], new TermsApprover(Administrator.UserId!.Value, Administrator.Name, Administrator.Email, "192.0.2.1", "a browser"),
            new TermsSubject(Organisation.Id, Organisation.Name, Organisation.OrganisationNumber, Agency.Id, Agency.Name, Active.Id), Given.Now));
        Add(AuditEntry.Of(
            new AuditFact("customer-added") { AgencyId = Agency.Id, CustomerId = Free.Id, Details = [Free.Name] }, new Actor(null, $"Consultant, {Mark}"), Given.Now));
        Add(AuditEntry.Of(
            new AuditFact("collaboration-ended") { AgencyId = Agency.Id, CustomerId = Ended.CustomerId, CollaborationId = Ended.Id, Details = [Ended.CustomerName] },
            new Actor(null, $"Consultant, {Mark}"), Given.Now));
        Receipt = Add(ReceiptPicture.Receipt(Organisation.Id, Administrator.UserId!.Value, Administrator.Name));
        Asked = Add(GivenReceipt.In(ReceiptStatus.NeedsAnswer, Organisation.Id, Administrator.UserId!.Value, Administrator.Name));
        Ready = Add(GivenReceipt.In(ReceiptStatus.Ready, Organisation.Id, Administrator.UserId!.Value, Administrator.Name));
        PutAside = Add(GivenReceipt.In(ReceiptStatus.Archived, Organisation.Id, Administrator.UserId!.Value, Administrator.Name));
        ToHandOver = Add(GivenHandOver.Ready(Organisation.Id, $"{Mark} järn", GivenFile.Png(name: $"{Mark} 3.png", seed: 3)));
        HandedOver = Add(GivenHandOver.Ready(Organisation.Id, $"{Mark} färg", HandedOverPicture));
        Batch = Add(GivenHandOver.HandOver(Organisation, HandedOver));
        Add(GivenHandOver.SettingsOf(Batch));
        LongReceipt = Add(GivenFile.Png(name: $"{Mark} 3.png", seed: 3).Receipt(Organisation.Id, Administrator.UserId!.Value, Administrator.Name, pages: 3));
        Upload = Add(UploadPicture.Upload(Organisation.Id, Consultant.UserId, Consultant.Name));
        Other = new Neighbour(this);
    }

    public IReadOnlyList<TermsVersion> Terms { get; }

    public Agency Agency { get; }

    public Member Consultant { get; }

    public Member Former { get; }

    /// <summary>Answers for a customer and works on a task.</summary>
    public Member Busy { get; }

    public Member Colleague { get; }

    public Organisation Organisation { get; }

    public OrganisationUser Administrator { get; }

    public OrganisationUser Removed { get; }

    public Organisation OtherOrganisation { get; }

    public OrganisationUser OtherAdministrator { get; }

    /// <summary>Its letter has gone out, and nobody has come yet.</summary>
    public SignUp SignUp { get; }

    /// <summary>Its letter's link is dead by its date.</summary>
    public SignUp OldSignUp { get; }

    /// <summary>A customer who can be activated.</summary>
    public Customer Free { get; }

    public CustomerTask Task { get; }

    public CustomerTask Completed { get; }

    public Customer Archived { get; }

    /// <summary>A customer whose number an unconfirmed organisation has.</summary>
    public Customer Doubted { get; }

    public Organisation Doubtful { get; }

    public Collaboration Awaiting { get; }

    public Collaboration Active { get; }

    public Collaboration Failed { get; }

    public Collaboration Ended { get; }

    /// <summary>A request whose link can set up a sign-in.</summary>
    public Collaboration New { get; }

    /// <summary>Such a request to an address that has a sign-in already.</summary>
    public Collaboration NewToKnown { get; }

    public Agency Unmanaged { get; }

    public MemberInvitation Invitation { get; }

    public PasswordReset Reset { get; }

    public PasswordReset OldReset { get; }

    /// <summary>The consultant's, besides the one that they act in.</summary>
    public UserSession Session { get; }

    /// <summary>The organisation member's.</summary>
    public PortalPasskey Passkey { get; }

    public OutboxMessage Message { get; }

    public TermsApproval Approval { get; }

    /// <summary>The organisation's, which the agency shares.</summary>
    public Receipt Receipt { get; }

    /// <summary>Another one, about which the agency has asked.</summary>
    public Receipt Asked { get; }

    public Receipt Ready { get; }

    /// <summary>In the archive.</summary>
    public Receipt PutAside { get; }

    /// <summary>The organisation's, of one file with three pages.</summary>
    public Receipt LongReceipt { get; }

    public GivenFile ReceiptPicture { get; } = GivenFile.Png(name: $"{Mark}.png");

    /// <summary>A receipt of the organisation's that can be handed over.</summary>
    public Receipt ToHandOver { get; }

    /// <summary>One that stands in <see cref="Batch"/>.</summary>
    public Receipt HandedOver { get; }

    public GivenFile HandedOverPicture { get; } = GivenFile.Png(name: $"{Mark} 4.png", seed: 4);

    /// <summary>The organisation's, which its books do not have yet.</summary>
    public KeptBatch Batch { get; }

    /// <summary>The consultant's, of which nothing has come yet.</summary>
    public ReceiptUpload Upload { get; }

    public GivenFile UploadPicture { get; } = GivenFile.Png(name: $"{Mark} 2.png", seed: 2);

    /// <summary>Another agency with rows of its own, on which it may act.</summary>
    public Neighbour Other { get; }

    public IReadOnlyList<object> Rows => _rows;

    public PortalUser UserOf(Who who) => _users[who];

    public Member MemberOf(Who who) => _rows.OfType<Member>().Single(m => m.UserId == _users[who].Id);

    public OrganisationUser OrganisationUserOf(Who who) => _rows.OfType<OrganisationUser>().Single(u => u.UserId == _users[who].Id);

    /// <summary>As the portal hashes it: a hash of another strength is made anew at the first log-in, which ends what hangs on the old one.</summary>
    public static string Hash(string password) => new PasswordHasher<PortalUser>(Options.Create(new PasswordHasherOptions { IterationCount = 210_000 }))
        .HashPassword(new PortalUser(), password);

    /// <summary>Everybody's sign-in gets this hash of a password: making one is slow on purpose.</summary>
    public void ChoosePassword(string hash) => _rows.OfType<PortalUser>().ToList().ForEach(user => user.PasswordHash = hash);

    /// <summary>What a letter's link of a request points at.</summary>
    public static LinkTarget LinkOf(Collaboration request) => new(request.Invitations.Single().Id, request.Invitations.Single().LinkVersion);

    /// <summary>After the log-ins: those who leave lose their rights, and a message is given up.</summary>
    public async Task LoseAsync(AppDbContext db)
    {
        var ct = TestContext.Current.CancellationToken;
        var formerId = UserOf(Who.FormerPortalAdministrator).Id;
        await db.Members.Where(m => m.Id == Former.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.DeactivatedAt, Given.Now), ct);
        await db.OrganisationUsers.Where(u => u.Id == Removed.Id).ExecuteDeleteAsync(ct);
        await db.Users.Where(u => u.Id == formerId).ExecuteUpdateAsync(set => set.SetProperty(u => u.IsPortalAdministrator, false), ct);
        await db.Outbox.Where(m => m.Id == Message.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.FailedAt, Given.Now), ct);
    }

    internal T Add<T>(T row)
        where T : class
    {
        _rows.Add(row);
        return row;
    }

    /// <summary>What a device has made; nobody has that device.</summary>
    private static UserPasskeyInfo GivenMade() =>
        new([1, 2, 3], [4, 5, 6], new DateTimeOffset(Given.Now), signCount: 0, transports: [], true, false, false, attestationObject: [], clientDataJson: []);

    private static string HomeOf(Who who) => Everyone.Members.Contains(who) || who is Who.DeactivatedMember or Who.OwingMember or Who.OrganisationAdministrator
        or Who.OrganisationMember or Who.RemovedOrganisationUser
        ? Mark
        : "elsewhere";

    private Member Join(Who who, MemberRole role) => Add(Given.Member(Agency, _users[who], role));

    private Collaboration Collaborate(CollaborationStatus status)
    {
        var customer = Add(Given.Customer(Agency, $"{Mark} {status} AB", contactEmail: $"{status}@{Mark}.example".ToLowerInvariant()));
        var task = Add(Given.Task(customer, assignee: Consultant));
        return Add(Given.Collaboration(
            Agency, customer, task, Consultant, status, status == CollaborationStatus.ProvisioningFailed ? null : Administrator));
    }

    /// <summary>A request to somebody who is new to Spiris, with what provisioning prepared.</summary>
    private Collaboration Request(string address)
    {
        var customer = Add(Given.Customer(Agency, $"{Mark} ny AB", contactEmail: address));
        var task = Add(Given.Task(customer));
        var organisation = Add(Organisation.Prepare(customer.OrganisationNumber, customer.Name, Given.Now));
        var person = Add(OrganisationUser.Prepare(organisation.Id, $"Owner, {Mark}", address, "en", existingUserId: null, Given.Now));
        Add(Subscription.Prepare(organisation.Id, Service.SpirisScanner, Given.Now));
        var request = Collaboration.Activate(
            Agency, customer, task, CustomerRelation.NewToSpiris, organisationId: null, new Asker(Consultant.Id, Consultant.UserId, Consultant.Name), [],
            new InvitationLifetimes(), Given.Now).Value;
        request.ProvisioningStepDone(ProvisioningStep.Organisation, organisation.Id, Given.Now);
        request.Provisioned(AskedPerson.Of([person], address), new InvitationLifetimes(), Given.Now);
        request.TakeEvents();
        return Add(request);
    }
}

/// <summary>What the other agency has: rows of its own, into which it may try to draw somebody else's.</summary>
internal sealed class Neighbour
{
    public Neighbour(World world)
    {
        Agency = world.Add(Given.Agency("Syd Revision AB"));
        Administrator = world.Add(Given.Member(Agency, world.UserOf(Who.OtherAgency), MemberRole.AgencyAdministrator));
        world.Add(Given.Member(Agency, world.UserOf(Who.PortalAdministratorElsewhere)));
        Busy = world.Add(Given.Member(Agency, world.Add(Given.User(name: "Busy, Syd"))));
        Customer = world.Add(Given.Customer(Agency, "Syd kund AB", contactEmail: "kund@syd.example", responsible: Busy));
        Task = world.Add(Given.Task(Customer));
        var asked = world.Add(Given.Customer(Agency, "Syd fråga AB"));
        Collaboration = world.Add(Given.Collaboration(
            Agency, asked, world.Add(Given.Task(asked)), Administrator, CollaborationStatus.AwaitingApproval, world.OtherAdministrator));
    }

    public Agency Agency { get; }

    public Member Administrator { get; }

    public Member Busy { get; }

    public Customer Customer { get; }

    public CustomerTask Task { get; }

    public Collaboration Collaboration { get; }
}
