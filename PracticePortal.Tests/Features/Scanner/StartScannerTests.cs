using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Organisations;
using PracticePortal.Features.Scanner;
using PracticePortal.Features.Terms;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Tests.Features.MySpiris.SigningUp;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Scanner;

/// <summary>An organisation starts Scanner by itself: the terms, the evidence, and what agencies find from then on.</summary>
public sealed class StartScannerTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task AllThreeRelations_ComeAboutByUse(DatabaseProvider database)
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.NewToSpiris, database);
        Assert.Equal(CustomerRelation.NewToSpiris, await RelationAsync(the));

        await the.Portal.SignUpAsync(the.Customer.OrganisationNumber, ActivationCase.Contact);
        Assert.Equal(CustomerRelation.UsesMySpiris, await RelationAsync(the));

        await the.LogInToMySpirisAsync();
        Assert.True((await StartAsync(the)).Succeeded);
        Assert.Equal(CustomerRelation.UsesScanner, await RelationAsync(the));
        Assert.Equal(CollaborationErrors.RelationChanged, (await the.ActivateAsync(CustomerRelation.UsesMySpiris)).Error);

        var activated = await the.ActivateAsync(CustomerRelation.UsesScanner);
        await the.Portal.DeliverAsync();
        Assert.Equal([TermsDocument.DataProcessingAgreement], (await the.AskedAsync(activated.Value)).Select(v => v.Document).Distinct());
        Assert.True((await the.ApproveAsync(activated.Value)).Succeeded);
    }

    [Fact]
    public async Task Start_KeepsEvidenceOfTheTerms_AndTellsTheHistoryAndOpenPages()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesMySpiris);
        await the.LogInToMySpirisAsync();
        var told = new TaskCompletionSource();
        using var listening = the.Portal.Live.Subscribe(LiveTopic.Organisation(the.Organisation!.Id), () =>
        {
            told.TrySetResult();
            return Task.CompletedTask;
        });

        Assert.True((await StartAsync(the)).Succeeded);

        await told.Task.WaitAsync(TimeSpan.FromSeconds(10), Ct);
        var approval = await the.Portal.ReadAsync(db => db.TermsApprovals.SingleAsync(Ct));
        Assert.Equal(
            (the.Organisation.Id, (Guid?)null, (Guid?)null, TermsDocument.ScannerTerms, ActivationCase.Contact),
            (approval.OrganisationId, approval.AgencyId, approval.CollaborationId, approval.Document, approval.PersonEmail));
        var history = await the.Portal.ReadAsync(db => db.AuditEntries.Where(a => a.OrganisationId == the.Organisation.Id).Select(a => a.What).ToListAsync(Ct));
        Assert.Contains("scanner-started-by-organisation", history);
        Assert.Contains("scanner-terms-approved", history);
        var page = await the.Portal.Get<MyScannerQueries>().ReadAsync(Ct);
        Assert.Equal((MyScannerState.Started, the.Portal.Now), (page!.State, page.StartedAt));
        Assert.Null(page.Terms);
        Assert.Equal(approval.Id, Assert.Single(page.Evidence).Id);
        Assert.NotNull(await the.Portal.Get<TermsEvidence>().FileAsync(approval.Id, Ct));
        the.Portal.LogIn(the.Office.Administrator);
        Assert.Null(await the.Portal.Get<TermsEvidence>().FileAsync(approval.Id, Ct));
    }

    [Fact]
    public async Task Start_WithoutTheTerms_IsRefused_AndNothingIsSaved()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesMySpiris);
        await the.LogInToMySpirisAsync();

        Assert.Equal(TermsErrors.NotApproved, (await the.Portal.Get<StartScanner>().ExecuteAsync(null, Ct)).Error);
        Assert.Equal(TermsErrors.NotApproved, (await the.Portal.Get<StartScanner>().ExecuteAsync(Guid.CreateVersion7(), Ct)).Error);

        Assert.Equal((0, 0), await CountAsync(the));
    }

    [Fact]
    public async Task Start_ByAMember_OrSomebodyElse_IsNotFound()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesMySpiris);
        var user = Given.User("member@solrosen.example");
        var member = Given.OrganisationUser(the.Organisation!, user, OrganisationRole.OrganisationMember);
        await the.Portal.SaveAsync(user, member);
        the.Portal.LogIn(member);

        Assert.Equal(CommonErrors.NotFound, (await StartAsync(the)).Error);
        Assert.Equal(CommonErrors.NotFound, (await the.Portal.Get<ApproveScannerTerms>().ExecuteAsync(await TermsAsync(the), Ct)).Error);
        the.Portal.LogIn(the.Office.Administrator);
        Assert.Equal(CommonErrors.NotFound, (await StartAsync(the)).Error);
        the.Portal.LogOut();
        Assert.Equal(CommonErrors.NotFound, (await StartAsync(the)).Error);

        Assert.Equal((0, 0), await CountAsync(the));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Start_ByTwoAtOnce_HappensOnce(DatabaseProvider database)
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesMySpiris, database, administrators: 2);
        var terms = await TermsAsync(the);
        List<Task<Result>> tries = [];
        foreach (var administrator in the.Administrators)
        {
            the.Portal.LogIn(administrator);
            tries.Add(the.Portal.Get<StartScanner>().ExecuteAsync(terms, Ct));
        }

        var answers = await Task.WhenAll(tries);

        Assert.Single(answers, a => a.Succeeded);
        Assert.All(answers.Where(a => !a.Succeeded), a => Assert.Contains(a.Error, (Error[])[ScannerErrors.Started, CommonErrors.ChangedByOthers]));
        Assert.Equal((1, 1), await CountAsync(the));
    }

    [Fact]
    public async Task Start_WhileTheOrganisationItselfIsPending_IsRefused()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.NewToSpiris);
        await the.RequestAsync();
        await the.SetUpSignInAsync();
        await the.LogInToMySpirisAsync();

        Assert.Equal(ScannerErrors.RequestWaits, (await StartAsync(the)).Error);

        Assert.Equal(MyScannerState.RequestWaits, (await the.Portal.Get<MyScannerQueries>().ReadAsync(Ct))!.State);
    }

    [Fact]
    public async Task Start_WhileAnAgencysRequestIsOpen_StaysWhenTheRequestIsDeclined()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesMySpiris);
        var id = await the.RequestAsync();
        await the.LogInToMySpirisAsync();

        Assert.True((await StartAsync(the)).Succeeded);
        Assert.True((await the.DeclineAsync(id)).Succeeded);
        await the.Portal.DeliverAsync();

        Assert.Equal(SubscriptionStatus.Active, await the.Portal.ReadAsync(db => db.Subscriptions.Select(s => s.Status).SingleAsync(Ct)));
    }

    private static async Task<Result> StartAsync(ActivationCase the) => await the.Portal.Get<StartScanner>().ExecuteAsync(await TermsAsync(the), Ct);

    private static Task<Guid> TermsAsync(ActivationCase the) => the.Portal.ReadAsync(db =>
        db.TermsVersions.Where(v => v.Document == TermsDocument.ScannerTerms && v.Language == "sv").Select(v => v.Id).SingleAsync(Ct));

    private static async Task<CustomerRelation> RelationAsync(ActivationCase the)
    {
        the.Portal.LogIn(the.Office.Consultant);
        return (await the.Portal.Get<ActivationQueries>().PreviewAsync(the.Customer.Id, Ct)).Value.Relation;
    }

    private static Task<(int Subscriptions, int Approvals)> CountAsync(ActivationCase the) =>
        the.Portal.ReadAsync(async db => (await db.Subscriptions.CountAsync(Ct), await db.TermsApprovals.CountAsync(Ct)));
}
