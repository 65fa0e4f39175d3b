using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.MySpiris;
using PracticePortal.Features.Organisations;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Email;
using PracticePortal.Platform.Links;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Collaborations;

/// <summary>Resend, Correct address, Ask for a new link, reminders and the end of a request that nobody answers.</summary>
public sealed class ReachTheCustomerTests
{
    private static readonly TimeSpan s_threeDays = TimeSpan.FromDays(3);

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
        Assert.Equal((RequestState.Dead, true), await LookAsync(the, old));
        Assert.Equal((RequestState.SetUp, false), await LookAsync(the, the.LastLink()));
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

        Assert.True((await CorrectAsync(the, id, "books@solrosen.example")).Succeeded);
        Assert.Equal(CommonErrors.TooManyTries, (await CorrectAsync(the, id, "more@solrosen.example")).Error);
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
        Assert.Equal(CommonErrors.NotFound, (await CorrectAsync(the, id, "mine@agency.example")).Error);
        Assert.Equal(CommonErrors.NotFound, (await the.Portal.Get<EndCollaboration>().ExecuteAsync(id, Ct)).Error);
    }

    [Fact]
    public async Task CorrectAddress_KillsTheOldLink_AndTheNewAddressSetsUpTheSignIn()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.NewToSpiris);
        var id = await the.RequestAsync();
        var old = the.LastLink();

        Assert.True((await CorrectAsync(the, id, "books@solrosen.example")).Succeeded);
        Assert.Equal((RequestState.Dead, true), await LookAsync(the, old)); // at once, before any letter
        await the.Portal.DeliverAsync();

        Assert.Single(the.Portal.Mail.To(ActivationCase.Contact));
        Assert.True((await the.SetUpSignInAsync("books@solrosen.example")).Succeeded);
        Assert.Equal("books@solrosen.example", (await the.Portal.ReadAsync(db => db.Customers.SingleAsync(Ct))).ContactEmail);
        Assert.True((await the.ApproveAsync(id, "books@solrosen.example")).Succeeded);
    }

    [Fact]
    public async Task CorrectAddress_BeforeTheFirstLetterCouldGo_SendsNothingToTheOldOne()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.NewToSpiris);
        the.Portal.Mail.Answer(ActivationCase.Contact, new SendOutcome.Deferred(450, "450 later"));
        var id = await the.RequestAsync();
        Assert.True((await CorrectAsync(the, id, "books@solrosen.example")).Succeeded);
        the.Portal.Mail.AcceptAgain(ActivationCase.Contact);
        the.Portal.Clock.Advance(TimeSpan.FromMinutes(5));

        await the.Portal.DeliverAsync();

        Assert.Equal(["books@solrosen.example"], the.Portal.Mail.Accepted.Select(m => m.To.Email));
        Assert.Equal(
            [(ActivationCase.Contact, EmailState.Dropped), ("books@solrosen.example", EmailState.Accepted)],
            (await the.Portal.ReadAsync(db => db.EmailDeliveries.OrderBy(d => d.Id).ToListAsync(Ct))).Select(d => (d.Recipient, d.State)));
    }

    [Fact]
    public async Task CorrectAddress_OnceTheSignInIsSetUp_IsRefused()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.NewToSpiris);
        var id = await the.RequestAsync();
        Assert.True((await the.SetUpSignInAsync()).Succeeded);
        the.Portal.LogIn(the.Office.Consultant);

        Assert.Equal(OrganisationErrors.SignInSetUp, (await CorrectAsync(the, id, "books@solrosen.example")).Error);
        Assert.Equal(ActivationCase.Contact, (await the.Portal.ReadAsync(db => db.OrganisationUsers.SingleAsync(Ct))).Email);
    }

    [Fact]
    public async Task CorrectAddress_WhileAnotherAgencysRequestStandsOnIt_IsRefused()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.NewToSpiris);
        var id = await the.RequestAsync();
        await the.RequestByNeighbourAsync();
        the.Portal.LogIn(the.Office.Consultant);

        Assert.Equal(CollaborationErrors.NotReaddressable, (await CorrectAsync(the, id, "books@solrosen.example")).Error);
    }

    [Fact]
    public async Task CorrectAddress_ToOneThatHasASignIn_LinksItWithoutPower()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.NewToSpiris);
        var id = await the.RequestAsync();
        var user = Given.User("books@solrosen.example");
        await the.Portal.SaveAsync(user);

        Assert.True((await CorrectAsync(the, id, "books@solrosen.example")).Succeeded);

        Assert.Equal(user.Id, (await the.Portal.ReadAsync(db => db.OrganisationUsers.SingleAsync(Ct))).UserId);
        Assert.Null((await the.FindAsync(id)).Invitations[0].SetUpUntil);
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
        Assert.Equal((RequestState.SetUp, false), await LookAsync(the, the.LastLink()));
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

    [Fact]
    public async Task Reminder_CarriesTheSameLink_AndComesOnceHoweverOftenTheSweepRuns()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner);
        var id = await the.RequestAsync();
        the.Portal.Clock.Advance(s_threeDays);

        await SweepAsync(the);
        await SweepAsync(the);

        var letters = the.Portal.Mail.To(ActivationCase.Contact);
        Assert.Equal(2, letters.Count);
        Assert.Equal(the.LinkIn(letters[0]), the.LinkIn(letters[1]));
        Assert.NotEqual(letters[0].MessageId, letters[1].MessageId);
        Assert.Equal(1, (await the.FindAsync(id)).RemindersSent);
    }

    [Fact]
    public async Task Reminder_WaitsForTheMorning_WhenTheSweepStoodStill()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner);
        await the.RequestAsync();
        the.Portal.Clock.Advance(s_threeDays + TimeSpan.FromHours(12)); // two in the morning
        await SweepAsync(the);
        Assert.Single(the.Portal.Mail.To(ActivationCase.Contact));

        the.Portal.Clock.Advance(TimeSpan.FromHours(7));
        await SweepAsync(the);

        Assert.Equal(2, the.Portal.Mail.To(ActivationCase.Contact).Count);
    }

    [Fact]
    public async Task Reminder_NeverGoesToAnAddressWhoseLastLetterWasRefused()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner, administrators: 2);
        the.Portal.Mail.Answer(ActivationCase.Contact, new SendOutcome.Refused(550, "550 no such user"));
        await the.RequestAsync();
        the.Portal.Mail.AcceptAgain(ActivationCase.Contact);
        the.Portal.Clock.Advance(s_threeDays);

        await SweepAsync(the);

        Assert.Empty(the.Portal.Mail.To(ActivationCase.Contact));
        Assert.Equal(2, the.Portal.Mail.To("owner-2@solrosen.example").Count);
    }

    [Fact]
    public async Task Reminder_AfterTheAnswer_IsNotSent()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner);
        var id = await the.RequestAsync();
        the.Portal.Clock.Advance(s_threeDays);
        await the.Portal.Get<RemindAndExpireJob>().SweepAsync(Ct);
        Assert.True((await the.ApproveAsync(id)).Succeeded); // between the sweep and the letter

        await SweepAsync(the);

        Assert.DoesNotContain(await the.Portal.ReadAsync(db => db.EmailDeliveries.ToListAsync(Ct)), d => d is { Kind: EmailKind.Reminder, State: EmailState.Accepted });
    }

    [Fact]
    public async Task Request_ThatNobodyAnswers_IsRemindedThreeTimesAndExpires_AndTheAgencyIsTold()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner);
        var id = await the.RequestAsync();

        for (var hours = 0; hours < 15 * 24; hours += 3)
        {
            the.Portal.Clock.Advance(TimeSpan.FromHours(3));
            await SweepAsync(the);
        }

        Assert.Equal((CollaborationStatus.Expired, 3), ((await the.FindAsync(id)).Status, (await the.FindAsync(id)).RemindersSent));
        Assert.Equal(1 + 3, the.Portal.Mail.To(ActivationCase.Contact).Count);
        Assert.Single(the.Portal.Mail.To(the.Office.Consultant.Email));
        Assert.Equal((RequestState.Dead, false), await LookAsync(the, the.LastLink()));
    }

    private static async Task SweepAsync(ActivationCase the)
    {
        await the.Portal.Get<RemindAndExpireJob>().SweepAsync(Ct);
        await the.Portal.DeliverAsync();
    }

    private static Task<Result> CorrectAsync(ActivationCase the, Guid id, string email) =>
        the.Portal.Get<CorrectAddress>().ExecuteAsync(id, "Bookkeeper", email, Ct);

    /// <summary>What somebody who is not logged in finds behind a link.</summary>
    private static async Task<(RequestState State, bool WasReplaced)> LookAsync(ActivationCase the, LinkTarget link)
    {
        var view = await QueriesOfNobody(the).ReadAsync(link, Ct);
        return (view!.State, view.End.WasReplaced);
    }

    private static RequestQueries QueriesOfNobody(ActivationCase the)
    {
        the.Portal.LogOut();
        var queries = the.Portal.Get<RequestQueries>();
        the.Portal.LogIn(the.Office.Consultant);
        return queries;
    }
}
