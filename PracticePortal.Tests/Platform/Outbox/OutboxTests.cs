using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Provisioning;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Outbox;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Outbox;

public sealed class OutboxTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Event_MakesOneRowForEachHandler_InTheSaveOfTheChange_AndNudgesOnce()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner);
        var id = await the.RequestAsync();
        var nudges = the.Portal.Nudges.Count;

        Assert.True((await the.Portal.Get<CancelCollaboration>().ExecuteAsync(id, Ct)).Succeeded);

        var rows = await the.Portal.ReadAsync(db => db.Outbox.Where(m => m.EventName == nameof(CollaborationCancelled)).ToListAsync(Ct));
        Assert.Equal([nameof(SendCancelledEmail), nameof(TakeBackOnClosing)], rows.Select(m => m.HandlerName).Order());
        Assert.All(rows, row => Assert.Equal((the.Portal.Now, the.Portal.Now, null, 0), (row.CreatedAt, row.DueAt, row.DoneAt, row.Attempts)));
        Assert.Equal(nudges + 1, the.Portal.Nudges.Count);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Row_ThatManyWorkersWant_IsDeliveredByOne(DatabaseProvider database)
    {
        var bells = new Bells();
        await using var portal = await TestPortal.StartAsync(bells.Replace, database);
        var rows = await RingAsync(portal, [.. Enumerable.Range(1, 20).Select(n => $"door {n}")]);
        var workers = Enumerable.Range(0, 6).Select(_ => new OutboxWorker(portal)).ToList();

        await Task.WhenAll(workers.Select(worker => Task.Run(() => Task.WhenAll(rows.Select(row => worker.TryDeliverAsync(row.Id, Ct))), Ct)));

        Assert.Equal(20, bells.Heard.Count);
        Assert.Equal(20, bells.Heard.Distinct().Count());
        Assert.All(await RowsAsync(portal), row => Assert.Equal((1, true), (row.Attempts, row.DoneAt is not null)));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Worker_ThatSleptThroughItsClaim_CannotOverwriteTheNextOne(DatabaseProvider database)
    {
        var bells = new Bells();
        var (started, awake) = (new TaskCompletionSource(), new TaskCompletionSource());
        bells.Answer = async (_, _) =>
        {
            started.TrySetResult();
            await awake.Task;
        };
        await using var portal = await TestPortal.StartAsync(bells.Replace, database);
        var id = (await RingAsync(portal, "door")).Single(m => m.HandlerName == nameof(OpenTheDoor)).Id;
        var sleeper = new OutboxWorker(portal).TryDeliverAsync(id, Ct);
        await started.Task;
        Assert.False(await new OutboxWorker(portal).TryDeliverAsync(id, Ct)); // it is claimed
        await using (var db = await portal.OpenAsync())
        {
            await db.Outbox.ExecuteUpdateAsync(set => set.SetProperty(m => m.ClaimedUntil, portal.Now.AddSeconds(-1)), Ct);
        }

        bells.Answer = (_, _) => throw new TimeoutException("It did not go well for the second.");
        await portal.DeliverAsync();
        awake.SetResult();
        Assert.True(await sleeper);

        var row = (await RowsAsync(portal)).Single(m => m.Id == id);
        Assert.Equal((2, 1, null), (row.Attempts, row.Failures, row.DoneAt));
        Assert.Contains("the second", row.LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Claim_OfALivingWorker_IsRenewed_HoweverLongItsHandlerTakes()
    {
        var bells = new Bells();
        var (started, finish) = (new TaskCompletionSource(), new TaskCompletionSource());
        bells.Answer = async (_, _) =>
        {
            started.TrySetResult();
            await finish.Task;
        };
        await using var portal = await TestPortal.StartAsync(bells.Replace);
        var id = (await RingAsync(portal, "door")).Single(m => m.HandlerName == nameof(OpenTheDoor)).Id;
        var slow = new OutboxWorker(portal).TryDeliverAsync(id, Ct);
        await started.Task;

        for (var ticks = 0; ticks < 8; ticks++)
        {
            portal.Clock.Advance(TimeSpan.FromSeconds(15));
            await UntilAsync(async () => (await RowsAsync(portal)).Single(m => m.Id == id).ClaimedUntil == portal.Now + OutboxClaims.Duration);
            Assert.False(await new OutboxWorker(portal).TryDeliverAsync(id, Ct));
        }

        finish.SetResult();
        Assert.True(await slow);
        Assert.Equal((1, portal.Now), ((await RowsAsync(portal)).Single(m => m.Id == id).Attempts, (await RowsAsync(portal)).Single(m => m.Id == id).DoneAt));
    }

    [Fact]
    public async Task Row_OfADeadWorker_IsDeliveredAgain_AndThatIsNoFailureOfTheHandler()
    {
        var bells = new Bells();
        await using var portal = await TestPortal.StartAsync(bells.Replace);
        await RingAsync(portal, "door");
        await using (var db = await portal.OpenAsync())
        {
            await db.Outbox.ExecuteUpdateAsync(
                set => set.SetProperty(m => m.ClaimedUntil, portal.Now + OutboxClaims.Duration).SetProperty(m => m.Attempts, 40), Ct);
        }

        await portal.DeliverAsync();
        Assert.Empty(bells.Heard);
        portal.Clock.Advance(OutboxClaims.Duration + TimeSpan.FromSeconds(1));
        await portal.DeliverAsync();

        Assert.Single(bells.Heard);
        Assert.All(await RowsAsync(portal), row => Assert.Equal((41, 0, 1, true), (row.Attempts, row.Failures, row.Deaths, row.DoneAt is not null)));
    }

    [Fact]
    public async Task Worker_ThatIsStopped_LetsGoOfItsRow()
    {
        var bells = new Bells();
        using var stopping = new CancellationTokenSource();
        bells.Answer = async (_, ct) =>
        {
            await stopping.CancelAsync();
            ct.ThrowIfCancellationRequested();
        };
        await using var portal = await TestPortal.StartAsync(bells.Replace);
        var id = (await RingAsync(portal, "door")).Single(m => m.HandlerName == nameof(OpenTheDoor)).Id;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new OutboxWorker(portal).TryDeliverAsync(id, stopping.Token));

        var row = (await RowsAsync(portal)).Single(m => m.Id == id);
        Assert.Equal((null, 0, null), (row.ClaimedUntil, row.Failures, row.DoneAt));
        bells.Answer = (_, _) => Task.CompletedTask;
        await portal.DeliverAsync();
        Assert.NotNull((await RowsAsync(portal)).Single(m => m.Id == id).DoneAt);
    }

    [Fact]
    public async Task Row_WhoseHandlerFails_IsDelayedAlone_AndGivenUpAfterItsTries()
    {
        var bells = new Bells { Answer = (where, _) => where == "broken" ? throw new TimeoutException("Nobody opens.") : Task.CompletedTask };
        await using var portal = await TestPortal.StartAsync(bells.Replace);
        await RingAsync(portal, "front", "broken", "back");

        await portal.DeliverAsync();
        var first = (await RowsAsync(portal)).Single(m => m.DoneAt is null);
        Assert.Equal((nameof(OpenTheDoor), 1, "TimeoutException: Nobody opens.", null), (first.HandlerName, first.Failures, first.LastError, first.ClaimedUntil));
        Assert.InRange(first.DueAt, portal.Now.AddSeconds(4), portal.Now.AddSeconds(6));
        await portal.DeliverAsync(); // it is not due yet
        Assert.Equal(1, bells.Heard.Count(h => h.Where == "broken"));

        for (var tries = 2; tries <= OpenTheDoor.MaxFailures + 2; tries++)
        {
            portal.Clock.Advance(TimeSpan.FromMinutes(10));
            await portal.DeliverAsync();
        }

        var given = (await RowsAsync(portal)).Single(m => m.DoneAt is null);
        Assert.Equal(OpenTheDoor.MaxFailures, bells.Heard.Count(h => h.Where == "broken"));
        Assert.Single(bells.Heard.Where(h => h.Where == "broken").Select(h => h.MessageId).Distinct());
        Assert.Equal((OpenTheDoor.MaxFailures, true), (given.Failures, given.FailedAt is not null));
        Assert.Equal(("broken", "Nobody opens."), bells.GivenUp.Select(g => (g.Where, g.LastFailure.Message)).Single());
    }

    [Fact]
    public async Task LongError_IsCutToItsColumn()
    {
        var bells = new Bells { Answer = (_, _) => throw new TimeoutException(new string('x', 5000)) };
        await using var portal = await TestPortal.StartAsync(bells.Replace);
        await RingAsync(portal, "door");

        await portal.DeliverAsync();

        Assert.Equal(OutboxMessage.ErrorMaxLength, (await RowsAsync(portal)).Max(m => m.LastError.Length));
    }

    [Fact]
    public async Task Start_OnSqlite_FreesWhatADeadProcessClaimed()
    {
        var bells = new Bells();
        await using var portal = await TestPortal.StartEmptyAsync(DatabaseProvider.Sqlite, bells.Replace);
        await portal.MigrateAsync();
        await RingAsync(portal, "door");
        await using (var db = await portal.OpenAsync())
        {
            await db.Outbox.ExecuteUpdateAsync(set => set.SetProperty(m => m.ClaimedUntil, portal.Now + OutboxClaims.Duration), Ct);
        }

        await portal.MigrateAsync();
        await portal.DeliverAsync();

        Assert.Single(bells.Heard);
    }

    private static Task<IReadOnlyList<OutboxMessage>> RingAsync(TestPortal portal, params string[] places) => Bells.RingAsync(portal, places);

    private static Task<List<OutboxMessage>> RowsAsync(TestPortal portal) => Bells.RowsAsync(portal);

    /// <summary>Asks again and again: what is waited for happens in another thread.</summary>
    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (var asked = 0; !await condition(); asked++)
        {
            Assert.True(asked < 5000, "It never happened.");
        }
    }
}
