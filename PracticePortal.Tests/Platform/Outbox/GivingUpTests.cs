using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Outbox;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Outbox;

/// <summary>Only whoever holds a row may give it up.</summary>
public sealed class GivingUpTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Worker_ThatSleptThroughItsClaim_AndFailsForTheLastTime_GivesNothingUp(DatabaseProvider database)
    {
        var bells = new Bells();
        var (started, awake, second, done) = (new TaskCompletionSource(), new TaskCompletionSource(), new TaskCompletionSource(), new TaskCompletionSource());
        bells.Answer = async (_, _) =>
        {
            started.TrySetResult();
            await awake.Task;
            throw new TimeoutException("Nobody opens.");
        };
        await using var portal = await TestPortal.StartAsync(bells.Replace, database);
        var id = (await Bells.RingAsync(portal, "door")).Single(m => m.HandlerName == nameof(OpenTheDoor)).Id;
        await SetAsync(portal, rows => rows.ExecuteUpdateAsync(set => set.SetProperty(m => m.Failures, OpenTheDoor.MaxFailures - 1), Ct));
        var sleeper = new OutboxWorker(portal).TryDeliverAsync(id, Ct);
        await started.Task;
        await SetAsync(portal, rows => rows.ExecuteUpdateAsync(set => set.SetProperty(m => m.ClaimedUntil, (DateTime?)null), Ct));
        bells.Answer = async (_, _) =>
        {
            second.SetResult();
            await done.Task;
        };
        var next = new OutboxWorker(portal).TryDeliverAsync(id, Ct);
        await second.Task;

        awake.SetResult();
        await sleeper;

        Assert.Empty(bells.GivenUp);
        Assert.Equal((OpenTheDoor.MaxFailures - 1, null), (await Bells.RowsAsync(portal)).Where(m => m.Id == id).Select(m => (m.Failures, m.FailedAt)).Single());
        done.SetResult();
        Assert.True(await next);
        Assert.NotNull((await Bells.RowsAsync(portal)).Single(m => m.Id == id).DoneAt);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Row_ThatTwoSweepsFindAbandonedForTheLastTime_IsGivenUpOnce(DatabaseProvider database)
    {
        var bells = new Bells();
        await using var portal = await TestPortal.StartAsync(bells.Replace, database);
        await Bells.RingAsync(portal, "killer");
        await SetAsync(portal, rows => rows.ExecuteUpdateAsync(
            set => set.SetProperty(m => m.Deaths, OutboxFailures.MostDeaths - 1).SetProperty(m => m.ClaimedUntil, portal.Now.AddSeconds(-1)), Ct));
        var sweeps = Enumerable.Range(0, 4).Select(_ => portal.Get<OutboxFailures>()).ToList();

        await Task.WhenAll(sweeps.Select(sweep => Task.Run(() => sweep.RecordDeathsAsync(portal.Now, Ct), Ct)));

        Assert.Single(bells.GivenUp);
        Assert.All(await Bells.RowsAsync(portal), row => Assert.Equal((OutboxFailures.MostDeaths, true), (row.Deaths, row.FailedAt is not null)));
    }

    private static Task<int> SetAsync(TestPortal portal, Func<IQueryable<OutboxMessage>, Task<int>> change) => portal.ReadAsync(db => change(db.Outbox));
}
