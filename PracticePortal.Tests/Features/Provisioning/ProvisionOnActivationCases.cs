using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Organisations;
using PracticePortal.Features.Provisioning;
using PracticePortal.Platform.Data;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Provisioning;

/// <summary>What holds whoever creates: the portal on its own rows, or the service at Spiris.</summary>
public abstract class ProvisionOnActivationCases
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Provision_RunTwice_AndTwiceAtOnce_MakesEverythingOnce(DatabaseProvider database)
    {
        await using var the = await StartAsync(CustomerRelation.NewToSpiris, database);
        var due = new ProvisioningDue((await the.ActivateAsync()).Value, Round: 1);
        var workers = Enumerable.Range(0, 4).Select(_ => the.Portal.Get<ProvisionOnActivation>()).ToList();

        await Task.WhenAll(workers.Take(2).Select(w => Task.Run(() => DoAsOutboxAsync(w, due), Ct)));
        await DoAsOutboxAsync(workers[2], due);
        await DoAsOutboxAsync(workers[3], due);
        await the.Portal.DeliverAsync();

        var collaboration = await the.FindAsync(due.CollaborationId);
        Assert.Equal(CollaborationStatus.AwaitingApproval, collaboration.Status);
        Assert.Single(collaboration.Invitations);
        Assert.Equal((1, 1, 1), await CountsAsync(the));
        Assert.Single(the.Portal.Mail.Accepted);
    }

    [Fact]
    public async Task Provision_TakenUpAfterAFailure_GoesOnWhereItStood()
    {
        var mischief = new Mischief { AfterSubscription = Mischief.Fail };
        await using var the = await StartAsync(CustomerRelation.NewToSpiris, mischief: mischief);
        var id = await the.RequestAsync();
        var halfway = await the.FindAsync(id);
        Assert.Equal((CollaborationStatus.Provisioning, the.Portal.Now, null), (
            halfway.Status, halfway.Provisioning.OrganisationAt, halfway.Provisioning.SubscriptionAt));

        mischief.AfterSubscription = Mischief.Nothing;
        the.Portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await the.Portal.DeliverAsync();

        var done = await the.FindAsync(id);
        Assert.Equal(CollaborationStatus.AwaitingApproval, done.Status);
        Assert.Equal((halfway.Provisioning.OrganisationAt, the.Portal.Now), (done.Provisioning.OrganisationAt, done.Provisioning.SubscriptionAt));
        Assert.Equal((1, 1, 1), await CountsAsync(the));
    }

    [Fact]
    public async Task Provision_ThatFailsEveryTime_IsGivenUpAndToldToTheAgency_AndRetryGoesOn()
    {
        var mischief = new Mischief { BeforeSubscription = Mischief.Fail };
        await using var the = await StartAsync(CustomerRelation.UsesMySpiris, mischief: mischief);
        var id = await the.RequestAsync();
        for (var tries = 1; tries < 6; tries++)
        {
            Assert.Equal(CollaborationStatus.Provisioning, (await the.FindAsync(id)).Status);
            the.Portal.Clock.Advance(TimeSpan.FromMinutes(10));
            await the.Portal.DeliverAsync();
        }

        var failed = await the.FindAsync(id);
        Assert.Equal((CollaborationStatus.ProvisioningFailed, ProvisioningErrors.Unavailable.Code), (failed.Status, failed.Provisioning.FailedBecause));
        Assert.Empty(the.Portal.Mail.Tries);

        mischief.BeforeSubscription = Mischief.Nothing;
        the.Portal.LogIn(the.Office.Consultant);
        Assert.True((await the.Portal.Get<RetryProvisioning>().ExecuteAsync(id, Ct)).Succeeded);
        await the.Portal.DeliverAsync();

        Assert.Equal((CollaborationStatus.AwaitingApproval, ""), ((await the.FindAsync(id)).Status, (await the.FindAsync(id)).Provisioning.FailedBecause));
        Assert.Single(the.Portal.Mail.Accepted);
    }

    [Theory]
    [InlineData("organisation", true)]
    [InlineData("subscription", true)]
    [InlineData("administrator", true)]
    [InlineData("organisation", false)]
    [InlineData("subscription", false)]
    [InlineData("administrator", false)]
    public async Task A_success_that_comes_after_the_cancellation_is_undone(string step, bool toldAfterwards)
    {
        var mischief = new Mischief();
        await using var the = await StartAsync(CustomerRelation.NewToSpiris, mischief: mischief);
        var id = (await the.ActivateAsync()).Value;
        var cancel = the.Portal.Get<CancelCollaboration>();
        async Task CancelMeanwhileAsync()
        {
            (mischief.AfterOrganisation, mischief.AfterSubscription, mischief.AfterAdministrator) = (Mischief.Nothing, Mischief.Nothing, Mischief.Nothing);
            Assert.True((await cancel.ExecuteAsync(id, Ct)).Succeeded);
            if (!toldAfterwards)
            {
                throw new TimeoutException("The process died before it recorded the step.");
            }
        }

        _ = step switch
        {
            "organisation" => mischief.AfterOrganisation = CancelMeanwhileAsync,
            "subscription" => mischief.AfterSubscription = CancelMeanwhileAsync,
            _ => mischief.AfterAdministrator = CancelMeanwhileAsync,
        };

        await the.Portal.DeliverAsync();
        the.Portal.Clock.Advance(TimeSpan.FromMinutes(10));
        await the.Portal.DeliverAsync();

        Assert.Equal(CollaborationStatus.Cancelled, (await the.FindAsync(id)).Status);
        Assert.Equal((0, 0, 0), await CountsAsync(the));
        Assert.DoesNotContain(the.Portal.Mail.Accepted, m => m.To.Email == ActivationCase.Contact);
    }

    [Fact]
    public async Task Provision_WhenTheOrganisationAppearedMeanwhile_FailsWithTheReason()
    {
        await using var the = await StartAsync(CustomerRelation.NewToSpiris);
        var id = (await the.ActivateAsync()).Value;
        await the.SignUpAsync();

        await the.Portal.DeliverAsync();

        var failed = await the.FindAsync(id);
        Assert.Equal(
            (CollaborationStatus.ProvisioningFailed, ProvisioningErrors.OrganisationAppeared.Code), (failed.Status, failed.Provisioning.FailedBecause));
        Assert.Equal((1, 0, 1), await CountsAsync(the));
        Assert.Empty(the.Portal.Mail.Tries);
    }

    [Fact]
    public async Task Provision_OfAnAddressThatHasASignIn_LinksIt_AndItsLetterHasNoPower()
    {
        await using var the = await StartAsync(CustomerRelation.NewToSpiris);
        var user = Given.User(ActivationCase.Contact);
        await the.Portal.SaveAsync(user);

        var collaboration = await the.FindAsync(await the.RequestAsync());

        Assert.Equal(user.Id, (await the.Portal.ReadAsync(db => db.OrganisationUsers.SingleAsync(Ct))).UserId);
        Assert.Null(Assert.Single(collaboration.Invitations).SetUpUntil);
        Assert.False((await the.SetUpSignInAsync()).Succeeded);
        Assert.Equal(user.PasswordHash, (await the.Portal.ReadAsync(db => db.Users.SingleAsync(u => u.Id == user.Id, Ct))).PasswordHash);
        Assert.True((await the.ApproveAsync(collaboration.Id)).Succeeded);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Two_agencies_with_the_same_new_organisation_and_contact_share_it(DatabaseProvider database)
    {
        await using var the = await StartAsync(CustomerRelation.NewToSpiris, database);
        var (ours, theirs) = (await the.RequestAsync(), await the.RequestByNeighbourAsync());

        Assert.Equal((1, 1, 1), await CountsAsync(the));
        Assert.All([await the.FindAsync(ours), await the.FindAsync(theirs)], c => Assert.Equal(CollaborationStatus.AwaitingApproval, c.Status));
        Assert.Equal(2, the.Portal.Mail.To(ActivationCase.Contact).Count);

        Assert.True((await the.SetUpSignInAsync()).Succeeded); // from one agency's letter …
        Assert.All((await the.FindAsync(ours)).Invitations.Concat((await the.FindAsync(theirs)).Invitations), i => Assert.Null(i.SetUpUntil)); // … for both
        Assert.True((await the.ApproveAsync(ours)).Succeeded);
        Assert.True((await the.ApproveAsync(theirs)).Succeeded);
    }

    [Fact]
    public async Task Two_agencies_with_different_contacts_do_not_share_and_the_second_may_retry()
    {
        await using var the = await StartAsync(CustomerRelation.NewToSpiris);
        var ours = await the.RequestAsync();

        var theirs = await the.RequestByNeighbourAsync("somebody-else@solrosen.example");

        var failed = await the.FindAsync(theirs);
        Assert.Equal((CollaborationStatus.ProvisioningFailed, ProvisioningErrors.OtherContact.Code), (failed.Status, failed.Provisioning.FailedBecause));
        Assert.Null(failed.OrganisationId);
        Assert.Empty(the.Portal.Mail.To("somebody-else@solrosen.example"));

        await the.CancelAsync(ours);
        the.Portal.LogIn(the.Office.Stranger);
        Assert.True((await the.Portal.Get<RetryProvisioning>().ExecuteAsync(theirs, Ct)).Succeeded);
        await the.Portal.DeliverAsync();
        Assert.Equal(CollaborationStatus.AwaitingApproval, (await the.FindAsync(theirs)).Status);
        Assert.Single(the.Portal.Mail.To("somebody-else@solrosen.example"));
    }

    [Fact]
    public async Task Retry_TakesTheContactThatWasCorrectedMeanwhile()
    {
        await using var the = await StartAsync(CustomerRelation.NewToSpiris);
        await the.RequestAsync();
        var theirs = await the.RequestByNeighbourAsync("somebody-else@solrosen.example");
        await using (var db = await the.Portal.OpenAsync())
        {
            (await db.Customers.SingleAsync(c => c.AgencyId == the.Office.Neighbour.Id, Ct)).CorrectContact("Owner", ActivationCase.Contact);
            await db.SaveChangesAsync(Ct);
        }

        the.Portal.LogIn(the.Office.Stranger);
        Assert.True((await the.Portal.Get<RetryProvisioning>().ExecuteAsync(theirs, Ct)).Succeeded);
        await the.Portal.DeliverAsync();

        Assert.Equal(CollaborationStatus.AwaitingApproval, (await the.FindAsync(theirs)).Status);
        Assert.Equal(2, the.Portal.Mail.To(ActivationCase.Contact).Count);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Two_contacts_that_come_at_the_same_moment_never_both_become_administrators(DatabaseProvider database)
    {
        await using var the = await StartAsync(CustomerRelation.NewToSpiris, database);
        var organisation = Organisation.Prepare(the.Customer.OrganisationNumber, the.Customer.Name, the.Portal.Now);
        await the.Portal.SaveAsync(organisation);
        var orders = Enumerable.Range(0, 8).Select(n => new ProvisioningOrder(
            Guid.CreateVersion7(), organisation.OrganisationNumber, organisation.Name, "Owner", $"owner-{n}@solrosen.example", "sv"));
        var tries = orders.Select(order => (Order: order, Provisioner: the.Portal.Get<IProvisioner>())).ToList();

        var done = new ConcurrentBag<Guid>();
        await Task.WhenAll(tries.Select(t => Task.Run(
            async () => await Record.ExceptionAsync(async () =>
            {
                if ((await t.Provisioner.EnsureAdministratorAsync(organisation.Id, t.Order, Ct)).Succeeded)
                {
                    done.Add(t.Order.CollaborationId);
                }
            }),
            Ct)));

        Assert.Single(done);
        Assert.Equal(1, await the.Portal.ReadAsync(db => db.OrganisationUsers.CountAsync(Ct)));
    }

    [Fact]
    public async Task Provision_OfAnOrganisationThatIsGone_FailsWithTheReason()
    {
        await using var the = await StartAsync(CustomerRelation.UsesMySpiris);
        var id = (await the.ActivateAsync()).Value;
        await using (var db = await the.Portal.OpenAsync())
        {
            await db.OrganisationUsers.ExecuteDeleteAsync(Ct);
            await db.Organisations.ExecuteDeleteAsync(Ct);
        }

        await the.Portal.DeliverAsync();

        Assert.Equal(ProvisioningErrors.OrganisationGone.Code, (await the.FindAsync(id)).Provisioning.FailedBecause);
    }

    /// <summary>Puts whoever creates into the portal.</summary>
    protected abstract void Replace(IServiceCollection services);

    /// <summary>What else must be so when the portal's own rows hold these.</summary>
    protected abstract void CheckPending((int Organisations, int Subscriptions, int People) own);

    private Task<ActivationCase> StartAsync(CustomerRelation relation, DatabaseProvider database = DatabaseProvider.Sqlite, Mischief? mischief = null) =>
        ActivationCase.StartAsync(relation, database, replace: services =>
        {
            Replace(services);
            mischief?.Replace(services);
        });

    /// <summary>A second worker that lost the race fails as a handler may, and the outbox would come again.</summary>
    private static async Task DoAsOutboxAsync(ProvisionOnActivation worker, ProvisioningDue due)
    {
        for (var tries = 1; await Record.ExceptionAsync(async () => await worker.HandleAsync(due, Guid.CreateVersion7(), Ct)) is { } lost; tries++)
        {
            Assert.IsType<InvalidOperationException>(lost);
            Assert.True(tries < 20, lost.Message);
        }
    }

    private async Task<(int Organisations, int Subscriptions, int People)> CountsAsync(ActivationCase the)
    {
        CheckPending(await the.Portal.ReadAsync(async db => (
            await db.Organisations.CountAsync(o => o.Status == OrganisationStatus.Pending, Ct),
            await db.Subscriptions.CountAsync(s => s.Status == SubscriptionStatus.Pending, Ct),
            await db.OrganisationUsers.CountAsync(u => u.IsPending, Ct))));
        return await the.Portal.ReadAsync(async db => (
            await db.Organisations.CountAsync(Ct), await db.Subscriptions.CountAsync(Ct), await db.OrganisationUsers.CountAsync(Ct)));
    }
}
