using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PracticePortal.Features.Collaborations;
using PracticePortal.Platform.Data;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Data;

public sealed class MigrationTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Migrations_SayAllThatTheModelSays(DatabaseProvider database)
    {
        await using var portal = await TestPortal.StartEmptyAsync(database);
        await using var db = await portal.OpenAsync();

        Assert.False(db.Database.HasPendingModelChanges(), "Add a migration to both sets, as docs/how-it-is-built.md tells.");
    }

    [Fact]
    public async Task Migrations_OfTheKeys_SayAllThatTheModelSays()
    {
        await using var portal = await TestPortal.StartEmptyAsync(DatabaseProvider.PostgreSql);
        var keys = portal.Get<KeysDbContext>();

        Assert.False(keys.Database.HasPendingModelChanges());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Start_OnAnEmptyDatabase_MakesIt_AndTheNextStartChangesNothing(DatabaseProvider database)
    {
        await using var portal = await TestPortal.StartEmptyAsync(database);

        await portal.MigrateAsync();
        await portal.MigrateAsync();

        await portal.SaveAsync(Given.Agency());
        await using var db = await portal.OpenAsync();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(Ct));
        Assert.Equal(1, await db.Agencies.CountAsync(Ct));
    }

    /// <summary>Most tests run on a copy of a database that was made without migrations, as that is quicker.</summary>
    [Fact]
    public async Task DatabaseOfTheTests_IsTheOneThatMigrationsMake()
    {
        await using var copied = await TestPortal.StartAsync();
        await using var migrated = await TestPortal.StartEmptyAsync(DatabaseProvider.Sqlite);
        await migrated.MigrateAsync();

        Assert.Equal(await ShapeAsync(migrated), await ShapeAsync(copied));
    }

    [Fact]
    public async Task Start_WithoutLeaveToMigrate_StopsWithASentence()
    {
        await using var portal = await TestPortal.StartEmptyAsync(DatabaseProvider.Sqlite, services =>
        {
            var options = (DatabaseOptions)services.Single(s => s.ServiceType == typeof(DatabaseOptions)).ImplementationInstance!;
            services.Replace(ServiceDescriptor.Singleton(options with { MigrateAtStart = false }));
        });

        var stopped = await Assert.ThrowsAsync<ConfigurationException>(portal.MigrateAsync);

        Assert.Contains("Database:MigrateAtStart", stopped.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_AfterAKillInTheMiddleOfAMigration_GoesOn()
    {
        await using var portal = await TestPortal.StartEmptyAsync(DatabaseProvider.Sqlite);
        await using (var db = await portal.OpenAsync())
        {
            await db.Database.ExecuteSqlRawAsync(
                """
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-11-23 12:00:00');
                """,
                Ct);
        }

        await portal.MigrateAsync();

        await portal.SaveAsync(Given.Agency());
    }

    [Fact]
    public async Task Sqlite_KeepsEveryAcknowledgedCommit_AndItsForeignKeys()
    {
        await using var portal = await TestPortal.StartEmptyAsync(DatabaseProvider.Sqlite);
        await portal.MigrateAsync();
        await using var db = await portal.OpenAsync();
        await db.Database.OpenConnectionAsync(Ct);
        var connection = db.Database.GetDbConnection();

        Assert.Equal("2", await ReadAsync(connection, "PRAGMA synchronous")); // FULL
        Assert.Equal("1", await ReadAsync(connection, "PRAGMA foreign_keys"));
        Assert.Equal("wal", await ReadAsync(connection, "PRAGMA journal_mode"));
        Assert.Equal("30000", await ReadAsync(connection, "PRAGMA busy_timeout"));
    }

    [Fact]
    public async Task A_database_made_by_migrations_carries_an_activation_to_its_end()
    {
        await using var portal = await TestPortal.StartEmptyAsync(DatabaseProvider.Sqlite);
        await portal.MigrateAsync();
        var (user, agency) = (Given.User(), Given.Agency());
        var (member, customer) = (Given.Member(agency, user), Given.Customer(agency));
        var task = Given.Task(customer);
        await portal.SaveAsync(user, agency, member, customer, task);
        portal.LogIn(member);

        var activated = await portal.Get<ActivateCollaboration>().ExecuteAsync(customer.Id, task.Id, CustomerRelation.NewToSpiris, Ct);
        await portal.DeliverAsync();

        Assert.Equal(CollaborationStatus.AwaitingApproval, (await portal.ReadAsync(db => db.Collaborations.SingleAsync(c => c.Id == activated.Value, Ct))).Status);
        Assert.Single(portal.Mail.Accepted);
    }

    private static async Task<string> ReadAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(await command.ExecuteScalarAsync(Ct), CultureInfo.InvariantCulture)!;
    }

    /// <summary>Each table's columns and each index, whatever order they were made in.</summary>
    private static async Task<IReadOnlyList<string>> ShapeAsync(TestPortal portal)
    {
        await using var db = await portal.OpenAsync();
        return await db.Database.SqlQuery<string>(
            $"""
            SELECT m.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || c.pk AS "Value"
            FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE '\_\_EF%' ESCAPE '\' AND m.name NOT LIKE 'sqlite%'
            UNION ALL SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY 1
            """).ToListAsync(Ct);
    }
}
