using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace PracticePortal.Tests.Platform.Data;

/// <summary>
/// What a migration may not do, as the version before goes on working on the same tables: it reads and writes the columns that it knows, and leaves
/// out of its rows those that it does not.
/// </summary>
internal static partial class AdditiveMigration
{
    /// <returns>Each operation that the version before might trip over, in words.</returns>
    public static IEnumerable<string> Objections(IReadOnlyList<MigrationOperation> operations)
    {
        var made = operations.OfType<CreateTableOperation>().Select(o => o.Name).ToHashSet(StringComparer.Ordinal);
        var empty = operations.OfType<AddColumnOperation>().Where(o => o.IsNullable).Select(o => (o.Table, o.Name)).ToHashSet();
        return operations.Select(operation => operation switch
        {
            DropTableOperation o => $"drops the table {o.Name}",
            DropColumnOperation o => $"drops the column {o.Table}.{o.Name}",
            RenameTableOperation o => $"renames the table {o.Name}",
            RenameColumnOperation o => $"renames the column {o.Table}.{o.Name}",
            AddColumnOperation o when !o.IsNullable && o is { DefaultValue: null, DefaultValueSql: null, ComputedColumnSql: null } =>
                $"adds {o.Table}.{o.Name}, which may be left out by nobody and has no default",
            AlterColumnOperation o when Narrows(o) => $"narrows {o.Table}.{o.Name}",
            CreateIndexOperation o when o.IsUnique && !made.Contains(o.Table) && !o.Columns.Any(column => empty.Contains((o.Table, column))) =>
                $"makes {o.Table}.{string.Join('+', o.Columns)} unique",
            AddUniqueConstraintOperation o when !made.Contains(o.Table) => $"makes {o.Table}.{string.Join('+', o.Columns)} unique",
            AddCheckConstraintOperation o when !made.Contains(o.Table) => $"checks {o.Table} ({o.Name})",
            AddForeignKeyOperation o when !made.Contains(o.Table) && !o.Columns.All(column => empty.Contains((o.Table, column))) =>
                $"ties {o.Table}.{string.Join('+', o.Columns)} to {o.PrincipalTable}",
            SqlOperation o when TakesAway().Match(o.Sql) is { Success: true } found => $"says {found.Value}",
            _ => "",
        }).Where(objection => objection.Length > 0);
    }

    private static bool Narrows(AlterColumnOperation o) =>
        (o.OldColumn.IsNullable && !o.IsNullable)
        || o.MaxLength < (o.OldColumn.MaxLength ?? int.MaxValue)
        || (o.MaxLength == o.OldColumn.MaxLength && o.ColumnType != o.OldColumn.ColumnType);

    /// <summary>A trigger, function or index that goes is put again by whoever wrote it; what holds rows is not.</summary>
    [GeneratedRegex(@"(?i)\b(DROP\s+(TABLE|COLUMN)|RENAME\s+(TO|COLUMN)|SET\s+NOT\s+NULL|ALTER\s+COLUMN\s+\S+\s+(SET\s+DATA\s+)?TYPE|TRUNCATE|DELETE\s+FROM)\b", RegexOptions.None, 1000)]
    private static partial Regex TakesAway();
}
