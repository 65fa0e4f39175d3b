using PracticePortal.Platform.Data;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Data;

/// <summary>Instances that start at once prepare a shared database one after the other.</summary>
public sealed class StartLockTests(PostgresTestDatabase database) : IClassFixture<PostgresTestDatabase>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SecondStart_WaitsUntilTheFirstIsReady()
    {
        var options = new DatabaseOptions(DatabaseProvider.PostgreSql, MigrateAtStart: true, database.ConnectionString);
        var first = await StartLock.TakeAsync(options, Ct);

        var second = StartLock.TakeAsync(options, Ct);
        await Assert.ThrowsAsync<TimeoutException>(() => second.WaitAsync(TimeSpan.FromSeconds(1), Ct));
        await first.DisposeAsync();

        await (await second.WaitAsync(TimeSpan.FromSeconds(20), Ct)).DisposeAsync();
    }

    [Fact]
    public async Task OnSqlite_NothingIsLocked_AsOneProcessHoldsTheFile()
    {
        var options = new DatabaseOptions(DatabaseProvider.Sqlite, MigrateAtStart: true, "Data Source=:memory:");

        await using var first = await StartLock.TakeAsync(options, Ct);
        await using var second = await StartLock.TakeAsync(options, Ct);
        Assert.NotSame(first, second);
    }
}
