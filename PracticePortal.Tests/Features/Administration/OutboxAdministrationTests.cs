using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Administration;
using PracticePortal.Features.Collaborations;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Outbox;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Administration;

public sealed class OutboxAdministrationTests : IAsyncLifetime
{
    private TestPortal _portal = null!;

    public async ValueTask InitializeAsync()
    {
        _portal = await TestPortal.StartAsync();
        await _portal.HavePortalAdministratorAsync();
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task List_CountsEachState_AndShowsTheAskedOne()
    {
        var waiting = await HaveRowAsync();
        var failed = await HaveRowAsync(failures: 10, failedAt: _portal.Now);
        await HaveRowAsync(doneAt: _portal.Now);
        await HaveRowAsync(doneAt: _portal.Now.AddDays(-1));
        var running = await HaveRowAsync(claimedUntil: _portal.Now.AddMinutes(1));
        var queries = _portal.Get<OutboxQueries>();

        var list = await queries.ListAsync(OutboxState.Failed, "", 0, Ct);

        Assert.Equal(failed, Assert.Single(list!.Rows).Id);
        Assert.Equal(
            (1, 1, 1, 1),
            (list.Counts[OutboxState.Failed], list.Counts[OutboxState.Waiting], list.Counts[OutboxState.Running], list.Counts[OutboxState.Done]));
        Assert.Equal(waiting, Assert.Single((await queries.ListAsync(OutboxState.Waiting, "", 0, Ct))!.Rows).Id);
        Assert.Equal(running, Assert.Single((await queries.ListAsync(OutboxState.Running, "", 0, Ct))!.Rows).Id);
        Assert.Empty((await queries.ListAsync(OutboxState.Failed, "AnotherHandler", 0, Ct))!.Rows);
    }

    [Fact]
    public async Task Find_NamesTheCollaboration_AndMasksAddresses()
    {
        var (agency, user) = (Given.Agency(), Given.User());
        var member = Given.Member(agency, user);
        var customer = Given.Customer(agency);
        var task = Given.Task(customer);
        var collaboration = Given.Collaboration(agency, customer, task, member, CollaborationStatus.ProvisioningFailed);
        await _portal.SaveAsync(agency, user, member, customer, task, collaboration);
        var row = await HaveRowAsync(
            failures: 1, payload: new ProvisioningDue(collaboration.Id, 1), lastError: "SmtpFault: 550 <owner@solrosen.example> unknown");

        var details = await _portal.Get<OutboxQueries>().FindAsync(row, Ct);

        Assert.Equal((agency.Name, customer.Name), (details!.About!.AgencyName, details.About.CustomerName));
        Assert.DoesNotContain("owner@", details.Row.LastError, StringComparison.Ordinal);
        Assert.Contains("550", details.Row.LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_WithAPayloadOfAnotherVersion_StillShowsTheRow()
    {
        var row = await HaveRowAsync(payload: "words");

        Assert.Null((await _portal.Get<OutboxQueries>().FindAsync(row, Ct))!.About);
    }

    [Fact]
    public async Task RunAgain_GivesAllTriesBack_WakesTheWorkerAndIsAudited()
    {
        var row = await HaveRowAsync(failures: 10, failedAt: _portal.Now.AddHours(-2));
        var told = new TaskCompletionSource();
        using var ear = _portal.Live.Subscribe(LiveTopic.Portal, () =>
        {
            told.TrySetResult();
            return Task.CompletedTask;
        });

        var run = await _portal.Get<RunAgain>().ExecuteAsync(row, Ct);

        Assert.True(run.Succeeded, run.Error?.Code);
        var message = await _portal.ReadAsync(db => db.Outbox.SingleAsync(m => m.Id == row, Ct));
        Assert.Equal((null, 0, _portal.Now), (message.FailedAt, message.Failures, message.DueAt));
        Assert.Equal(1, _portal.Nudges.Count);
        await told.Task.WaitAsync(Ct); // in a thread of its own
        Assert.Equal("outbox-run-again", Assert.Single((await _portal.Get<PortalHistory>().ListAsync(0, Ct))!.Rows).What);
    }

    [Fact]
    public async Task RunAgain_OfARowThatWasNotGivenUp_IsRefusedAndChangesNothing()
    {
        var row = await HaveRowAsync(failures: 3);

        var run = await _portal.Get<RunAgain>().ExecuteAsync(row, Ct);

        Assert.Equal(AdministrationErrors.NotFailed, run.Error);
        Assert.Equal(3, (await _portal.ReadAsync(db => db.Outbox.SingleAsync(m => m.Id == row, Ct))).Failures);
        Assert.Equal(0, _portal.Nudges.Count);
        Assert.False(await _portal.ReadAsync(db => db.AuditEntries.AnyAsync(Ct)));
    }

    private async Task<Guid> HaveRowAsync(
        int failures = 0, DateTime? failedAt = null, DateTime? doneAt = null, DateTime? claimedUntil = null, object? payload = null, string lastError = "")
    {
        var row = OutboxMessage.For(nameof(ProvisioningDue), "SomeHandler", JsonSerializer.Serialize(payload ?? new { }, JsonSerializerOptions.Web), _portal.Now);
        await _portal.SaveAsync(row);
        await _portal.ReadAsync(db => db.Outbox.Where(m => m.Id == row.Id).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.Failures, failures).SetProperty(m => m.FailedAt, failedAt).SetProperty(m => m.DoneAt, doneAt)
                .SetProperty(m => m.ClaimedUntil, claimedUntil).SetProperty(m => m.LastError, lastError),
            Ct));
        return row.Id;
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;
}
