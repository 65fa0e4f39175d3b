using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Customers;
using PracticePortal.Features.Tasks;
using PracticePortal.Features.Terms;
using PracticePortal.Platform.Domain;
using PracticePortal.Tests.Support;
using static PracticePortal.Features.Collaborations.CollaborationStatus;

namespace PracticePortal.Tests.Features.Collaborations;

/// <summary>What the table of the life leaves open: dates, who may answer, documents and words.</summary>
public sealed class CollaborationRulesTests
{
    private static readonly TimeSpan s_moment = TimeSpan.FromTicks(1);

    [Fact]
    public void Approve_AtTheLastMoment_IsDone_AndAfterIt_IsRefused()
    {
        var (inTime, late) = (GivenRequest.In(AwaitingApproval).Collaboration, GivenRequest.In(AwaitingApproval).Collaboration);

        Assert.True(inTime.Approve(GivenRequest.Yes, inTime.AnswerBy!.Value).Succeeded);
        Assert.Equal(CollaborationErrors.Expired, late.Approve(GivenRequest.Yes, late.AnswerBy!.Value + s_moment).Error);
        Assert.Equal(AwaitingApproval, late.Status);
    }

    [Fact]
    public void AfterTheLastMoment_OnlyCancelAndExpireAreLeft()
    {
        var collaboration = GivenRequest.In(AwaitingApproval).Collaboration;
        var late = collaboration.AnswerBy!.Value + s_moment;

        Assert.Equal(CollaborationErrors.Expired, collaboration.Decline(GivenRequest.Yes, DeclineReason.None, null, late).Error);
        Assert.Equal(CollaborationErrors.Expired, collaboration.Resend(GivenRequest.Lifetimes, late).Error);
        Assert.Equal(CollaborationErrors.Expired, collaboration.CorrectAddress("Owner", "other@solrosen.example", true, GivenRequest.Lifetimes, late).Error);
        Assert.False(collaboration.SendNewLink(collaboration.Invitations[0].Id, GivenRequest.Lifetimes, late, DateOnly.FromDateTime(late)).Succeeded);
        Assert.False(collaboration.Remind(GivenRequest.Lifetimes, late).Succeeded);
        Assert.Empty(collaboration.TakeEvents());
        Assert.True(collaboration.Expire(late).Succeeded);
    }

    [Fact]
    public void Expire_BeforeTheDate_IsRefused()
    {
        var collaboration = GivenRequest.In(AwaitingApproval).Collaboration;

        Assert.False(collaboration.Expire(collaboration.AnswerBy!.Value).Succeeded);
    }

    [Fact]
    public void Answer_ByAMemberOfTheAskingAgency_IsRefused()
    {
        var collaboration = GivenRequest.In(AwaitingApproval).Collaboration;
        var ownStaff = GivenRequest.Yes with { WorksForTheAgency = true };

        Assert.Equal(CollaborationErrors.OwnAgency, collaboration.Approve(ownStaff, Given.Now).Error);
        Assert.Equal(CollaborationErrors.OwnAgency, collaboration.Decline(ownStaff, DeclineReason.None, null, Given.Now).Error);
        Assert.Equal(AwaitingApproval, collaboration.Status);
    }

    [Theory]
    [InlineData]
    [InlineData(TermsDocument.ScannerTerms)]
    [InlineData(TermsDocument.DataProcessingAgreement)]
    public void Approve_WithoutEveryDocument_IsRefused(params TermsDocument[] approved)
    {
        var collaboration = GivenRequest.In(AwaitingApproval).Collaboration;

        Assert.Equal(CollaborationErrors.DocumentsNotApproved, collaboration.Approve(GivenRequest.Yes with { Approved = approved }, Given.Now).Error);
        Assert.Null(collaboration.AnsweredAt);
    }

    [Fact]
    public void Decline_KeepsWhatWasWritten_LineBreaksAmongIt()
    {
        var collaboration = GivenRequest.In(AwaitingApproval).Collaboration;

        var declined = collaboration.Decline(GivenRequest.Yes, DeclineReason.WrongPerson, "  Ask our owner.\nThank you 🙂 ", Given.Now);

        Assert.True(declined.Succeeded);
        Assert.Equal((DeclineReason.WrongPerson, "Ask our owner.\nThank you 🙂"), (collaboration.DeclineReason, collaboration.Reason));
    }

    [Theory]
    [InlineData("too-long", 501, 'x')]
    [InlineData("not-readable", 1, '\u0007')]
    [InlineData("not-readable", 1, '\u202E')]
    public void Decline_WithWordsThatCannotBeKept_IsRefused(string code, int length, char letter)
    {
        var collaboration = GivenRequest.In(AwaitingApproval).Collaboration;

        var declined = collaboration.Decline(GivenRequest.Yes, DeclineReason.Other, "Why" + new string(letter, length) + "not", Given.Now);

        Assert.Equal((code, "Reason"), (declined.Error!.Code, declined.Error.Field));
        Assert.Equal((AwaitingApproval, ""), (collaboration.Status, collaboration.Reason));
    }

