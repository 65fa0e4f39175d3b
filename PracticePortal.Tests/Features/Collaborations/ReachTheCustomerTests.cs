using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.MySpiris;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Links;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Collaborations;

/// <summary>Resend, and Ask for a new link.</summary>
public sealed class ReachTheCustomerTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Resend_SendsANewLink_AndTheOldOneSaysThatItWasReplaced()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.NewToSpiris);
        var id = await the.RequestAsync();
        var old = the.LastLink();

        Assert.True((await the.Portal.Get<ResendInvitation>().ExecuteAsync(id, Ct)).Succeeded);
        await the.Portal.DeliverAsync();

        Assert.Equal(2, the.Portal.Mail.To(ActivationCase.Contact).Count);
        Assert.Equal((RequestState.Dead, true), await the.LookAsync(old));
        Assert.Equal((RequestState.SetUp, false), await the.LookAsync(the.LastLink()));
        the.Portal.LogOut();
        Assert.False((await the.Portal.Get<SetUpSignIn>().ExecuteAsync(old, ActivationCase.Password, Ct)).Succeeded);
    }

    [Fact]
    public async Task Resend_AndCorrectAddress_AreLimitedByTheHour()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.NewToSpiris);
        var id = await the.RequestAsync();
        for (var sent = 0; sent < ResendLimit.PerHour - 1; sent++)
        {
            Assert.True((await the.Portal.Get<ResendInvitation>().ExecuteAsync(id, Ct)).Succeeded);
        }

        Assert.True((await the.CorrectAsync(id, "books@solrosen.example")).Succeeded);
        Assert.Equal(CommonErrors.TooManyTries, (await the.CorrectAsync(id, "more@solrosen.example")).Error);
        Assert.Equal(CommonErrors.TooManyTries, (await the.Portal.Get<ResendInvitation>().ExecuteAsync(id, Ct)).Error);
        the.Portal.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.True((await the.Portal.Get<ResendInvitation>().ExecuteAsync(id, Ct)).Succeeded);
    }

    [Fact]
    public async Task Resend_ToSomebodyElsesCustomer_IsNotFound()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.NewToSpiris);
        var id = await the.RequestAsync();
        the.Portal.LogIn(the.Office.Stranger);

        Assert.Equal(CommonErrors.NotFound, (await the.Portal.Get<ResendInvitation>().ExecuteAsync(id, Ct)).Error);
        Assert.Equal(CommonErrors.NotFound, (await the.Portal.Get<CancelCollaboration>().ExecuteAsync(id, Ct)).Error);
        Assert.Equal(CommonErrors.NotFound, (await the.Portal.Get<RetryProvisioning>().ExecuteAsync(id, Ct)).Error);
        Assert.Equal(CommonErrors.NotFound, (await the.Portal.Get<ChangeCollaborationTask>().ExecuteAsync(id, the.Task.Id, Ct)).Error);
        Assert.Equal(CommonErrors.NotFound, (await the.CorrectAsync(id, "mine@agency.example")).Error);
        Assert.Equal(CommonErrors.NotFound, (await the.Portal.Get<EndCollaboration>().ExecuteAsync(id, Ct)).Error);
    }

    [Fact]
    public async Task AskForNewLink_FromADeadLink_SendsOneToTheSameAddress_ThreeTimesADay()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.NewToSpiris);
        await the.RequestAsync();
        var alive = the.LastLink();
        the.Portal.LogOut();
        await the.Portal.Get<AskForNewLink>().ExecuteAsync(alive, Ct); // it works: nothing to ask for
        the.Portal.Clock.Advance(TimeSpan.FromHours(73));

        for (var asked = 0; asked < 5; asked++)
        {
            await the.Portal.Get<AskForNewLink>().ExecuteAsync(alive, Ct);
        }

        await the.Portal.DeliverAsync();
        Assert.Equal(1 + 3, the.Portal.Mail.To(ActivationCase.Contact).Count);
        Assert.Equal(2, the.LastLink().Version); // the first made it, the others sent it again
        Assert.Equal(3, await the.Portal.ReadAsync(db => db.AuditEntries.CountAsync(a => a.What == "collaboration-new-link-sent", Ct)));
        Assert.Equal((RequestState.SetUp, false), await the.LookAsync(the.LastLink()));
    }

    [Fact]
    public async Task AskForNewLink_OfAClosedRequest_TellsTheAgencyOnly()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner);
        var id = await the.RequestAsync();
        var link = the.LastLink();
        await the.CancelAsync(id);
        var before = the.Portal.Mail.Accepted.Count;
        the.Portal.LogOut();

        await the.Portal.Get<AskForNewLink>().ExecuteAsync(link, Ct);
        await the.Portal.Get<AskForNewLink>().ExecuteAsync(new LinkTarget(Guid.CreateVersion7(), 1), Ct);
        await the.Portal.DeliverAsync();

        Assert.Equal([the.Office.Consultant.Email], the.Portal.Mail.Accepted.Skip(before).Select(m => m.To.Email));
    }
}
