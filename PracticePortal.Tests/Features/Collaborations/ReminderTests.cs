using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.MySpiris;
using PracticePortal.Platform.Email;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Collaborations;

/// <summary>Reminders, and the end of a request that nobody answers.</summary>
public sealed class ReminderTests
{
    private static readonly TimeSpan s_threeDays = TimeSpan.FromDays(3);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reminder_ToSomebodyWithoutASignIn_CanSetItUp_AtMostUntilTheRequestEnds()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.NewToSpiris);
        var id = await the.RequestAsync();
        the.Portal.Clock.Advance(s_threeDays + TimeSpan.FromHours(1)); // the first letter's power is over
        Assert.Equal((RequestState.Dead, false), await the.LookAsync(the.LastLink()));

        await the.SweepAsync();

        Assert.Equal(2, the.Portal.Mail.To(ActivationCase.Contact).Count);
        Assert.Equal((RequestState.SetUp, false), await the.LookAsync(the.LastLink()));
        for (var hours = 0; hours < (10 * 24) + 18; hours += 3) // the last reminder falls on the morning of the last day
        {
            the.Portal.Clock.Advance(TimeSpan.FromHours(3));
            await the.SweepAsync();
        }

        var collaboration = await the.FindAsync(id);
        Assert.Equal((3, collaboration.AnswerBy), (collaboration.RemindersSent, collaboration.Invitations[0].SetUpUntil));
        Assert.True((await the.SetUpSignInAsync()).Succeeded);
    }

    [Fact]
    public async Task Reminder_CarriesTheSameLink_AndComesOnceHoweverOftenTheSweepRuns()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner);
        var id = await the.RequestAsync();
        the.Portal.Clock.Advance(s_threeDays);

        await the.SweepAsync();
        await the.SweepAsync();

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
        await the.SweepAsync();
        Assert.Single(the.Portal.Mail.To(ActivationCase.Contact));

        the.Portal.Clock.Advance(TimeSpan.FromHours(7));
        await the.SweepAsync();

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

        await the.SweepAsync();

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

        await the.SweepAsync();

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
            await the.SweepAsync();
        }

        Assert.Equal((CollaborationStatus.Expired, 3), ((await the.FindAsync(id)).Status, (await the.FindAsync(id)).RemindersSent));
        Assert.Equal(1 + 3, the.Portal.Mail.To(ActivationCase.Contact).Count);
        Assert.Single(the.Portal.Mail.To(the.Office.Consultant.Email));
        Assert.Equal((RequestState.Dead, false), await the.LookAsync(the.LastLink()));
    }
}