    [Fact]
    public void Resend_MakesOlderLinksDead_AndCountsTheTimeAnew()
    {
        var given = GivenRequest.In(AwaitingApproval, recipients: 2);
        var collaboration = given.Collaboration;
        var later = Given.Now.AddDays(4);
        collaboration.Remind(GivenRequest.Lifetimes, collaboration.NextReminderAt!.Value);
        collaboration.TakeEvents();

        Assert.True(collaboration.Resend(GivenRequest.Lifetimes, later).Succeeded);

        Assert.Equal((later, later.AddDays(14), 0), (collaboration.SentAt, collaboration.AnswerBy, collaboration.RemindersSent));
        Assert.Equal(ReminderSchedule.Next(later, later, later.AddDays(14)), collaboration.NextReminderAt);
        Assert.All(collaboration.Invitations, i => Assert.Equal((2, later, later.AddHours(72)), (i.LinkVersion, i.SentAt, i.SetUpUntil)));
        Assert.Equal(
            collaboration.Invitations.Select(i => new InvitationDue(collaboration.Id, i.Id, 2)), collaboration.TakeEvents().OfType<InvitationDue>());
    }

    [Fact]
    public void Remind_KeepsTheLinkAndTheEnd_AndCountsTheTimeToSetUpTheSignInAnew()
    {
        var given = GivenRequest.In(AwaitingApproval);
        var (answerBy, due) = (given.Collaboration.AnswerBy, given.Collaboration.NextReminderAt!.Value);

        Assert.True(given.Collaboration.Remind(GivenRequest.Lifetimes, due).Succeeded);

        Assert.Equal(1, given.Collaboration.RemindersSent);
        Assert.Equal((1, due + GivenRequest.Lifetimes.SetUpLifetime, answerBy), (given.Invitation.LinkVersion, given.Invitation.SetUpUntil, given.Collaboration.AnswerBy));
        Assert.Equal(new ReminderDue(given.Collaboration.Id, given.Invitation.Id, 1), given.Collaboration.TakeEvents().OfType<ReminderDue>().Single());
    }

    [Fact]
    public void Remind_BeforeItsDate_OrAtNight_IsRefused()
    {
        var collaboration = GivenRequest.In(AwaitingApproval).Collaboration;
        var due = collaboration.NextReminderAt!.Value;

        Assert.False(collaboration.Remind(GivenRequest.Lifetimes, due - s_moment).Succeeded);
        Assert.False(collaboration.Remind(GivenRequest.Lifetimes, due.Date.AddDays(1).AddHours(2)).Succeeded); // the sweep stood still and comes back at three in the morning
        Assert.Equal((0, due), (collaboration.RemindersSent, collaboration.NextReminderAt));
        Assert.True(collaboration.Remind(GivenRequest.Lifetimes, due.Date.AddDays(1).AddHours(8)).Succeeded);
    }

    [Fact]
    public void SetUpPower_LastsThreeDaysFromEachSending_AndIsOverOnceUsed()
    {
        var given = GivenRequest.In(AwaitingApproval);
        Assert.Equal(Given.Now.AddHours(72), given.Invitation.SetUpUntil);

        given.Collaboration.SendNewLink(given.Invitation.Id, GivenRequest.Lifetimes, Given.Now.AddDays(5), DateOnly.FromDateTime(Given.Now));
        Assert.Equal((Given.Now.AddDays(8), 2), (given.Invitation.SetUpUntil, given.Invitation.LinkVersion));

        given.Collaboration.SignInWasSetUp(given.Recipients[0].OrganisationUserId);
        Assert.Null(given.Invitation.SetUpUntil);

        given.Collaboration.Resend(GivenRequest.Lifetimes, Given.Now.AddDays(6));
        Assert.Null(given.Invitation.SetUpUntil);
    }

    [Fact]
    public void SetUpPower_IsNotGivenToThoseWhoHaveASignIn() =>
        Assert.Null(GivenRequest.In(AwaitingApproval, CustomerRelation.UsesScanner).Invitation.SetUpUntil);

    [Fact]
    public void SendNewLink_IsDoneThreeTimesADay()
    {
        var given = GivenRequest.In(AwaitingApproval);
        var today = DateOnly.FromDateTime(Given.Now);
        Result Ask(DateOnly day) => given.Collaboration.SendNewLink(given.Invitation.Id, GivenRequest.Lifetimes, Given.Now, day);

        Assert.All(Enumerable.Range(0, 3), _ => Assert.True(Ask(today).Succeeded));
        Assert.Equal(CommonErrors.TooManyTries, Ask(today).Error);
        Assert.True(Ask(today.AddDays(1)).Succeeded);
        Assert.Equal(1, given.Invitation.LinkVersion); // it lives, so it goes out again as it is
    }

