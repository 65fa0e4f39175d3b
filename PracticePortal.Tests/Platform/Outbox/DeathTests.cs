using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Outbox;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Outbox;

/// <summary>A row under which the process dies again and again is put aside, and the healthy ones beside it are not.</summary>
public sealed class DeathTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Row_ThatKillsTheProcess_IsAloneTheSecondTime_ThenWaits_AndTheOthersAreDone(DatabaseProvider database)
    {
        var bells = new Bells();
        await using var portal = await TestPortal.StartAsync(bells.Replace, database);
        await Bells.RingAsync(portal, "killer", "bystander 1", "bystander 2", "bystander 3");
        var killer = (await RowsAsync(portal)).Single(
            m => m.HandlerName == nameof(OpenTheDoor) && m.Payload.Contains("killer", StringComparison.Ordinal)).Id;

        await DieAsync(portal, all: true);
        await portal.Get<OutboxFailures>().RecordDeathsAsync(portal.Now, Ct);
        Assert.All(await RowsAsync(portal), row => Assert.Equal((1, 0, portal.Now, null), (row.Deaths, row.Failures, row.DueAt, row.FailedAt)));
        await DeliverExceptAsync(portal, killer, bells);
        Assert.All(await RowsAsync(portal), row => Assert.Equal(row.Id != killer, row.DoneAt is not null));

        await DieAsync(portal, all: false);
        await portal.Get<OutboxFailures>().RecordDeathsAsync(portal.Now, Ct);
        await DieAsync(portal, all: false);
        await portal.DeliverAsync();

        var row = (await RowsAsync(portal)).Single(m => m.Id == killer);
        Assert.Equal((3, 0, null, null), (row.Deaths, row.Failures, row.ClaimedUntil, row.FailedAt));
        Assert.InRange(row.DueAt, portal.Now.AddSeconds(45), portal.Now.AddSeconds(75));
        Assert.Equal("It was taken up 3 times and came to no end: each time its worker died or lost the database.", row.LastError);
        Assert.DoesNotContain(bells.Heard, h => h.Where == "killer");
    }

    [Fact]
    public async Task Rows_ThatWereInHand_AreTakenUpOneByOne()
    {
        var (inHand, most) = (0, 0);
        var bells = new Bells();
        bells.Answer = async (_, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref inHand));
            await Task.Yield();
            Interlocked.Decrement(ref inHand);
        };
        await using var portal = await TestPortal.StartAsync(bells.Replace);
        await Bells.RingAsync(portal, [.. Enumerable.Range(1, 12).Select(n => $"door {n}")]);
        await DieAsync(portal, all: true);

        await portal.DeliverAsync();

        Assert.Equal((12, 1), (bells.Heard.Count, most));
    }

    [Fact]
    public async Task Row_ThatNeverLetsTheProcessLive_IsGivenUpInTheEnd_AndCanBeRunAgain()
    {
        var bells = new Bells();
        await using var portal = await TestPortal.StartAsync(bells.Replace);
        await Bells.RingAsync(portal, "killer");
        for (var deaths = 1; deaths <= OutboxFailures.MostDeaths; deaths++)
        {
            Assert.All(await RowsAsync(portal), row => Assert.Null(row.FailedAt));
            await DieAsync(portal, all: true);
            await portal.Get<OutboxFailures>().RecordDeathsAsync(portal.Now, Ct);
        }

        Assert.All(await RowsAsync(portal), row => Assert.Equal((OutboxFailures.MostDeaths, true), (row.Deaths, row.FailedAt is not null)));
        Assert.Equal("killer", Assert.Single(bells.GivenUp).Where);
        await using var db = await portal.OpenAsync();
        Assert.All(await db.Outbox.ToListAsync(Ct), row => Assert.True(row.RunAgain(portal.Now)));
        await db.SaveChangesAsync(Ct);
        await portal.DeliverAsync();
        Assert.All(await RowsAsync(portal), row => Assert.Equal((0, true), (row.Deaths, row.DoneAt is not null)));
    }

    [Fact]
    public async Task Handler_ThatFails_HasLetTheProcessLive()
    {
        var bells = new Bells { Answer = (_, _) => throw new TimeoutException("Nobody opens.") };
        await using var portal = await TestPortal.StartAsync(bells.Replace);
        await Bells.RingAsync(portal, "door");
        await DieAsync(portal, all: true);

        await portal.DeliverAsync();

        Assert.Equal((0, 1), (await RowsAsync(portal)).Where(m => m.DoneAt is null).Select(m => (m.Deaths, m.Failures)).Single());
    }

    /// <summary>Everything, or what waits, was in hand when the process ended; the claims are over.</summary>
    private static Task<int> DieAsync(TestPortal portal, bool all) => portal.ReadAsync(db => db.Outbox.Where(m => m.DoneAt == null && (all || m.Deaths > 0))
        .ExecuteUpdateAsync(set => set.SetProperty(m => m.ClaimedUntil, portal.Now.AddSeconds(-1)).SetProperty(m => m.Attempts, m => m.Attempts + 1), Ct));

    private static async Task DeliverExceptAsync(TestPortal portal, Guid killer, Bells bells)
    {
        foreach (var row in (await RowsAsync(portal)).Where(m => m.Id != killer))
        {
            Assert.True(await new OutboxWorker(portal).TryDeliverAsync(row.Id, Ct));
        }

        Assert.Equal(3, bells.Heard.Count);
    }

    private static Task<List<OutboxMessage>> RowsAsync(TestPortal portal) => Bells.RowsAsync(portal);
}
