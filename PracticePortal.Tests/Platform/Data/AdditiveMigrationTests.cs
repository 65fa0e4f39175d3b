using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using PracticePortal.Platform.Data;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Data;

/// <summary>
/// Several instances are upgraded one after the other on one PostgreSQL, so the older version works on after the newer one has migrated. On SQLite
/// there is one process, and no such demand.
/// </summary>
public sealed class AdditiveMigrationTests
{
    /// <summary>The newest migration of the version from which on instances can be upgraded one after the other.</summary>
    private const string Baseline = "20261130075907_Installations";

    /// <summary>What is right in spite of the rule, and why. Takes its migration's name, so that it holds for nothing else.</summary>
    private static readonly Dictionary<string, string> s_exceptions = new()
    {
        ["Passkeys makes AspNetUserPasskeys.Id unique"] = "the version before has the table and writes no row of it",
    };

    public static TheoryData<MigrationOperation> TakenAway =>
    [
        new DropTableOperation { Name = "Tasks" },
        new DropColumnOperation { Table = "Tasks", Name = "Period" },
        new RenameTableOperation { Name = "Tasks", NewName = "Assignments" },
        new RenameColumnOperation { Table = "Tasks", Name = "Period", NewName = "Quarter" },
        new AddColumnOperation { Table = "Tasks", Name = "Hours", ClrType = typeof(int) },
        new AlterColumnOperation { Table = "Tasks", Name = "Period", ClrType = typeof(string), OldColumn = new AddColumnOperation { IsNullable = true } },
        new AlterColumnOperation { Table = "Tasks", Name = "Period", MaxLength = 50, OldColumn = new AddColumnOperation { MaxLength = 60 } },
        new AlterColumnOperation { Table = "Tasks", Name = "Period", ColumnType = "integer", OldColumn = new AddColumnOperation { ColumnType = "text" } },
        new CreateIndexOperation { Table = "Tasks", Name = "IX", Columns = ["Period"], IsUnique = true },
        new AddCheckConstraintOperation { Table = "Tasks", Name = "CK", Sql = "\"Period\" <> ''" },
        new SqlOperation { Sql = """ALTER TABLE "Tasks" DROP COLUMN "Period";""" },
        new SqlOperation { Sql = """ALTER TABLE "Tasks" ALTER COLUMN "Period" SET NOT NULL;""" },
        new SqlOperation { Sql = """ALTER TABLE "Tasks" RENAME COLUMN "Period" TO "Quarter";""" },
    ];

    public static TheoryData<MigrationOperation> Added =>
    [
        new AddColumnOperation { Table = "Tasks", Name = "Hours", ClrType = typeof(int), IsNullable = true },
        new AddColumnOperation { Table = "Tasks", Name = "Hours", ClrType = typeof(int), DefaultValue = 0 },
        new AlterColumnOperation { Table = "Tasks", Name = "Period", MaxLength = 70, ColumnType = "character varying(70)", OldColumn = new AddColumnOperation { MaxLength = 60, ColumnType = "character varying(60)" } },
        new AlterColumnOperation { Table = "Tasks", Name = "Period", IsNullable = true, OldColumn = new AddColumnOperation() },
        new CreateIndexOperation { Table = "Tasks", Name = "IX", Columns = ["Period"] },
        new DropIndexOperation { Table = "Tasks", Name = "IX" },
        new SqlOperation { Sql = """DROP TRIGGER "Tasks_Search" ON "Tasks";""" },
    ];

    [Fact]
    public async Task Migration_AfterTheBaseline_LetsTheVersionBeforeWorkOn()
    {
        await using var portal = await TestPortal.StartEmptyAsync(DatabaseProvider.PostgreSql);
        await using var db = await portal.OpenAsync();
        var migrations = db.GetService<IMigrationsAssembly>();
        var provider = db.Database.ProviderName!;
        Assert.Contains(Baseline, migrations.Migrations.Keys);

        var objections = migrations.Migrations.Where(m => string.CompareOrdinal(m.Key, Baseline) > 0).SelectMany(m => AdditiveMigration
            .Objections(migrations.CreateMigration(m.Value, provider).UpOperations).Select(objection => $"{m.Key.Split('_', 2)[1]} {objection}")).ToList();

        Assert.Empty(objections.Except(s_exceptions.Keys));
        Assert.Empty(s_exceptions.Keys.Except(objections));
    }

    [Theory]
    [MemberData(nameof(TakenAway), DisableDiscoveryEnumeration = true)]
    public void Operation_ThatTakesAway_IsObjectedTo(MigrationOperation operation) => Assert.Single(AdditiveMigration.Objections([operation]));

    [Theory]
    [MemberData(nameof(Added), DisableDiscoveryEnumeration = true)]
    public void Operation_ThatAdds_IsNot(MigrationOperation operation) => Assert.Empty(AdditiveMigration.Objections([operation]));
}
