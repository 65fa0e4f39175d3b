using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Outbox;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Data;

/// <summary>Changes that are asked for at the same moment share a commit, and nothing else.</summary>
public sealed class GroupCommitTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Changes_AskedForWhileOneIsSaved_AreSavedTogether(DatabaseProvider database)
    {
        await using var portal = await TestPortal.StartAsync(database: database);
        var commits = portal.Get<GroupCommit>();
        var contexts = new List<AppDbContext>();
        var (begun, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = commits.SaveAsync(async (db, _) =>
        {
            begun.SetResult();
            await goOn.Task;
            await AddAsync(db);
        });
        await begun.Task;

        var others = Enumerable.Range(0, 10).Select(_ => commits.SaveAsync((db, _) => AddAsync(db))).ToList();
        goOn.SetResult();
        await Task.WhenAll([first, .. others]);

        Assert.Equal((11, 2), (contexts.Count, contexts.Distinct().Count()));
        Assert.Equal(11, await portal.ReadAsync(db => db.Outbox.CountAsync(Ct)));

        Task AddAsync(AppDbContext db)
        {
            contexts.Add(db);
            db.Add(Row(portal));
            return Task.CompletedTask;
        }
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Change_ThatCannotBeSaved_FailsAlone(DatabaseProvider database)
    {
        await using var portal = await TestPortal.StartAsync(database: database);
        var commits = portal.Get<GroupCommit>();
        var there = Row(portal);
        await portal.SaveAsync(there);
        var stale = await ReadAsync();
        var stillStale = await ReadAsync();
        await portal.ReadAsync(db => db.Outbox.ExecuteUpdateAsync(set => set.SetProperty(m => m.Attempts, 7), Ct));
        var (begun, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = commits.SaveAsync(async (db, _) =>
        {
            begun.TrySetResult();
            await goOn.Task;
            db.Add(Row(portal));
        });
        await begun.Task;

        List<bool> tries = [];
        var good = commits.SaveAsync((db, isFirst) =>
        {
            tries.Add(isFirst);
            db.Add(Row(portal));
            return Task.CompletedTask;
        });
        var overtaken = commits.SaveAsync((db, isFirst) =>
        {
            db.Attach(isFirst ? stale : stillStale).Entity.Finish(portal.Now);
            return Task.CompletedTask;
        });
        var broken = commits.SaveAsync((db, _) => Task.FromException(new InvalidOperationException("Nothing comes of this.")));
        goOn.SetResult();

        await first;
        await good;
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => overtaken);
        await Assert.ThrowsAsync<InvalidOperationException>(() => broken);
        Assert.Equal([true, false], tries);
        Assert.Equal(3, await portal.ReadAsync(db => db.Outbox.CountAsync(Ct)));
        Assert.Null(await portal.ReadAsync(db => db.Outbox.Where(m => m.Id == there.Id).Select(m => m.DoneAt).SingleAsync(Ct)));

        Task<OutboxMessage> ReadAsync() => portal.ReadAsync(db => db.Outbox.AsNoTracking().SingleAsync(m => m.Id == there.Id, Ct));
    }

    private static OutboxMessage Row(TestPortal portal) => OutboxMessage.For("BellRang", "OpenTheDoor", "{}", portal.Now);
}
