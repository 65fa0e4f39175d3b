using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using PracticePortal.Platform.Data;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Data;

public sealed class LongMigrationTests
{
    private const int CommandSeconds = 2;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>It waits for somebody who holds what it needs for longer than any command of a page may take.</summary>
    [Fact]
    public async Task Migration_ThatTakesLongerThanACommandMay_IsNotCutOff()
    {
        await using var portal = await TestPortal.StartEmptyAsync(
            DatabaseProvider.PostgreSql, through: connection => new NpgsqlConnectionStringBuilder(connection) { CommandTimeout = CommandSeconds }.ConnectionString);
        await MigrateToTheLastButOneAsync(portal);
        await using var holder = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(portal.Postgres) { CommandTimeout = 0 }.ConnectionString);
        await holder.OpenAsync(Ct);
        await ExecuteAsync(holder, """BEGIN; LOCK TABLE "__EFMigrationsHistory" IN SHARE MODE""");

        var migrating = Task.Run(portal.MigrateAsync, Ct);
        while (!migrating.IsCompleted && await IsNobodyWaitingAsync(portal))
        {
            // It has not come to the lock yet.
        }

        await ExecuteAsync(holder, $"SELECT pg_sleep({CommandSeconds + 1}); COMMIT");
        await migrating;

        Assert.Empty(await portal.ReadAsync(db => db.Database.GetPendingMigrationsAsync(Ct)));
    }

    private static async Task MigrateToTheLastButOneAsync(TestPortal portal)
    {
        await using var db = await portal.OpenAsync();
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(5));
        await db.GetService<IMigrator>().MigrateAsync(db.Database.GetMigrations().ToList()[^2], Ct);
    }

    private static async Task<bool> IsNobodyWaitingAsync(TestPortal portal) => await portal.ReadAsync(db => db.Database.SqlQuery<int>(
        $"""SELECT COUNT(*)::int AS "Value" FROM pg_locks WHERE NOT granted AND relation = '"__EFMigrationsHistory"'::regclass""").SingleAsync(Ct)) == 0;

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Ct);
    }
}
