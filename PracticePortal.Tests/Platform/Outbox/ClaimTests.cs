using PracticePortal.Platform.Data;
using PracticePortal.Platform.Outbox;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Outbox;

/// <summary>Many rows are claimed by one statement, and each by one worker.</summary>
public sealed class ClaimTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Workers_ThatClaimManyAtOnce_GetDifferentRows_AndAllOfThem(DatabaseProvider database)
    {
        await using var portal = await TestPortal.StartAsync(new Bells().Replace, database);
        var rows = await Bells.RingAsync(portal, [.. Enumerable.Range(1, 60).Select(n => $"door {n}")]);
        var workers = Enumerable.Range(0, 6).Select(_ => portal.Get<OutboxClaims>()).ToList();

        var claimed = (await Task.WhenAll(workers.Select(worker => Task.Run(() => ClaimAllAsync(worker), Ct)))).SelectMany(ids => ids).ToList();

        Assert.Equal(rows.Select(m => m.Id).Order(), claimed.Order());
        Assert.All(await Bells.RowsAsync(portal), row => Assert.Equal((1, portal.Now + OutboxClaims.Duration), (row.Attempts, row.ClaimedUntil)));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Claim_TakesTheOldestThatAreDue_AndOfTheLaneOnly(DatabaseProvider database)
    {
        await using var portal = await TestPortal.StartAsync(new Bells().Replace, database);
        var first = await Bells.RingAsync(portal, "1", "2", "3");
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        await Bells.RingAsync(portal, "4");
        var notDue = OutboxMessage.For(nameof(BellRang), nameof(OpenTheDoor), "{}", portal.Now.AddSeconds(1));
        await portal.SaveAsync(notDue);
        var lane = OutboxLane.Of(nameof(OpenTheDoor), hasFailed: false, wasCutOff: false);

        var some = await portal.Get<OutboxClaims>().ClaimAsync(lane.Among, most: 2, Ct);
        var rest = await portal.Get<OutboxClaims>().ClaimAsync(lane.Among, most: 10, Ct);

        var doors = first.Where(m => m.HandlerName == nameof(OpenTheDoor)).Select(m => m.Id).Order().ToList();
        Assert.Equal(doors[..2], some.Select(m => m.Id));
        Assert.Equal(2, rest.Count);
        Assert.Equal(doors[2], rest[0].Id);
        Assert.DoesNotContain(rest, m => m.Id == notDue.Id);
    }

    private static async Task<IReadOnlyList<Guid>> ClaimAllAsync(OutboxClaims claims)
    {
        List<Guid> all = [];
        while (await claims.ClaimAsync(rows => rows, most: 7, Ct) is { Count: > 0 } some)
        {
            all.AddRange(some.Select(m => m.Id));
        }

        return all;
    }
}
