using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Administration;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.MySpiris;
using PracticePortal.Features.MySpiris.SigningUp;
using PracticePortal.Features.Organisations;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Outbox;
using PracticePortal.Tests.Features.Administration;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.MySpiris.SigningUp;

/// <summary>Whoever registers an address or a number that is not theirs, before or while an agency activates, gains nothing by it and keeps nobody out.</summary>
public sealed class SignUpAttackTests
{
    private const string Stranger = "stranger@elsewhere.example";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task AddressRegisteredBeforehand_AndNeverProven_GainsNothingWhenTheAgencyActivates(DatabaseProvider database)
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.NewToSpiris, database);
        var link = await the.Portal.AskToSignUpAsync(the.Customer.OrganisationNumber, ActivationCase.Contact); // typed by a stranger, read by the contact
        Assert.Equal(0, await the.Portal.ReadAsync(db => db.Users.CountAsync(u => u.Email == ActivationCase.Contact, Ct)));

        var id = await the.RequestAsync();
        Assert.True((await the.SetUpSignInAsync()).Succeeded);
        Assert.True((await the.ApproveAsync(id)).Succeeded);

        Assert.Equal(SignUpErrors.Taken, (await the.Portal.FinishSignUpAsync(link)).Error);
        var (users, organisation) = await the.Portal.ReadAsync(async db => (
            await db.Users.Where(u => u.Email == ActivationCase.Contact).ToListAsync(Ct), await db.Organisations.SingleAsync(Ct)));
        Assert.True(the.Portal.HasPassword(Assert.Single(users), ActivationCase.Password));
        Assert.Equal((OrganisationOrigin.ByAgency, true), (organisation.Origin, organisation.IsConfirmed));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task NumberRegisteredBeforehand_GainsNothing_AndIsFreedForTheTrueCompany(DatabaseProvider database)
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.NewToSpiris, database);
        var stranger = await the.Portal.SignUpAsync(the.Customer.OrganisationNumber, Stranger);
        var letters = the.Portal.Mail.To(Stranger).Count;

        Assert.Equal(CollaborationErrors.RelationChanged, (await the.ActivateAsync(CustomerRelation.NewToSpiris)).Error);
        Assert.Equal(CollaborationErrors.ContactUnconfirmed, (await the.ActivateAsync(CustomerRelation.UsesMySpiris)).Error);
        Assert.True((await the.Portal.Get<ReportOrganisation>().ExecuteAsync(the.Customer.Id, Ct)).Succeeded);
        await the.Portal.DeliverAsync();
        await LearnsNothingAsync(the, stranger);
        Assert.Equal(letters, the.Portal.Mail.To(Stranger).Count);

        await the.Portal.HavePortalAdministratorAsync();
        Assert.True((await the.Portal.Get<CloseOrganisation>().ExecuteAsync(stranger.OrganisationId, Ct)).Succeeded);
        the.Portal.LogIn(stranger);
        Assert.Equal("", (await the.Portal.Get<MyQueries>().ListAsync(Ct)).OrganisationName);

        var id = await the.RequestAsync();
        Assert.True((await the.SetUpSignInAsync()).Succeeded);
        Assert.True((await the.ApproveAsync(id)).Succeeded);
        Assert.Equal(CollaborationStatus.Active, (await the.FindAsync(id)).Status);
        await LearnsNothingAsync(the, stranger);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task NumberFreedByThePortal_IsOpenToTheTrueCompanysOwnSignUp_WhichAnAgencyMayAsk(DatabaseProvider database)
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesMySpiris, database, administrators: 0);
        await using (var db = await the.Portal.OpenAsync())
        {
            await db.Organisations.ExecuteDeleteAsync(Ct);
        }

        var stranger = await the.Portal.SignUpAsync(the.Customer.OrganisationNumber, Stranger);
        await the.Portal.HavePortalAdministratorAsync();
        await the.Portal.Get<CloseOrganisation>().ExecuteAsync(stranger.OrganisationId, Ct);

        var owner = await the.Portal.SignUpAsync(the.Customer.OrganisationNumber, ActivationCase.Contact);
        var id = await the.RequestAsync();
        Assert.True((await the.ApproveAsync(id)).Succeeded);

        var organisation = await the.Portal.ReadAsync(db => db.Organisations.SingleAsync(o => o.Id == owner.OrganisationId, Ct));
        Assert.Equal((OrganisationOrigin.SignedUp, true), (organisation.Origin, organisation.IsConfirmed)); // by the contact's approval
    }

    [Fact]
    public async Task HalfFinishedSignUps_KeepNobodyOut()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.NewToSpiris);
        for (var stranger = 0; stranger < 5; stranger++)
        {
            await the.Portal.AskToSignUpAsync(the.Customer.OrganisationNumber, $"{stranger}-{Stranger}");
        }

        await the.Portal.AskToSignUpAsync(Given.OrganisationNumber(), ActivationCase.Contact);
        var id = await the.RequestAsync();

        Assert.Equal(CollaborationStatus.AwaitingApproval, (await the.FindAsync(id)).Status);
        Assert.True((await the.SetUpSignInAsync()).Succeeded);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task SignUp_WhileAnAgencysRequestIsOpen_IsTaken_AndFreeWhenTheRequestHasEnded(DatabaseProvider database)
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.NewToSpiris, database);
        var early = await the.Portal.AskToSignUpAsync(the.Customer.OrganisationNumber, Stranger);
        var id = await the.RequestAsync();

        Assert.Equal(SignUpErrors.Taken, (await the.Portal.FinishSignUpAsync(early)).Error);
        Assert.Null(await the.Portal.AskToSignUpAsync(the.Customer.OrganisationNumber, "late@elsewhere.example"));
        Assert.Null(await the.Portal.AskToSignUpAsync(the.Customer.OrganisationNumber, ActivationCase.Contact));
        Assert.Contains("open the letter that invites you", the.Portal.Mail.To(ActivationCase.Contact)[^1].Letter.Text, StringComparison.Ordinal);
        Assert.Equal(OrganisationStatus.Pending, (await the.Portal.ReadAsync(db => db.Organisations.SingleAsync(Ct))).Status);

        await the.CancelAsync(id);
        Assert.True((await the.Portal.FinishSignUpAsync(early)).Succeeded);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task WhatAnEndedRequestLeftBehind_GivesWayToASignUp(DatabaseProvider database)
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.NewToSpiris, database, contact: "wrong@elsewhere.example");
        var id = await the.RequestAsync();
        Assert.True((await the.SetUpSignInAsync("wrong@elsewhere.example")).Succeeded);
        await the.CancelAsync(id);
        Assert.Equal(OrganisationStatus.Pending, (await the.Portal.ReadAsync(db => db.Organisations.SingleAsync(Ct))).Status);

        var owner = await the.Portal.SignUpAsync(the.Customer.OrganisationNumber, ActivationCase.Contact);

        var (organisation, people) = await the.Portal.ReadAsync(async db => (await db.Organisations.SingleAsync(Ct), await db.OrganisationUsers.ToListAsync(Ct)));
        Assert.Equal((owner.OrganisationId, OrganisationStatus.Active), (organisation.Id, organisation.Status));
        Assert.Equal(ActivationCase.Contact, Assert.Single(people).Email);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Activation_UnderWayWhileSomebodySignsUp_FailsWithASentence_AndTakesNothing(DatabaseProvider database)
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.NewToSpiris, database);
        var link = await the.Portal.AskToSignUpAsync(the.Customer.OrganisationNumber, Stranger);
        var activated = await the.ActivateAsync(); // nothing is provisioned yet
        Assert.True((await the.Portal.FinishSignUpAsync(link)).Succeeded);
        await the.Portal.DeliverAsync();

        var collaboration = await the.FindAsync(activated.Value);
        Assert.Equal((CollaborationStatus.ProvisioningFailed, "organisation-appeared"), (collaboration.Status, collaboration.Provisioning.FailedBecause));
        Assert.Empty(await the.Portal.ReadAsync(db => db.Subscriptions.ToListAsync(Ct)));
        Assert.DoesNotContain(the.Portal.Mail.Accepted, RecordedMail.Invites);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task SignUpAndProvisioning_AtOnce_MakeOneOrganisation(DatabaseProvider database)
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.NewToSpiris, database);
        for (var round = 0; round < 10; round++)
        {
            var link = await the.Portal.AskToSignUpAsync(the.Customer.OrganisationNumber, $"{round}-{Stranger}");
            var activated = await the.ActivateAsync();

            the.Portal.LogOut();
            var (complete, job) = (the.Portal.Get<CompleteSignUp>(), the.Portal.Get<OutboxJob>());
            var signUp = Task.Run(() => complete.ExecuteAsync(link, ActivationCase.Password, Ct), Ct);
            await Task.WhenAll(signUp, Task.Run(() => job.DeliverDueAsync(Ct), Ct));
            for (var again = 0; again < 3; again++)
            {
                the.Portal.Clock.Advance(TimeSpan.FromSeconds(30)); // a step that met the other is taken again
                await the.Portal.DeliverAsync();
            }

            var (organisations, status) = await the.Portal.ReadAsync(async db => (
                await db.Organisations.ToListAsync(Ct), await db.Collaborations.Where(c => c.Id == activated.Value).Select(c => c.Status).SingleAsync(Ct)));
            var organisation = Assert.Single(organisations);
            Assert.Equal(
                (await signUp).Succeeded ? OrganisationOrigin.SignedUp : OrganisationOrigin.ByAgency, organisation.Origin);
            Assert.Equal((await signUp).Succeeded, status == CollaborationStatus.ProvisioningFailed);
            await the.CancelAsync(activated.Value);
            await ClearAsync(the);
        }
    }

    private static async Task ClearAsync(ActivationCase the)
    {
        await using var db = await the.Portal.OpenAsync();
        await db.Organisations.ExecuteDeleteAsync(Ct);
    }

    /// <summary>What the stranger's own scope shows: that they signed up, and nothing besides.</summary>
    private static async Task LearnsNothingAsync(ActivationCase the, OrganisationUser stranger)
    {
        the.Portal.LogIn(stranger);
        Assert.Empty((await the.Portal.Get<MyQueries>().ListAsync(Ct)).Rows);
        Assert.Empty((await the.Portal.Get<MyQueries>().AccessAsync(Ct)).Active);
        await using var db = await the.Portal.Get<TenantDbContextFactory>().CreateAsync(Ct);
        Assert.Empty(await db.Collaborations.ToListAsync(Ct));
        Assert.Empty(await db.TermsApprovals.ToListAsync(Ct));
        Assert.Empty(await db.Agencies.ToListAsync(Ct));
        Assert.All(await db.AuditEntries.Select(a => a.What).ToListAsync(Ct), what => Assert.Contains(what, (string[])["organisation-signed-up", "organisation-closed"]));
    }
}
