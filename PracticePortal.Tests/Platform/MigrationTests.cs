using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform;

/// <summary>Each set of migrations makes the database that the code expects.</summary>
public sealed class MigrationTests : IDisposable
{
    private readonly TestDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Sqlite_MigratesFromNothing_AndLacksNothing()
    {
        await using var db = new SqliteDbContext(Options<SqliteDbContext>().UseSqlite($"Data Source={_directory.File("portal.db")}").Options);

        await AssertCompleteAsync(db);
    }

    /// <summary>The keys lie in the same database, so both sets must get along in it, whichever comes first at a later version.</summary>
    [Fact]
    public async Task Postgres_MigratesFromNothing_AndLacksNothing()
    {
        await using var database = await PostgresTestDatabase.CreateAsync();
        await using var db = new PostgresDbContext(Options<PostgresDbContext>().UseNpgsql(database.ConnectionString).Options);
        await using var keys = new KeysDbContext(Options<KeysDbContext>().UseNpgsql(database.ConnectionString).Options);

        await AssertCompleteAsync(db);
        await AssertCompleteAsync(keys);

        Assert.False(await keys.DataProtectionKeys.AnyAsync(TestContext.Current.CancellationToken));
    }

    private static DbContextOptionsBuilder<TContext> Options<TContext>()
        where TContext : DbContext => new();

    private static async Task AssertCompleteAsync(DbContext db)
    {
        Assert.NotEmpty(db.Database.GetMigrations());
        Assert.False(db.Database.HasPendingModelChanges(), "The model has changed: add a migration to both sets.");

        await db.Database.MigrateAsync(TestContext.Current.CancellationToken);

        Assert.Empty(await db.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken));
    }
}
