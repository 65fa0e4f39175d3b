using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Outbox;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Outbox;

/// <summary>What fails or hangs holds up nobody else.</summary>
public sealed class LaneTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_BehindManyThatFail_AreDeliveredInTheSameRound()
    {
        var bells = new Bells { Answer = (where, _) => where == "broken" ? throw new TimeoutException("Nobody opens.") : Task.CompletedTask };
        await using var portal = await TestPortal.StartAsync(bells.Replace);
        await Bells.RingAsync(portal, [.. Enumerable.Repeat("broken", 120)]);
        await Bells.RingAsync(portal, "good");

        await portal.DeliverAsync();

        Assert.Contains(bells.Heard, h => h.Where == "good");
        Assert.Equal(120, (await Bells.RowsAsync(portal)).Count(m => m.Failures == 1));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Row_ThatNobodyHasTried_DoesNotWaitForThoseThatFailedBefore(DatabaseProvider database)
    {
        var (goodIsDone, hanging) = (new TaskCompletionSource(), 0);
        var bells = new Bells();
        bells.Answer = async (where, ct) =>
        {
            if (where == "good")
            {
                goodIsDone.SetResult();
                return;
            }

            Interlocked.Increment(ref hanging);
            await goodIsDone.Task.WaitAsync(ct); // whoever waits for these first waits for ever
        };
        await using var portal = await TestPortal.StartAsync(bells.Replace, database);
        await Bells.RingAsync(portal, [.. Enumerable.Repeat("broken", 60)]);
        await FailedOnceAsync(portal);
        await Bells.RingAsync(portal, "good");

        await portal.DeliverAsync();

        Assert.Equal(61, bells.Heard.Count);
        Assert.All(await Bells.RowsAsync(portal), row => Assert.NotNull(row.DoneAt));
        Assert.Equal(60, hanging);
    }

    /// <summary>Pictures that cannot be read, tried again and again, keep no letter from its second try.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Row_ThatFailedOnce_DoesNotWaitForThoseOfAnotherHandler(DatabaseProvider database)
    {
        var hang = new TaskCompletionSource();
        var bells = new Bells { Answer = (_, ct) => hang.Task.WaitAsync(ct) };
        await using var portal = await TestPortal.StartAsync(bells.Replace, database);
        await Bells.RingAsync(portal, [.. Enumerable.Repeat("stuck", 60)]);
        await portal.ReadAsync(db => db.Outbox.ExecuteUpdateAsync(set => set.SetProperty(m => m.Failures, 1), Ct));

        var delivering = portal.DeliverAsync();
        await UntilAsync(portal, rows => rows.Count(m => m is { HandlerName: nameof(CountTheRings), DoneAt: not null }) == 60);

        Assert.All((await Bells.RowsAsync(portal)).Where(m => m.HandlerName == nameof(OpenTheDoor)), row => Assert.Null(row.DoneAt));
        hang.SetResult();
        await delivering;
    }

    [Fact]
    public async Task Row_WhoseTurnItIsNot_IsDueLater_AndThatIsNoFailure()
    {
        var bells = new Bells { Answer = (_, _) => throw new NotYetException(TimeSpan.FromSeconds(30)) };
        await using var portal = await TestPortal.StartAsync(bells.Replace);
        await Bells.RingAsync(portal, "crowded");
        await portal.ReadAsync(db => db.Outbox.ExecuteUpdateAsync(set => set.SetProperty(m => m.Deaths, 1), Ct));

        await portal.DeliverAsync();

        var row = Assert.Single(await Bells.RowsAsync(portal), m => m.HandlerName == nameof(OpenTheDoor));
        Assert.Equal((0, 1, portal.Now.AddSeconds(30), null, null), (row.Failures, row.Deaths, row.DueAt, row.ClaimedUntil, row.DoneAt));
        bells.Answer = (_, _) => Task.CompletedTask;
        portal.Clock.Advance(TimeSpan.FromSeconds(30));
        await portal.DeliverAsync();
        Assert.All(await Bells.RowsAsync(portal), m => Assert.NotNull(m.DoneAt));
    }

    [Fact]
    public async Task Handler_WithAllPlacesTaken_LeavesTheOthersTheirs()
    {
        var hang = new TaskCompletionSource();
        var bells = new Bells { Answer = (_, ct) => hang.Task.WaitAsync(ct) };
        await using var portal = await TestPortal.StartAsync(bells.Replace);
        await Bells.RingAsync(portal, [.. Enumerable.Repeat("stuck", 40)]);

        var delivering = portal.DeliverAsync();
        await UntilAsync(portal, rows => rows.Count(m => m is { HandlerName: nameof(CountTheRings), DoneAt: not null }) == 40);

        Assert.False(delivering.IsCompleted);
        Assert.All((await Bells.RowsAsync(portal)).Where(m => m.HandlerName == nameof(OpenTheDoor)), row => Assert.Null(row.DoneAt));
        hang.SetResult();
        await delivering;
        Assert.All(await Bells.RowsAsync(portal), row => Assert.NotNull(row.DoneAt));
    }

    [Fact]
    public async Task Handlers_ThatTakeTheirTime_LeaveTheirPlacesToTheNext_AndAreStillDone()
    {
        var hang = new TaskCompletionSource();
        var bells = new Bells { Answer = (where, ct) => where == "stuck" ? hang.Task.WaitAsync(ct) : Task.CompletedTask };
        await using var portal = await TestPortal.StartAsync(bells.Replace);
        await Bells.RingAsync(portal, [.. Enumerable.Repeat("stuck", 40), "good"]);

        var delivering = portal.DeliverAsync();
        await AdvanceUntilAsync(portal, rows => rows.Count(m => m.DoneAt is not null) == 42 && rows.Count(m => m.ClaimedUntil is not null) == 40);
        await AdvanceUntilAsync(portal, _ => delivering.IsCompleted); // the worker does not wait for what hangs

        Assert.Contains(bells.Heard, h => h.Where == "good");
        hang.SetResult();
        await UntilAsync(portal, rows => rows.All(m => m is { DoneAt: not null, Attempts: 1 }));
    }

    [Fact]
    public async Task Worker_IsNotKeptByALaneThatIsFull()
    {
        var bells = new Bells();
        bells.Answer = (where, ct) => where == "stuck" ? new TaskCompletionSource().Task.WaitAsync(ct) : Task.CompletedTask;
        await using var portal = await TestPortal.StartAsync(bells.Replace);
        await Bells.RingAsync(portal, [.. Enumerable.Repeat("stuck", 100)]);
        var delivering = portal.DeliverAsync();
        await AdvanceUntilAsync(portal, _ => delivering.IsCompleted);

        await Bells.RingAsync(portal, "late");
        await portal.DeliverAsync(); // comes back although the lane is full
        await UntilAsync(portal, rows => rows.Count(m => m is { HandlerName: nameof(CountTheRings), DoneAt: not null }) == 101);

        Assert.All((await Bells.RowsAsync(portal)).Where(m => m.HandlerName == nameof(OpenTheDoor)), row => Assert.Null(row.DoneAt));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Rows_ThatTakeAProcessor_WaitUnclaimedForTheirTurn(DatabaseProvider database)
    {
        var hang = new TaskCompletionSource();
        var bells = new Bells { Answer = (_, ct) => hang.Task.WaitAsync(ct) };
        await using var portal = await TestPortal.StartAsync(services => services.AddSingleton(bells).AddEventHandler<BellRang, CastABell>(), database);
        await Bells.RingAsync(portal, [.. Enumerable.Repeat("large", 40)]);

        var delivering = portal.DeliverAsync();
        await UntilAsync(portal, rows => rows.Count(m => m.ClaimedUntil is not null) == 4);
        portal.Clock.Advance(TimeSpan.FromSeconds(11));
        await delivering; // the worker does not wait for them

        Assert.Equal(4, (await Bells.RowsAsync(portal)).Count(m => m.ClaimedUntil is not null)); // a death would cut off no more
        hang.SetResult();
        await UntilAsync(portal, rows => rows.All(m => m is { DoneAt: not null, Attempts: 1 }));
        Assert.Equal(40, bells.Heard.Count);
    }

    private static Task<int> FailedOnceAsync(TestPortal portal) => portal.ReadAsync(db => db.Outbox.Where(m => m.HandlerName == nameof(OpenTheDoor))
        .ExecuteUpdateAsync(set => set.SetProperty(m => m.Failures, 1), Ct));

    private static async Task UntilAsync(TestPortal portal, Predicate<IReadOnlyList<OutboxMessage>> condition)
    {
        for (var asked = 0; !condition(await Bells.RowsAsync(portal)); asked++)
        {
            Assert.True(asked < 5000, "It never happened.");
        }
    }

    private static Task AdvanceUntilAsync(TestPortal portal, Predicate<IReadOnlyList<OutboxMessage>> condition) => UntilAsync(portal, rows =>
    {
        portal.Clock.Advance(TimeSpan.FromMilliseconds(200));
        return condition(rows);
    });
}
