using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Organisations;
using PracticePortal.Features.Terms;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Collaborations;

public sealed class AnswerCollaborationTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task New_customer_sets_up_the_sign_in_and_approves_and_everything_becomes_real(DatabaseProvider database)
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.NewToSpiris, database);
        var id = await the.RequestAsync();
        Assert.True((await the.SetUpSignInAsync()).Succeeded);

        Assert.True((await the.ApproveAsync(id)).Succeeded);
        await the.Portal.DeliverAsync();

        var collaboration = await the.FindAsync(id);
        var (organisation, person, scanner) = await the.Portal.ReadAsync(async db => (
            await db.Organisations.SingleAsync(Ct), await db.OrganisationUsers.SingleAsync(Ct), await db.Subscriptions.SingleAsync(Ct)));
        Assert.Equal((CollaborationStatus.Active, person.UserId, "Owner"), (collaboration.Status, collaboration.AnsweredByUserId, collaboration.AnsweredByName));
        Assert.Equal((OrganisationStatus.Active, true), (organisation.Status, organisation.IsConfirmed));
        Assert.Equal((SubscriptionStatus.Active, false), (scanner.Status, person.IsPending));
        Assert.Contains(the.Portal.Mail.Accepted, m => m.To.Email == the.Office.Consultant.Email);
    }

    [Theory]
    [InlineData(CustomerRelation.UsesScanner)]
    [InlineData(CustomerRelation.UsesMySpiris)]
    public async Task Approve_KeepsEvidenceOfEachDocument(CustomerRelation relation)
    {
        await using var the = await ActivationCase.StartAsync(relation);
        var id = await the.RequestAsync();

        Assert.True((await the.ApproveAsync(id)).Succeeded);

        var (evidence, texts) = await the.Portal.ReadAsync(async db => (
            await db.TermsApprovals.OrderBy(a => a.Document).ToListAsync(Ct), await db.TermsVersions.ToDictionaryAsync(v => v.Id, Ct)));
        Assert.Equal(Enum.GetValues<TermsDocument>().Order(), evidence.Select(e => e.Document).Order());
        Assert.All(evidence, e =>
        {
            Assert.Equal((id, the.Organisation!.Id, the.Office.Agency.Id), (e.CollaborationId, e.OrganisationId, e.AgencyId));
            Assert.Equal((the.Administrators[0].UserId, ActivationCase.Contact, the.Portal.Now), (e.UserId, e.PersonEmail, e.ApprovedAt));
            Assert.Equal((texts[e.TermsVersionId].ContentHash, "sv"), (e.ContentHash, e.Language));
        });
    }

    [Fact]
    public async Task ScannerTerms_AreAskedOnceForAnOrganisation_TheAgreementForEachAgency()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner);
        var (ours, theirs) = (await the.RequestAsync(), await the.RequestByNeighbourAsync());
        await the.ApproveAsync(ours);

        Assert.Equal([TermsDocument.DataProcessingAgreement], (await the.AskedAsync(theirs)).Select(v => v.Document).Distinct());
        Assert.True((await the.ApproveAsync(theirs)).Succeeded);
        Assert.Equal(3, await the.Portal.ReadAsync(db => db.TermsApprovals.CountAsync(Ct)));
    }

    [Fact]
    public async Task Approve_WithABoxUnticked_SavesNothing()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesMySpiris);
        var id = await the.RequestAsync();
        var one = (await the.AskedAsync(id))[0];
        var history = await HistoryAsync(the);
        await the.LogInToMySpirisAsync();

        var approved = await the.Portal.Get<ApproveCollaboration>().ExecuteAsync(id, [one.Id, Guid.CreateVersion7()], Ct);

        Assert.Equal(CollaborationErrors.DocumentsNotApproved, approved.Error);
        Assert.Equal(CollaborationStatus.AwaitingApproval, (await the.FindAsync(id)).Status);
        Assert.Equal(0, await the.Portal.ReadAsync(db => db.TermsApprovals.CountAsync(Ct)));
        Assert.Equal(SubscriptionStatus.Pending, (await the.Portal.ReadAsync(db => db.Subscriptions.SingleAsync(Ct))).Status);
        Assert.Equal(history, await HistoryAsync(the));
    }

    [Fact]
    public async Task Approve_AfterTheLastDay_IsRefusedThoughNoSweepHasRun()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner);
        var id = await the.RequestAsync();
        the.Portal.Clock.Advance(new InvitationLifetimes().Lifetime + TimeSpan.FromSeconds(1));

        Assert.Equal(CollaborationErrors.Expired, (await the.ApproveAsync(id)).Error);
        Assert.Equal(0, await the.Portal.ReadAsync(db => db.TermsApprovals.CountAsync(Ct)));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Two_administrators_answer_at_once_and_the_first_counts(DatabaseProvider database)
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner, database, administrators: 2);
        var id = await the.RequestAsync();
        var texts = (await the.AskedAsync(id)).Where(v => v.Language == "en").Select(v => v.Id).ToList();
        await the.LogInToMySpirisAsync();
        var approve = the.Portal.Get<ApproveCollaboration>();
        await the.LogInToMySpirisAsync("owner-2@solrosen.example");
        var decline = the.Portal.Get<DeclineCollaboration>();

        var answers = await Task.WhenAll(
            Task.Run(() => approve.ExecuteAsync(id, texts, Ct), Ct), Task.Run(() => decline.ExecuteAsync(id, DeclineReason.NotNow, null, Ct), Ct));

        Assert.Single(answers, a => a.Succeeded);
        Assert.Single(answers, a => a.Error?.Kind == ErrorKind.Conflict);
        var collaboration = await the.FindAsync(id);
        Assert.Equal(answers[0].Succeeded ? CollaborationStatus.Active : CollaborationStatus.Declined, collaboration.Status);
        Assert.Equal(answers[0].Succeeded ? "Owner 1" : "Owner 2", collaboration.AnsweredByName);
        Assert.Equal(answers[0].Succeeded ? 2 : 0, await the.Portal.ReadAsync(db => db.TermsApprovals.CountAsync(Ct)));
    }

    [Fact]
    public async Task Answer_ByAMemberOfTheAskingAgency_IsRefused()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner);
        var id = await the.RequestAsync();
        await using (var db = await the.Portal.OpenAsync())
        {
            await db.Members.Where(m => m.Id == the.Office.Administrator.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.UserId, the.Administrators[0].UserId!.Value), Ct);
        }

        Assert.Equal(CollaborationErrors.OwnAgency, (await the.ApproveAsync(id)).Error);
        Assert.Equal(CollaborationErrors.OwnAgency, (await the.DeclineAsync(id)).Error);
        Assert.Equal(CollaborationStatus.AwaitingApproval, (await the.FindAsync(id)).Status);
    }

    [Fact]
    public async Task Answer_ByAnotherOrganisation_OrByAMemberWhoIsNoAdministrator_IsNotFound()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner);
        var id = await the.RequestAsync();
        var (stranger, worker, elsewhere) = (Given.User(), Given.User(), Given.Organisation());
        var (theirs, member) = (Given.OrganisationUser(elsewhere, stranger), Given.OrganisationUser(the.Organisation!, worker, OrganisationRole.OrganisationMember));
        await the.Portal.SaveAsync(stranger, worker, elsewhere, theirs, member);
        var texts = (await the.AskedAsync(id)).Select(v => v.Id).ToList();

        foreach (var person in (OrganisationUser[])[theirs, member])
        {
            the.Portal.LogIn(person);
            Assert.Equal(CommonErrors.NotFound, (await the.Portal.Get<ApproveCollaboration>().ExecuteAsync(id, texts, Ct)).Error);
            Assert.Equal(CommonErrors.NotFound, (await the.Portal.Get<DeclineCollaboration>().ExecuteAsync(id, DeclineReason.None, null, Ct)).Error);
            Assert.Equal(CommonErrors.NotFound, (await the.Portal.Get<EndCollaboration>().ExecuteAsync(id, Ct)).Error);
        }

        the.Portal.LogIn(the.Office.Consultant); // the agency cannot answer for its customer either
        Assert.Equal(CommonErrors.NotFound, (await the.Portal.Get<ApproveCollaboration>().ExecuteAsync(id, texts, Ct)).Error);
        Assert.Equal(CollaborationStatus.AwaitingApproval, (await the.FindAsync(id)).Status);
    }

    [Fact]
    public async Task Organisation_IsNotConfirmedByAnAdministratorWhomTheAgencyDidNotKnow()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner, administrators: 2, confirmed: false);
        var (first, second) = (await the.RequestAsync(), "owner-2@solrosen.example");

        Assert.True((await the.ApproveAsync(first, second)).Succeeded);

        Assert.False((await the.Portal.ReadAsync(db => db.Organisations.SingleAsync(Ct))).IsConfirmed);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task End_ByEitherSide_ClosesIt_AndTellsBoth(bool byTheAgency)
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner);
        var id = await the.RequestAsync();
        await the.ApproveAsync(id);
        await the.Portal.DeliverAsync();
        var before = the.Portal.Mail.Accepted.Count;
        if (byTheAgency)
        {
            the.Portal.LogIn(the.Office.Consultant);
        }

        Assert.True((await the.Portal.Get<EndCollaboration>().ExecuteAsync(id, Ct)).Succeeded);
        await the.Portal.DeliverAsync();

        var collaboration = await the.FindAsync(id);
        Assert.Equal(
            (CollaborationStatus.Ended, byTheAgency ? CollaborationSide.Agency : CollaborationSide.Customer, the.Portal.Now),
            (collaboration.Status, collaboration.EndedBy, collaboration.ClosedAt));
        Assert.Equal(
            new[] { the.Office.Consultant.Email, ActivationCase.Contact }.Order(), the.Portal.Mail.Accepted.Skip(before).Select(m => m.To.Email).Order());
        Assert.Equal(SubscriptionStatus.Active, (await the.Portal.ReadAsync(db => db.Subscriptions.SingleAsync(Ct))).Status);
    }

    private static Task<(int Entries, int Rows)> HistoryAsync(ActivationCase the) =>
        the.Portal.ReadAsync(async db => (await db.AuditEntries.CountAsync(Ct), await db.Outbox.CountAsync(Ct)));
}
