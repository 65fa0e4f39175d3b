using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Collaborations;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Email;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Outbox;

/// <summary>A letter from its row in the outbox to the mail server: written down first, sent under one Message-ID, and settled once.</summary>
public sealed class EmailStatesTests
{
    private const string To = ActivationCase.Contact;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Letter_ThatIsTaken_IsAccepted(DatabaseProvider database)
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner, database);

        await the.RequestAsync();

        var delivery = await DeliveryAsync(the);
        Assert.Equal((EmailState.Accepted, "250 taken", 1, the.Portal.Now), (delivery.State, delivery.Answer, delivery.Tries, delivery.AcceptedAt));
        Assert.Equal(delivery.MessageId, Assert.Single(the.Portal.Mail.Tries).MessageId);
        Assert.EndsWith("@portal.example", delivery.MessageId, StringComparison.Ordinal);
        Assert.Equal(1, delivery.Version); // written down as being sent, and changed once since
        Assert.Equal((the.Office.Agency.Id, EmailKind.Invitation, To), (delivery.AgencyId, delivery.Kind, delivery.Recipient));
    }

    [Theory]
    [InlineData("deferred", EmailState.Prepared)]
    [InlineData("unknown", EmailState.Unknown)]
    public async Task Letter_ThatWasNotTaken_GoesAgainLater_UnderTheSameMessageId(string outcome, EmailState between)
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner);
        the.Portal.Mail.Answer(To, outcome == "deferred" ? new SendOutcome.Deferred(450, $"450 come later <{To}>") : new SendOutcome.Unknown("The line broke"));
        await the.RequestAsync();
        var first = await DeliveryAsync(the);
        Assert.Equal((between, 1), (first.State, first.Tries));
        Assert.Contains(first.Answer, (string[])["450 come later <owner@solrosen.example>", "The line broke"]);
        var error = await the.Portal.ReadAsync(db => db.Outbox.Where(m => m.LastError != "").Select(m => m.LastError).SingleAsync(Ct));
        Assert.DoesNotContain(first.Answer, error, StringComparison.Ordinal); // it is logged, and the answer may name people

        the.Portal.Mail.AcceptAgain(To);
        await the.Portal.DeliverAsync();
        Assert.Single(the.Portal.Mail.Tries); // not at once
        the.Portal.Clock.Advance(TimeSpan.FromSeconds(7));
        await the.Portal.DeliverAsync();

        var second = await DeliveryAsync(the);
        Assert.Equal((first.Id, first.MessageId, EmailState.Accepted, 2), (second.Id, second.MessageId, second.State, second.Tries));
        Assert.Equal([first.MessageId, first.MessageId], the.Portal.Mail.Tries.Select(m => m.MessageId));
        Assert.Equal(the.LinkIn(the.Portal.Mail.Tries[0]), the.LinkIn(the.Portal.Mail.Tries[1]));
    }

    [Fact]
    public async Task Letter_ThatIsRefusedForGood_IsShownAtOnceAndNotTriedAgain()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner);
        the.Portal.Mail.Answer(To, new SendOutcome.Refused(550, "550 5.1.1 no such user"));

        await the.RequestAsync();
        the.Portal.Clock.Advance(TimeSpan.FromDays(1));
        await the.Portal.DeliverAsync();

        var delivery = await DeliveryAsync(the);
        Assert.Equal((EmailState.Rejected, "550 5.1.1 no such user", 1), (delivery.State, delivery.Answer, delivery.Tries));
        Assert.Single(the.Portal.Mail.Tries);
        Assert.Equal(0, await the.Portal.ReadAsync(db => db.Outbox.CountAsync(m => m.DoneAt == null, Ct)));
    }

    [Theory]
    [InlineData(false)] // the process died before the server took it
    [InlineData(true)] // … or just after
    public async Task Crash_BetweenSendingAndTheOutcome_SendsAgainUnderTheSameMessageId(bool afterTheServerTookIt)
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner);
        List<OutgoingMessage> taken = [];
        the.Portal.Mail.Answer(To, message =>
        {
            if (afterTheServerTookIt)
            {
                taken.Add(message);
            }

            throw new IOException("The process died.");
        });
        await the.RequestAsync();
        var first = await DeliveryAsync(the);
        Assert.Equal(EmailState.Sending, first.State);

        the.Portal.Mail.AcceptAgain(To);
        the.Portal.Clock.Advance(TimeSpan.FromSeconds(7));
        await the.Portal.DeliverAsync();

        Assert.Equal(EmailState.Accepted, (await DeliveryAsync(the)).State);
        Assert.Equal(first.MessageId, Assert.Single(taken.Concat(the.Portal.Mail.Accepted).Select(m => m.MessageId).Distinct()));
    }

    [Fact]
    public async Task Letter_WhoseRequestWasCancelledMeanwhile_IsDropped()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner);
        the.Portal.Mail.Answer(To, new SendOutcome.Deferred(450, "450 come later"));
        var id = await the.RequestAsync();
        the.Portal.Mail.AcceptAgain(To);
        await the.CancelAsync(id);

        the.Portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await the.Portal.DeliverAsync();

        var invitation = await the.Portal.ReadAsync(db => db.EmailDeliveries.SingleAsync(d => d.Kind == EmailKind.Invitation, Ct));
        Assert.Equal(EmailState.Dropped, invitation.State);
        Assert.Empty(the.Portal.Mail.To(To)); // nor is somebody told of the end who never heard of the request
    }

    [Fact]
    public async Task Letter_ThatWasRenewedMeanwhile_IsDropped_AndTheNewOneIsSent()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner);
        the.Portal.Mail.Answer(To, new SendOutcome.Deferred(450, "450 come later"));
        var id = await the.RequestAsync();
        the.Portal.Mail.AcceptAgain(To);
        Assert.True((await the.Portal.Get<ResendInvitation>().ExecuteAsync(id, Ct)).Succeeded);

        the.Portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await the.Portal.DeliverAsync();

        Assert.Equal(2, the.LinkIn(Assert.Single(the.Portal.Mail.Accepted)).Version);
        Assert.Equal(
            [EmailState.Accepted, EmailState.Dropped],
            (await the.Portal.ReadAsync(db => db.EmailDeliveries.Select(d => d.State).ToListAsync(Ct))).Order());
    }

    [Fact]
    public async Task Handler_RunAgainForTheSameRow_SendsNothingMore()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner);
        var id = await the.RequestAsync();
        var row = (await DeliveryAsync(the)).OutboxMessageId;
        var invitation = (await the.FindAsync(id)).Invitations[0];

        await the.Portal.Get<SendInvitationEmail>().HandleAsync(new InvitationDue(id, invitation.Id, 1), row, Ct);

        Assert.Single(the.Portal.Mail.Tries);
        Assert.Equal(1, (await DeliveryAsync(the)).Tries);
    }

    [Fact]
    public async Task Notice_ThatOneAddressDoesNotTake_ReachesTheOthersAtOnce_AndNobodyTwice()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner, administrators: 3);
        var id = await the.RequestAsync();
        the.Portal.Mail.Answer(the.Office.Consultant.Email, new SendOutcome.Deferred(450, "450 come later"));
        Assert.True((await the.ApproveAsync(id)).Succeeded);
        await the.Portal.DeliverAsync();
        Assert.Equal(3 + 3, the.Portal.Mail.Accepted.Count);

        the.Portal.Mail.AcceptAgain(the.Office.Consultant.Email);
        the.Portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await the.Portal.DeliverAsync();

        Assert.Single(the.Portal.Mail.To(the.Office.Consultant.Email));
        Assert.All(the.Administrators, a => Assert.Equal(2, the.Portal.Mail.To(a.Email).Count));
    }

    [Fact]
    public async Task LongAnswer_IsCutToItsColumn()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner);
        the.Portal.Mail.Answer(To, new SendOutcome.Refused(550, new string('x', 2000)));

        await the.RequestAsync();

        Assert.Equal(EmailDelivery.AnswerMaxLength, (await DeliveryAsync(the)).Answer.Length);
    }

    private static Task<EmailDelivery> DeliveryAsync(ActivationCase the) =>
        the.Portal.ReadAsync(db => db.EmailDeliveries.AsNoTracking().SingleAsync(Ct));
}
