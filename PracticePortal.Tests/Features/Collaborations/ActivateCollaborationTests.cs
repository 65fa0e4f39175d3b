using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Organisations;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Collaborations;

public sealed class ActivateCollaborationTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Activate_WhenTheCustomerUsesScanner_AsksEveryAdministratorAtOnce(DatabaseProvider database)
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner, database, administrators: 2);

        var id = await the.RequestAsync();

        var collaboration = await the.FindAsync(id);
        Assert.Equal((CollaborationStatus.AwaitingApproval, the.Organisation!.Id), (collaboration.Status, collaboration.OrganisationId));
        Assert.Equal(the.Administrators.Select(a => a.Email).Order(), the.Portal.Mail.Accepted.Select(m => m.To.Email).Order());
        Assert.Equal([true, false], collaboration.Invitations.OrderByDescending(i => i.KnownToAgency).Select(i => i.KnownToAgency));
        Assert.All(collaboration.Invitations, i => Assert.Null(i.SetUpUntil));
        Assert.Equal(1, await the.Portal.ReadAsync(db => db.Subscriptions.CountAsync(Ct)));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Activate_WhenTheCustomerUsesMySpiris_ProvisionsScannerFirst(DatabaseProvider database)
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesMySpiris, database);

        var activated = await the.ActivateAsync();
        Assert.Equal(CollaborationStatus.Provisioning, (await the.FindAsync(activated.Value)).Status);
        Assert.Empty(the.Portal.Mail.Tries);
        await the.Portal.DeliverAsync();

        var collaboration = await the.FindAsync(activated.Value);
        Assert.Equal(CollaborationStatus.AwaitingApproval, collaboration.Status);
        Assert.Equal((null, the.Portal.Now, null), (
            collaboration.Provisioning.OrganisationAt, collaboration.Provisioning.SubscriptionAt, collaboration.Provisioning.AdministratorAt));
        Assert.Equal(SubscriptionStatus.Pending, (await the.Portal.ReadAsync(db => db.Subscriptions.SingleAsync(Ct))).Status);
        Assert.Single(the.Portal.Mail.To(ActivationCase.Contact));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Activate_WhenTheCustomerIsNewToSpiris_PreparesOrganisationScannerAndAdministrator(DatabaseProvider database)
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.NewToSpiris, database);

        var collaboration = await the.FindAsync(await the.RequestAsync());

        var (organisation, person) = await the.Portal.ReadAsync(async db =>
            (await db.Organisations.SingleAsync(Ct), await db.OrganisationUsers.SingleAsync(Ct)));
        Assert.Equal((CollaborationStatus.AwaitingApproval, organisation.Id), (collaboration.Status, collaboration.OrganisationId));
        Assert.Equal((OrganisationStatus.Pending, the.Customer.OrganisationNumber), (organisation.Status, organisation.OrganisationNumber));
        Assert.Equal((true, ActivationCase.Contact, null), (person.IsPending, person.Email, person.UserId));
        Assert.Equal(SubscriptionStatus.Pending, (await the.Portal.ReadAsync(db => db.Subscriptions.SingleAsync(Ct))).Status);
        Assert.Equal(the.Portal.Now.AddHours(72), Assert.Single(collaboration.Invitations).SetUpUntil);
        Assert.Equal(person.Id, collaboration.Invitations[0].OrganisationUserId);
        Assert.Single(the.Portal.Mail.Accepted);
        Assert.Equal(0, await the.Portal.ReadAsync(db => db.Outbox.CountAsync(m => m.DoneAt == null, Ct)));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_hundred_clicks_at_once_make_one_collaboration_and_one_letter_for_each_administrator(DatabaseProvider database)
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner, database, administrators: 2);
        var clicks = Enumerable.Range(0, 100).Select(_ => the.Portal.Get<ActivateCollaboration>()).ToList();

        var answers = await Task.WhenAll(clicks.Select(click => Task.Run(() => click.ExecuteAsync(the.Customer.Id, the.Task.Id, the.Relation, Ct), Ct)));
        await the.Portal.DeliverAsync();

        Assert.Single(answers, a => a.Succeeded);
        Assert.All(answers.Where(a => !a.Succeeded), a => Assert.Equal(CollaborationErrors.AlreadyOpen("", default).Code, a.Error?.Code));
        Assert.Equal(1, await the.Portal.ReadAsync(db => db.Collaborations.CountAsync(Ct)));
        Assert.Equal(2, await the.Portal.ReadAsync(db => db.Outbox.CountAsync(m => m.EventName == nameof(InvitationDue), Ct)));
        Assert.Equal(the.Administrators.Select(a => a.Email).Order(), the.Portal.Mail.Accepted.Select(m => m.To.Email).Order());
        Assert.Equal(1, await the.Portal.ReadAsync(db => db.AuditEntries.CountAsync(a => a.What == "collaboration-activated", Ct)));
    }

    [Fact]
    public async Task Activate_AgainAfterTheEnd_IsANewCollaboration()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner);
        var first = await the.RequestAsync();
        await the.CancelAsync(first);

        var second = await the.RequestAsync();

        Assert.NotEqual(first, second);
        Assert.Equal(2, await the.Portal.ReadAsync(db => db.Collaborations.CountAsync(Ct)));
    }

    [Theory]
    [InlineData(CustomerRelation.UsesScanner, CustomerRelation.UsesMySpiris)]
    [InlineData(CustomerRelation.UsesMySpiris, CustomerRelation.NewToSpiris)]
    [InlineData(CustomerRelation.NewToSpiris, CustomerRelation.UsesScanner)]
    public async Task Activate_WhenTheRelationChangedSinceThePageShowedIt_DoesNothing(CustomerRelation now, CustomerRelation shown)
    {
        await using var the = await ActivationCase.StartAsync(now);

        await AssertRefusedAsync(the, CollaborationErrors.RelationChanged, await the.ActivateAsync(expected: shown));
    }

    [Fact]
    public async Task Activate_OfANewCustomerWithoutAContactsAddress_Stops()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.NewToSpiris, contact: null);

        await AssertRefusedAsync(the, CollaborationErrors.ContactEmailMissing, await the.ActivateAsync());
    }

    [Fact]
    public async Task Activate_OfAnOrganisationWithoutAdministrators_Stops()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner, administrators: 0);

        await AssertRefusedAsync(the, CollaborationErrors.NobodyToAsk, await the.ActivateAsync());
    }

    [Theory]
    [InlineData(false, "bookkeeper@solrosen.example", false)] // signed up by itself, and our contact is not in it: it may be anybody's
    [InlineData(false, ActivationCase.Contact, true)]
    [InlineData(true, "bookkeeper@solrosen.example", true)]
    public async Task Activate_OfAnUnconfirmedOrganisation_NeedsTheContactAmongItsAdministrators(bool confirmed, string contact, bool done)
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner, confirmed: confirmed, contact: contact);

        var activated = await the.ActivateAsync();

        Assert.Equal(done ? null : CollaborationErrors.ContactUnconfirmed, activated.Error);
        Assert.Equal(done ? 1 : 0, await the.Portal.ReadAsync(db => db.Collaborations.CountAsync(Ct)));
    }

    [Fact]
    public async Task Activate_WithoutATaskOfTheCustomers_Stops()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner);
        var other = Given.Customer(the.Office.Agency);
        var othersTask = Given.Task(other);
        await the.Portal.SaveAsync(other, othersTask);
        var activate = the.Portal.Get<ActivateCollaboration>();

        foreach (var task in (Guid?[])[null, Guid.CreateVersion7(), othersTask.Id])
        {
            await AssertRefusedAsync(the, CollaborationErrors.TaskMissing, await activate.ExecuteAsync(the.Customer.Id, task, the.Relation, Ct));
        }
    }

    [Fact]
    public async Task Activate_ByTheNeighbour_OrByWhoeverLeft_IsNotFound()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner);

        the.Portal.LogIn(the.Office.Stranger);
        await AssertRefusedAsync(
            the, CommonErrors.NotFound, await the.Portal.Get<ActivateCollaboration>().ExecuteAsync(the.Customer.Id, the.Task.Id, the.Relation, Ct));

        the.Portal.LogOut();
        await AssertRefusedAsync(
            the, CommonErrors.NotFound, await the.Portal.Get<ActivateCollaboration>().ExecuteAsync(the.Customer.Id, the.Task.Id, the.Relation, Ct));

        await using var db = await the.Portal.OpenAsync();
        await db.Members.Where(m => m.Id == the.Office.Consultant.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.DeactivatedAt, the.Portal.Now), Ct);
        await AssertRefusedAsync(the, CommonErrors.NotFound, await the.ActivateAsync());
    }

    /// <summary>A refusal leaves no trace: no request, no history, nothing to be done.</summary>
    private static async Task AssertRefusedAsync(ActivationCase the, Error expected, Result<Guid> activated)
    {
        Assert.Equal(expected, activated.Error);
        Assert.Equal((0, 0, 0), await the.Portal.ReadAsync(async db => (
            await db.Collaborations.CountAsync(Ct), await db.AuditEntries.CountAsync(Ct), await db.Outbox.CountAsync(Ct))));
    }
}
