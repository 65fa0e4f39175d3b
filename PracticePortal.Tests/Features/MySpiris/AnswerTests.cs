using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.MySpiris;
using PracticePortal.Features.Organisations;
using PracticePortal.Features.Terms;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.MySpiris;

public sealed class AnswerTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData()]
    [InlineData(TermsDocument.ScannerTerms)]
    [InlineData(TermsDocument.DataProcessingAgreement)]
    public async Task Approve_WithoutEveryDocument_IsRefusedAndSavesNothing(params TermsDocument[] ticked)
    {
        await using var portal = await TestPortal.StartAsync();
        var request = await NewCustomerRequest.SaveAsync(portal);
        await request.LogInAsync(portal);

        var refused = await portal.Get<ApproveCollaboration>().ExecuteAsync(
            request.Collaboration.Id, [.. await VersionsAsync(portal, ticked), Guid.CreateVersion7()], Ct);

        Assert.Equal(CollaborationErrors.DocumentsNotApproved, refused.Error);
        Assert.Equal(CollaborationStatus.AwaitingApproval, await StatusAsync(portal));
        Assert.False(await portal.ReadAsync(db => db.TermsApprovals.AnyAsync(Ct)));
    }

    [Fact]
    public async Task Approve_OpensEverythingAndKeepsTheEvidence()
    {
        await using var portal = await TestPortal.StartAsync();
        var request = await NewCustomerRequest.SaveAsync(portal);
        var person = await request.LogInAsync(portal);

        var approved = await portal.Get<ApproveCollaboration>().ExecuteAsync(request.Collaboration.Id, await AllAsync(portal), Ct);

        Assert.True(approved.Succeeded);
        Assert.Equal(CollaborationStatus.Active, await StatusAsync(portal));
        Assert.Equal(OrganisationStatus.Active, (await portal.ReadAsync(db => db.Organisations.SingleAsync(Ct))).Status);
        Assert.Equal(SubscriptionStatus.Active, (await portal.ReadAsync(db => db.Subscriptions.SingleAsync(Ct))).Status);
        var evidence = await portal.ReadAsync(db => db.TermsApprovals.OrderBy(a => a.Document).ToListAsync(Ct));
        var versions = await portal.ReadAsync(db => db.TermsVersions.ToListAsync(Ct));
        Assert.Equal(2, evidence.Count);
        Assert.All(evidence, record => Assert.Equal(versions.Single(v => v.Id == record.TermsVersionId).ContentHash, record.ContentHash));
        Assert.All(evidence, record => Assert.Equal((person.UserId, (Guid?)request.Agency.Id, portal.Now), ((Guid?)record.UserId, record.AgencyId, record.ApprovedAt)));
    }

    [Fact]
    public async Task ScannerTerms_OnceApproved_AreNotAskedAgain()
    {
        await using var portal = await TestPortal.StartAsync();
        var request = await NewCustomerRequest.SaveAsync(portal);
        await request.LogInAsync(portal);
        await portal.Get<ApproveCollaboration>().ExecuteAsync(request.Collaboration.Id, await AllAsync(portal), Ct);

        var asked = await portal.ReadAsync(db => db.AskedAsync(request.Organisation.Id, portal.Now, Ct));

        Assert.All(asked, version => Assert.Equal(TermsDocument.DataProcessingAgreement, version.Document));
    }

    [Fact]
    public async Task SecondAnswer_IsRefusedAndTheFirstStands()
    {
        await using var portal = await TestPortal.StartAsync();
        var request = await NewCustomerRequest.SaveAsync(portal);
        var first = await request.LogInAsync(portal);
        await portal.Get<DeclineCollaboration>().ExecuteAsync(request.Collaboration.Id, DeclineReason.NotNow, "Next year", Ct);
        var (user, colleague) = await HaveColleagueAsync(portal, request, OrganisationRole.OrganisationAdministrator);
        portal.LogIn(colleague);

        var late = await portal.Get<ApproveCollaboration>().ExecuteAsync(request.Collaboration.Id, await AllAsync(portal), Ct);

        Assert.Equal(CollaborationErrors.NotAllowedIn(CollaborationStatus.Declined).Code, late.Error?.Code);
        var shown = await portal.Get<MyQueries>().RequestAsync(request.Collaboration.Id, Ct);
        Assert.Equal((first.Name, false), (shown!.Row.AnsweredByName, shown.AnsweredByMe));
        Assert.Equal((DeclineReason.NotNow, "Next year"), (shown.DeclineReason, shown.DeclineWords));
        Assert.NotNull(user);
    }

    [Fact]
    public async Task Member_SeesTheRequestAndCannotAnswer()
    {
        await using var portal = await TestPortal.StartAsync();
        var request = await NewCustomerRequest.SaveAsync(portal);
        var (_, colleague) = await HaveColleagueAsync(portal, request, OrganisationRole.OrganisationMember);
        portal.LogIn(colleague);

        var shown = await portal.Get<MyQueries>().RequestAsync(request.Collaboration.Id, Ct);
        var approved = await portal.Get<ApproveCollaboration>().ExecuteAsync(request.Collaboration.Id, await AllAsync(portal), Ct);
        var declined = await portal.Get<DeclineCollaboration>().ExecuteAsync(request.Collaboration.Id, DeclineReason.None, null, Ct);

        Assert.False(shown!.MayAnswer);
        Assert.Equal([request.Person.Name], shown.Administrators);
        Assert.False(approved.Succeeded || declined.Succeeded);
        Assert.Equal(CollaborationStatus.AwaitingApproval, await StatusAsync(portal));
    }

    [Fact]
    public async Task MemberOfTheAskingAgency_MayNotAnswerForTheCustomer()
    {
        await using var portal = await TestPortal.StartAsync();
        var request = await NewCustomerRequest.SaveAsync(portal);
        var hat = Given.OrganisationUser(request.Organisation, request.Consultant);
        await portal.SaveAsync(hat);
        portal.LogIn(hat);

        var approved = await portal.Get<ApproveCollaboration>().ExecuteAsync(request.Collaboration.Id, await AllAsync(portal), Ct);
        var declined = await portal.Get<DeclineCollaboration>().ExecuteAsync(request.Collaboration.Id, DeclineReason.None, null, Ct);

        Assert.Equal((CollaborationErrors.OwnAgency, CollaborationErrors.OwnAgency), (approved.Error, declined.Error));
        Assert.Equal(CollaborationStatus.AwaitingApproval, await StatusAsync(portal));
    }

    [Theory]
    [InlineData(501, "too-long")]
    [InlineData(500, null)]
    public async Task DeclineWords_HaveALength(int length, string? code)
    {
        await using var portal = await TestPortal.StartAsync();
        var request = await NewCustomerRequest.SaveAsync(portal);
        await request.LogInAsync(portal);

        var declined = await portal.Get<DeclineCollaboration>().ExecuteAsync(request.Collaboration.Id, DeclineReason.Other, new string('é', length), Ct);

        Assert.Equal(code, declined.Error?.Code);
        Assert.Equal(code is null ? CollaborationStatus.Declined : CollaborationStatus.AwaitingApproval, await StatusAsync(portal));
    }

    [Fact]
    public async Task Neighbour_FindsNoRequest()
    {
        await using var portal = await TestPortal.StartAsync();
        var request = await NewCustomerRequest.SaveAsync(portal);
        var (user, other) = (Given.User(), Given.Organisation(name: "Nordlund Bygg AB"));
        var neighbour = Given.OrganisationUser(other, user);
        await portal.SaveAsync(user, other, neighbour);
        portal.LogIn(neighbour);

        Assert.Null(await portal.Get<MyQueries>().RequestAsync(request.Collaboration.Id, Ct));
        Assert.Empty((await portal.Get<MyQueries>().ListAsync(Ct)).Rows);
        Assert.Equal("not-found", (await portal.Get<ApproveCollaboration>().ExecuteAsync(request.Collaboration.Id, [], Ct)).Error?.Code);
    }

    private static async Task<(object User, OrganisationUser Hat)> HaveColleagueAsync(TestPortal portal, NewCustomerRequest request, OrganisationRole role)
    {
        var user = Given.User("colleague@kajutan.example", "Colleague, Kajutan");
        var hat = Given.OrganisationUser(request.Organisation, user, role);
        await portal.SaveAsync(user, hat);
        return (user, hat);
    }

    private static Task<Guid[]> AllAsync(TestPortal portal) => VersionsAsync(portal, Enum.GetValues<TermsDocument>());

    private static Task<Guid[]> VersionsAsync(TestPortal portal, TermsDocument[] documents) =>
        portal.ReadAsync(db => db.TermsVersions.Where(v => v.Language == "sv" && documents.Contains(v.Document)).Select(v => v.Id).ToArrayAsync(Ct));

    private static async Task<CollaborationStatus> StatusAsync(TestPortal portal) =>
        (await portal.ReadAsync(db => db.Collaborations.SingleAsync(Ct))).Status;
}
