using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Account;
using PracticePortal.Features.Collaborations;
using PracticePortal.Platform.Email;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Collaborations;

/// <summary>Who is told what became of a request, and in which language.</summary>
public sealed class NoticesTests
{
    private const string Other = "owner-2@solrosen.example";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Approval_WhenWhoeverActivatedHasLeft_IsToldToTheAgencysAdministrators()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner);
        var id = await the.RequestAsync();
        await using (var db = await the.Portal.OpenAsync())
        {
            await db.Members.Where(m => m.Id == the.Office.Consultant.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.DeactivatedAt, the.Portal.Now), Ct);
        }

        await the.ApproveAsync(id);
        await the.Portal.DeliverAsync();

        Assert.Single(the.Portal.Mail.To(the.Office.Administrator.Email));
        Assert.Empty(the.Portal.Mail.To(the.Office.Consultant.Email));
    }

    [Fact]
    public async Task Approval_IsToldToWhoeverHadTheRequest_ThoughALaterLetterStillWaits()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner, administrators: 2);
        var id = await the.RequestAsync();
        the.Portal.Mail.Answer(Other, new SendOutcome.Deferred(450, "450 later"));
        the.Portal.LogIn(the.Office.Consultant);
        await the.Portal.Get<ResendInvitation>().ExecuteAsync(id, Ct);
        await the.Portal.DeliverAsync();
        the.Portal.Mail.AcceptAgain(Other);

        await the.ApproveAsync(id);
        await the.Portal.DeliverAsync();

        Assert.Equal(1 + 1, the.Portal.Mail.To(Other).Count);
        Assert.DoesNotContain(the.Portal.Mail.To(Other).Skip(1), RecordedMail.Invites);
    }

    [Fact]
    public async Task Notice_OfWhoeverIsNoLongerConcerned_IsDropped_OnceTheOthersAreTold()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner);
        var id = await the.RequestAsync();
        the.Portal.Mail.Answer(the.Office.Consultant.Email, new SendOutcome.Deferred(450, "450 later"));
        await the.ApproveAsync(id);
        await the.Portal.DeliverAsync();
        await using (var db = await the.Portal.OpenAsync())
        {
            await db.Members.Where(m => m.Id == the.Office.Consultant.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.DeactivatedAt, the.Portal.Now), Ct);
        }

        the.Portal.Clock.Advance(TimeSpan.FromHours(1));
        await the.Portal.DeliverAsync();

        Assert.Single(the.Portal.Mail.To(the.Office.Administrator.Email));
        var letters = await the.Portal.ReadAsync(db => db.EmailDeliveries.Where(d => d.Kind == EmailKind.Approved).ToListAsync(Ct));
        Assert.Equal(EmailState.Dropped, Assert.Single(letters, letter => letter.Recipient == the.Office.Consultant.Email).State);
        Assert.All(letters, letter => Assert.True(letter.IsSettled));
    }

    [Fact]
    public async Task Cancellation_ToSomebodyWithoutASignIn_LeadsNowhere()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.NewToSpiris);
        var id = await the.RequestAsync();

        await the.CancelAsync(id);

        var told = the.Portal.Mail.To(ActivationCase.Contact)[^1];
        Assert.DoesNotContain("/my", told.Letter.Text, StringComparison.Ordinal);
        Assert.Contains("/customers/", the.Portal.Mail.To(the.Office.Consultant.Email)[^1].Letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Letters_AreWrittenInTheLanguageThatThePersonChose()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner);
        await the.LogInToMySpirisAsync();
        await the.Portal.Get<ChangeMyDetails>().ExecuteAsync(new ChangeMyDetails.Input { Name = "Owner", Language = "en" }, Ct);
        await the.Portal.DeliverAsync();

        await the.RequestAsync();

        Assert.Equal("en", the.Portal.Mail.To(ActivationCase.Contact)[^1].To.Language);
        Assert.Equal("en", (await the.Portal.ReadAsync(db => db.OrganisationUsers.SingleAsync(Ct))).Language);
    }

    [Fact]
    public async Task Letter_ThatIsNoLongerTried_SaysSo()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner);
        the.Portal.Mail.Answer(ActivationCase.Contact, new SendOutcome.Deferred(450, "450 later"));
        await the.RequestAsync();
        await using (var db = await the.Portal.OpenAsync())
        {
            await db.Outbox.Where(m => m.DoneAt == null).ExecuteUpdateAsync(set => set.SetProperty(m => m.FailedAt, the.Portal.Now), Ct);
        }

        the.Portal.LogIn(the.Office.Consultant);
        var asked = Assert.Single((await the.Portal.Get<CollaborationQueries>().OfCustomerAsync(the.Customer.Id, Ct))!.Latest!.Asked);

        Assert.True(asked.Letter!.IsGivenUp);
        Assert.Equal("Email not delivered; no longer tried", CollaborationTexts.Letter(asked.Letter));
    }
}
