using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.MySpiris;
using PracticePortal.Platform.Links;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.MySpiris;

public sealed class AskForNewLinkTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task DeadLink_OfAnOpenRequest_GetsANewLetterThreeTimesADay()
    {
        await using var portal = await TestPortal.StartAsync();
        var request = await NewCustomerRequest.SaveAsync(portal);

        for (var asked = 0; asked < 5; asked++)
        {
            await portal.Get<AskForNewLink>().ExecuteAsync(request.OldLink, Ct);
        }

        Assert.Equal(Invitation.NewLinksPerDay, await LettersAsync(portal));

        portal.Clock.Advance(TimeSpan.FromDays(1));
        await portal.Get<AskForNewLink>().ExecuteAsync(request.OldLink, Ct);

        Assert.Equal(1 + Invitation.NewLinksPerDay, await LettersAsync(portal));
    }

    [Fact]
    public async Task OldLink_HasNoPowerOverTheLivingOne()
    {
        await using var portal = await TestPortal.StartAsync();
        var request = await NewCustomerRequest.SaveAsync(portal);

        await portal.Get<AskForNewLink>().ExecuteAsync(request.OldLink, Ct);

        Assert.Equal(request.Link.Version, (await InvitationAsync(portal)).LinkVersion);
        Assert.True((await portal.Get<SetUpSignIn>().ExecuteAsync(request.Link, "Segelbåten lämnar bryggan 7", Ct)).Succeeded);
    }

    [Fact]
    public async Task NewLink_SetsUpNothingOnceTheRequestIsOver()
    {
        await using var portal = await TestPortal.StartAsync();
        var request = await NewCustomerRequest.SaveAsync(portal);
        portal.Clock.Advance(TimeSpan.FromDays(13));

        await portal.Get<AskForNewLink>().ExecuteAsync(request.Link, Ct);

        Assert.Equal((request.Collaboration.AnswerBy, 2), ((await InvitationAsync(portal)).SetUpUntil, (await InvitationAsync(portal)).LinkVersion));
    }

    [Fact]
    public async Task Link_WhoseSetUpTimePassed_GetsOneWithThePowerAgain()
    {
        await using var portal = await TestPortal.StartAsync();
        var request = await NewCustomerRequest.SaveAsync(portal);
        portal.Clock.Advance(TimeSpan.FromDays(4));

        await portal.Get<AskForNewLink>().ExecuteAsync(request.Link, Ct);

        var renewed = await InvitationAsync(portal);
        Assert.Equal(portal.Now + new InvitationLifetimes().SetUpLifetime, renewed.SetUpUntil);
        Assert.True((await portal.Get<SetUpSignIn>().ExecuteAsync(new LinkTarget(renewed.Id, renewed.LinkVersion), "Segelbåten lämnar bryggan 7", Ct)).Succeeded);
    }

    [Fact]
    public async Task DeadLink_OfAClosedRequest_TellsTheAgencyAndSendsNothing()
    {
        await using var portal = await TestPortal.StartAsync();
        var request = await NewCustomerRequest.SaveAsync(portal);
        portal.Clock.Advance(TimeSpan.FromDays(15));

        await portal.Get<AskForNewLink>().ExecuteAsync(request.Link, Ct);

        Assert.Equal(0, await LettersAsync(portal));
        var told = await portal.ReadAsync(db => db.AuditEntries.SingleAsync(a => a.What == "collaboration-new-link-asked", Ct));
        Assert.Equal(request.Agency.Id, told.AgencyId);
    }

    [Fact]
    public async Task LivingLink_NeedsNoNewOne()
    {
        await using var portal = await TestPortal.StartAsync();
        var request = await NewCustomerRequest.SaveAsync(portal);

        await portal.Get<AskForNewLink>().ExecuteAsync(request.Link, Ct);

        Assert.Equal((1, 0), ((await InvitationAsync(portal)).LinkVersion, await LettersAsync(portal)));
    }

    private static Task<Invitation> InvitationAsync(TestPortal portal) => portal.ReadAsync(db => db.Invitations.SingleAsync(Ct));

    private static Task<int> LettersAsync(TestPortal portal) =>
        portal.ReadAsync(db => db.Outbox.CountAsync(m => m.HandlerName.Contains(nameof(SendInvitationEmail)), Ct));
}
