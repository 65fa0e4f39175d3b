using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Administration;
using PracticePortal.Features.Agencies;
using PracticePortal.Features.Collaborations;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Outbox;
using PracticePortal.Tests.Features.Provisioning;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Administration;

/// <summary>A portal administrator runs an activation again whose row was given up.</summary>
public sealed class RunProvisioningAgainTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAgain_OfAFailedActivation_RetriesItToTheEnd()
    {
        var mischief = new Mischief { BeforeSubscription = Mischief.Fail };
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesMySpiris, replace: mischief.Replace);
        var (id, row) = await FailAsync(the);

        mischief.BeforeSubscription = Mischief.Nothing;
        Assert.True((await RunAsync(the, row)).Succeeded);
        await the.Portal.DeliverAsync();

        Assert.Equal(CollaborationStatus.AwaitingApproval, (await the.FindAsync(id)).Status);
        Assert.Single(the.Portal.Mail.Accepted);
        Assert.Equal((null, true), await StateAsync(the, row));
    }

    [Fact]
    public async Task RunAgain_AfterTheAgencyRetried_OnlySettlesTheRow()
    {
        var mischief = new Mischief { BeforeSubscription = Mischief.Fail };
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesMySpiris, replace: mischief.Replace);
        var (id, row) = await FailAsync(the);
        the.Portal.LogIn(the.Office.Consultant);
        Assert.True((await the.Portal.Get<RetryProvisioning>().ExecuteAsync(id, Ct)).Succeeded);

        Assert.True((await RunAsync(the, row)).Succeeded);

        Assert.Equal(2, (await the.FindAsync(id)).Provisioning.Round);
        Assert.Equal((null, true), await StateAsync(the, row));
    }

    [Fact]
    public void Member_WhoComesOrGoes_IsSeenByPortalAdministrators()
    {
        var id = Guid.CreateVersion7();
        ILiveEvent[] events = [new MemberJoined(id, id, ""), new MemberDeactivated(id, id, ""), new MemberRoleChanged(id, id, "", MemberRole.Consultant)];

        Assert.All(events, happened => Assert.Equal([LiveTopic.Agency(id), LiveTopic.Portal], happened.Topics()));
    }

    private static async Task<(Guid Id, Guid Row)> FailAsync(ActivationCase the)
    {
        var id = await the.RequestAsync();
        for (var tries = 1; tries < 6; tries++)
        {
            the.Portal.Clock.Advance(TimeSpan.FromMinutes(10));
            await the.Portal.DeliverAsync();
        }

        Assert.Equal(CollaborationStatus.ProvisioningFailed, (await the.FindAsync(id)).Status);
        return (id, await the.Portal.ReadAsync(db => db.Outbox.Where(m => m.FailedAt != null).Select(m => m.Id).SingleAsync(Ct)));
    }

    private static async Task<Result> RunAsync(ActivationCase the, Guid row)
    {
        await the.Portal.HavePortalAdministratorAsync();
        return await the.Portal.Get<RunAgain>().ExecuteAsync(row, Ct);
    }

    private static async Task<(DateTime? FailedAt, bool IsDone)> StateAsync(ActivationCase the, Guid row)
    {
        OutboxMessage message = await the.Portal.ReadAsync(db => db.Outbox.SingleAsync(m => m.Id == row, Ct));
        return (message.FailedAt, message.DoneAt is not null);
    }
}
