using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Collaborations;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Email;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Collaborations;

public sealed class ActivationLimitTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Customer_IsActivatedAFewTimesADay()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner);
        for (var round = 0; round < ActivationLimit.OfACustomerPerDay; round++)
        {
            Assert.True((await the.CancelAsync(await the.RequestAsync())).Succeeded);
            the.Portal.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(CollaborationErrors.ActivatedTooOften, (await the.ActivateAsync()).Error);
        the.Portal.Clock.Advance(TimeSpan.FromHours(15));
        Assert.True((await the.ActivateAsync()).Succeeded);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Agency_ActivatesSoManyWithinAnHour(DatabaseProvider database)
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner, database);
        await HaveActivatedAsync(the, ActivationLimit.OfAnAgencyPerHour);

        Assert.Equal(CollaborationErrors.TooManyActivations, (await the.ActivateAsync()).Error);
        the.Portal.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.True((await the.ActivateAsync()).Succeeded);
    }

    [Fact]
    public async Task NeighboursActivations_DoNotCount()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner);
        for (var round = 0; round < ActivationLimit.OfACustomerPerDay; round++)
        {
            await the.CancelAsync(await the.RequestAsync());
        }

        Assert.NotEqual(Guid.Empty, await the.RequestByNeighbourAsync());
    }

    [Fact]
    public async Task Invitation_ToAnAddressThatHadManyToday_WaitsForTheNextDay_AndSaysSo()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner);
        await HaveHadInvitationsAsync(the, ActivationCase.Contact, EmailDelivery.InvitationsPerDay);

        var id = await the.RequestAsync();
        var waiting = await the.Portal.ReadAsync(db => db.EmailDeliveries.SingleAsync(d => d.CollaborationId == id, Ct));
        Assert.Equal((EmailState.Postponed, false), (waiting.State, waiting.IsSettled));
        Assert.Empty(the.Portal.Mail.Tries);
        Assert.Equal(
            "Waits until tomorrow: the address has had as many invitations as a day allows",
            CollaborationTexts.Letter(Assert.Single((await the.Portal.Get<CollaborationQueries>().OfCustomerAsync(the.Customer.Id, Ct))!.Latest!.Asked).Letter));

        the.Portal.Clock.Advance(TimeSpan.FromDays(1));
        await the.Portal.DeliverAsync();
        Assert.Single(the.Portal.Mail.To(ActivationCase.Contact));
    }

    private static async Task HaveActivatedAsync(ActivationCase the, int count)
    {
        var customer = Given.Customer(the.Office.Agency);
        var task = Given.Task(customer);
        await the.Portal.SaveAsync(customer, task);
        await the.Portal.SaveAsync([.. Enumerable.Range(0, count).Select(_ => Given.Collaboration(
            the.Office.Agency, customer, task, the.Office.Consultant, CollaborationStatus.Cancelled))]);
        await the.Portal.ReadAsync(db => db.Collaborations.ExecuteUpdateAsync(set => set.SetProperty(c => c.ActivatedAt, the.Portal.Now), Ct));
    }

    private static async Task HaveHadInvitationsAsync(ActivationCase the, string address, int count)
    {
        var letters = Enumerable.Range(0, count).Select(_ => EmailDelivery.Prepare(
            new EmailAddressing("Owner", address, "en"), new EmailSubject(EmailKind.Invitation), Guid.CreateVersion7(), "portal.example", the.Portal.Now)).ToList();
        letters.ForEach(letter => letter.Accept("250 taken", the.Portal.Now));
        await the.Portal.SaveAsync([.. letters]);
    }
}