    [Fact]
    public void CorrectAddress_MakesTheOldLinkDead_AndWritesToTheNewOne()
    {
        var given = GivenRequest.In(AwaitingApproval);
        var later = Given.Now.AddDays(1);

        Assert.True(given.Collaboration.CorrectAddress("Bookkeeper", "books@solrosen.example", true, GivenRequest.Lifetimes, later).Succeeded);

        Assert.Equal(("books@solrosen.example", 2, later.AddHours(72)), (given.Invitation.Email, given.Invitation.LinkVersion, given.Invitation.SetUpUntil));
        Assert.Equal(("Bookkeeper", "books@solrosen.example"), (given.Collaboration.ContactName, given.Collaboration.ContactEmail));
        Assert.Equal(later.AddDays(14), given.Collaboration.AnswerBy);
        Assert.Equal(2, given.Collaboration.TakeEvents().OfType<InvitationDue>().Single().LinkVersion);
    }

    [Theory]
    [InlineData(CustomerRelation.UsesScanner)]
    [InlineData(CustomerRelation.UsesMySpiris)]
    public void CorrectAddress_OfSomebodyWhoWasThereBefore_IsRefused(CustomerRelation relation) => Assert.False(
        GivenRequest.In(AwaitingApproval, relation).Collaboration
            .CorrectAddress("Owner", "other@solrosen.example", false, GivenRequest.Lifetimes, Given.Now).Succeeded);

    [Fact]
    public void ChangeTask_ToACompletedOne_OrAnotherCustomers_IsRefused()
    {
        var given = GivenRequest.In(Active);
        var completed = Given.Task(given.Customer);
        completed.Complete(Given.Now);

        Assert.Equal(TaskErrors.Completed, given.Collaboration.ChangeTask(completed).Error);
        Assert.Equal(CommonErrors.NotFound, given.Collaboration.ChangeTask(Given.Task(Given.Customer(given.Agency))).Error);
        Assert.Equal(given.Task.Id, given.Collaboration.TaskId);
    }

    [Fact]
    public void Activate_ForAnArchivedCustomer_ACompletedTask_OrAnothersTask_IsRefused()
    {
        var given = GivenRequest.In(CollaborationStatus.Provisioning);
        var (archived, completed) = (Given.Customer(given.Agency), Given.Task(given.Customer));
        var taskOfArchived = Given.Task(archived);
        archived.Archive(open: null, Given.Now);
        completed.Complete(Given.Now);
        Result<Collaboration> Activate(Customer customer, CustomerTask task) => Collaboration.Activate(
            given.Agency, customer, task, CustomerRelation.NewToSpiris, null, new Asker(given.Member.Id, given.Member.UserId, "Consultant"), [],
            GivenRequest.Lifetimes, Given.Now);

        Assert.Equal(CustomerErrors.Archived, Activate(archived, taskOfArchived).Error);
        Assert.Equal(TaskErrors.Completed, Activate(given.Customer, completed).Error);
        Assert.Equal(CommonErrors.NotFound, Activate(given.Customer, taskOfArchived).Error);
    }

    [Fact]
    public void Provisioned_WithNobodyToAsk_IsRefused()
    {
        var given = GivenRequest.In(CollaborationStatus.Provisioning);
        given.Collaboration.ProvisioningStepDone(ProvisioningStep.Organisation, given.OrganisationId, Given.Now);

        Assert.Equal(CollaborationErrors.NobodyToAsk, given.Collaboration.Provisioned([], GivenRequest.Lifetimes, Given.Now).Error);
        Assert.Equal(CollaborationStatus.Provisioning, given.Collaboration.Status);
    }

    [Fact]
    public void ProvisioningStepDone_SaidAgain_ChangesAndTellsNothing()
    {
        var given = GivenRequest.In(CollaborationStatus.Provisioning);
        given.Collaboration.ProvisioningStepDone(ProvisioningStep.Organisation, given.OrganisationId, Given.Now);
        given.Collaboration.TakeEvents();

        Assert.True(given.Collaboration.ProvisioningStepDone(ProvisioningStep.Organisation, given.OrganisationId, Given.Now.AddHours(1)).Succeeded);
        Assert.Equal(Given.Now, given.Collaboration.Provisioning.OrganisationAt);
        Assert.Empty(given.Collaboration.TakeEvents());
    }

    [Fact]
    public void Opened_IsToldOnce()
    {
        var given = GivenRequest.In(AwaitingApproval);

        given.Collaboration.Opened(given.Recipients[0].OrganisationUserId, Given.Now);
        given.Collaboration.Opened(given.Recipients[0].OrganisationUserId, Given.Now.AddHours(1));
        given.Collaboration.Opened(Guid.CreateVersion7(), Given.Now);

        Assert.Equal(Given.Now, given.Invitation.OpenedAt);
        Assert.Single(given.Collaboration.TakeEvents().OfType<InvitationOpened>());
    }
}
