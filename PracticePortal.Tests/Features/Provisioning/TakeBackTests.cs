using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Organisations;
using PracticePortal.Features.Terms;
using PracticePortal.Platform.Data;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Provisioning;

/// <summary>A request that ends without an approval takes what is pending with it, unless somebody stands on it.</summary>
public sealed class TakeBackTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public enum Ending
    {
        Cancelled,
        Declined,
        Expired,
    }

    [Theory]
    [InlineData(Ending.Cancelled)]
    [InlineData(Ending.Expired)]
    public async Task New_customers_organisation_and_administrator_go_with_the_request(Ending ending)
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.NewToSpiris);
        var id = await the.RequestAsync();

        await EndAsync(the, id, ending);

        Assert.Equal(new Left(0, 0, 0), await LeftAsync(the));
        Assert.Null((await the.FindAsync(id)).OrganisationId);
        Assert.False((await the.SetUpSignInAsync()).Succeeded); // the link that is still in the inbox
    }

    [Theory]
    [InlineData(Ending.Cancelled)]
    [InlineData(Ending.Declined)]
    [InlineData(Ending.Expired)]
    public async Task New_customer_who_has_set_up_the_sign_in_stays_but_scanner_goes(Ending ending)
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.NewToSpiris);
        var id = await the.RequestAsync();
        Assert.True((await the.SetUpSignInAsync()).Succeeded);

        await EndAsync(the, id, ending);

        Assert.Equal(new Left(1, 0, 1), await LeftAsync(the));
        Assert.Equal(OrganisationStatus.Pending, (await the.Portal.ReadAsync(db => db.Organisations.SingleAsync(Ct))).Status);
    }

    [Theory]
    [InlineData(Ending.Cancelled)]
    [InlineData(Ending.Declined)]
    [InlineData(Ending.Expired)]
    public async Task Wrong_contact_who_set_up_a_sign_in_does_not_stand_in_the_right_ones_way(Ending ending)
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.NewToSpiris);
        var id = await the.RequestAsync();
        Assert.True((await the.SetUpSignInAsync()).Succeeded);
        await EndAsync(the, id, ending);

        var second = await the.RequestByNeighbourAsync("right@solrosen.example");

        Assert.Equal(CollaborationStatus.AwaitingApproval, (await the.FindAsync(second)).Status);
        Assert.Equal("right@solrosen.example", (await the.Portal.ReadAsync(db => db.OrganisationUsers.SingleAsync(Ct))).Email);
        Assert.True((await the.SetUpSignInAsync("right@solrosen.example")).Succeeded);
        Assert.True((await the.ApproveAsync(second, "right@solrosen.example")).Succeeded);
    }

    [Theory]
    [InlineData(Ending.Cancelled)]
    [InlineData(Ending.Declined)]
    [InlineData(Ending.Expired)]
    public async Task Pending_scanner_goes_and_the_organisation_that_was_there_stays(Ending ending)
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesMySpiris);
        var id = await the.RequestAsync();

        await EndAsync(the, id, ending);

        Assert.Equal(new Left(1, 0, 1), await LeftAsync(the));
        Assert.Equal(the.Organisation!.Id, (await the.FindAsync(id)).OrganisationId);
    }

    [Fact]
    public async Task Scanner_that_was_there_before_stays()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner);

        await the.CancelAsync(await the.RequestAsync());

        Assert.Equal(new Left(1, 1, 1), await LeftAsync(the));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_another_request_stands_on_stays_until_that_one_ends_too(DatabaseProvider database)
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.NewToSpiris, database);
        var (ours, theirs) = (await the.RequestAsync(), await the.RequestByNeighbourAsync());

        await the.CancelAsync(ours);
        Assert.Equal(new Left(1, 1, 1), await LeftAsync(the));

        the.Portal.LogIn(the.Office.Stranger);
        Assert.True((await the.Portal.Get<CancelCollaboration>().ExecuteAsync(theirs, Ct)).Succeeded);
        await the.Portal.DeliverAsync();
        Assert.Equal(new Left(0, 0, 0), await LeftAsync(the));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cancelled_and_activated_again_the_new_customer_is_still_asked_for_terms(bool signInWasSetUp)
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.NewToSpiris);
        var first = await the.RequestAsync();
        if (signInWasSetUp)
        {
            Assert.True((await the.SetUpSignInAsync()).Succeeded);
        }

        await the.CancelAsync(first);
        var second = await the.RequestAsync(); // the relation is still: new to Spiris

        var again = await the.FindAsync(second);
        Assert.Equal(CollaborationStatus.AwaitingApproval, again.Status);
        Assert.Equal(signInWasSetUp, again.Invitations[0].SetUpUntil is null);
        Assert.Equal(Enum.GetValues<TermsDocument>(), (await the.AskedAsync(second)).Select(v => v.Document).Distinct());
        Assert.Equal(!signInWasSetUp, (await the.SetUpSignInAsync()).Succeeded);
        Assert.True((await the.ApproveAsync(second)).Succeeded);
        Assert.Equal(2, await the.Portal.ReadAsync(db => db.TermsApprovals.CountAsync(a => a.CollaborationId == second, Ct)));
    }

    [Fact]
    public async Task Activation_that_failed_and_is_cancelled_leaves_nothing()
    {
        var mischief = new Mischief { BeforeSubscription = Mischief.Fail };
        await using var the = await ActivationCase.StartAsync(CustomerRelation.NewToSpiris, replace: mischief.Replace);
        var id = await the.RequestAsync();
        for (var tries = 1; tries < 6; tries++)
        {
            the.Portal.Clock.Advance(TimeSpan.FromMinutes(10));
            await the.Portal.DeliverAsync();
        }

        Assert.Equal((CollaborationStatus.ProvisioningFailed, new Left(1, 0, 0)), ((await the.FindAsync(id)).Status, await LeftAsync(the)));
        Assert.True((await the.CancelAsync(id)).Succeeded);

        Assert.Equal(new Left(0, 0, 0), await LeftAsync(the));
    }

    private static async Task EndAsync(ActivationCase the, Guid id, Ending ending)
    {
        switch (ending)
        {
            case Ending.Cancelled:
                Assert.True((await the.CancelAsync(id)).Succeeded);
                break;
            case Ending.Declined:
                Assert.True((await the.DeclineAsync(id)).Succeeded);
                break;
            case Ending.Expired:
                the.Portal.Clock.Advance(new InvitationLifetimes().Lifetime + TimeSpan.FromMinutes(1));
                await the.Portal.Get<RemindAndExpireJob>().SweepAsync(Ct);
                break;
        }

        await the.Portal.DeliverAsync();
        Assert.Equal(ending.ToString(), (await the.FindAsync(id)).Status.ToString());
    }

    private static Task<Left> LeftAsync(ActivationCase the) => the.Portal.ReadAsync(async db => new Left(
        await db.Organisations.CountAsync(Ct), await db.Subscriptions.CountAsync(Ct), await db.OrganisationUsers.CountAsync(Ct)));

    private sealed record Left(int Organisations, int Subscriptions, int People);
}
