using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Outbox;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Outbox;

public sealed class OutboxCleanupTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task RowsThatAreDone_GoAfterAMonth_AndWhatFailedOrWaitsStays(DatabaseProvider database)
    {
        await using var portal = await TestPortal.StartAsync(database: database);
        DateTime old = portal.Now.AddDays(-31), recent = portal.Now.AddDays(-29);
        await SaveAsync(portal, 1200, m => m.DoneAt, old);
        await SaveAsync(portal, 1, m => m.DoneAt, recent);
        await SaveAsync(portal, 1, m => m.FailedAt, old);
        await SaveAsync(portal, 1, m => m.ClaimedUntil, old);

        await portal.Get<OutboxCleanup>().SweepAsync(Ct);

        var left = await portal.ReadAsync(db => db.Outbox.ToListAsync(Ct));
        Assert.Equal(3, left.Count);
        Assert.DoesNotContain(left, m => m.DoneAt == old);
    }

    private static async Task SaveAsync(
        TestPortal portal, int count, System.Linq.Expressions.Expression<Func<OutboxMessage, DateTime?>> moment, DateTime at)
    {
        await using var db = await portal.OpenAsync();
        for (var row = 0; row < count; row++)
        {
            var message = OutboxMessage.For("Event", "Handler", "{}", at);
            db.Outbox.Add(message);
            db.Entry(message).Property(moment).CurrentValue = at;
        }

        await db.SaveChangesAsync(Ct);
    }
}
