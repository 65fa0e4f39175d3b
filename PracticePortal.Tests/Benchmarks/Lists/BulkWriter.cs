using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using PracticePortal.Platform.Data;

namespace PracticePortal.Tests.Benchmarks.Lists;

/// <summary>
/// Writes many entities past the change tracker: the columns and their values are those of the model, so that the rows are the ones that
/// the portal itself would have saved. No history and no letter comes of them.
/// </summary>
internal sealed class BulkWriter(AppDbContext db)
{
    /// <summary>All rows of one kind, in one transaction.</summary>
    public async Task WriteAsync<T>(IReadOnlyCollection<T> rows, CancellationToken ct)
        where T : class
    {
        var type = db.Model.FindEntityType(typeof(T)) ?? throw new ArgumentException($"{typeof(T).Name} has no table.", nameof(rows));
        var table = type.GetTableName()!;
        var columns = ColumnsOf(type, StoreObjectIdentifier.Table(table));
        await db.Database.OpenConnectionAsync(ct);
        await (db.Database.GetDbConnection() switch
        {
            SqliteConnection sqlite => InsertAsync(sqlite, table, columns, rows, ct),
            NpgsqlConnection postgres => CopyAsync(postgres, table, columns, rows, ct),
            var other => throw new NotSupportedException(other.GetType().Name),
        });
    }

    private static async Task InsertAsync(
        SqliteConnection connection, string table, IReadOnlyList<Column> columns, IEnumerable<object> rows, CancellationToken ct)
    {
        await using var transaction = (SqliteTransaction)await connection.BeginTransactionAsync(ct);
        await using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = $"INSERT INTO \"{table}\" ({Names(columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})";
        DbParameter[] values = [.. columns.Select((_, i) => insert.Parameters.Add(new SqliteParameter { ParameterName = $"@p{i}" }))];
        foreach (var row in rows)
        {
            for (var i = 0; i < values.Length; i++)
            {
                values[i].Value = columns[i].ValueOf(row) ?? DBNull.Value;
            }

            await insert.ExecuteNonQueryAsync(ct);
        }

        await transaction.CommitAsync(ct);
    }

    private static async Task CopyAsync(
        NpgsqlConnection connection, string table, IReadOnlyList<Column> columns, IEnumerable<object> rows, CancellationToken ct)
    {
        await using var copy = await connection.BeginBinaryImportAsync($"COPY \"{table}\" ({Names(columns)}) FROM STDIN (FORMAT BINARY)", ct);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(ct);
            foreach (var column in columns)
            {
                if (column.ValueOf(row) is { } value)
                {
                    await copy.WriteAsync(value, column.StoreType, ct);
                }
                else
                {
                    await copy.WriteNullAsync(ct);
                }
            }
        }

        await copy.CompleteAsync(ct);
    }

    private static string Names(IReadOnlyList<Column> columns) => string.Join(", ", columns.Select(column => $"\"{column.Name}\""));

    /// <summary>The entity's own columns, and those of what it owns in the same table.</summary>
    private static List<Column> ColumnsOf(IEntityType type, StoreObjectIdentifier table) =>
    [
        .. type.GetProperties().Select(property => new Column(property, table, row => row)),
        .. type.GetNavigations().Where(navigation => navigation.TargetEntityType.IsOwned())
            .SelectMany(navigation => navigation.TargetEntityType.GetProperties().Where(property => !property.IsPrimaryKey())
                .Select(property => new Column(property, table, row => navigation.GetGetter().GetClrValue(row)!))),
    ];

    private sealed class Column(IProperty property, in StoreObjectIdentifier table, Func<object, object> ownerOf)
    {
        private readonly RelationalTypeMapping _mapping = property.GetRelationalTypeMapping();

        public string Name { get; } = property.GetColumnName(table)!;

        /// <summary>Without a length.</summary>
        public string StoreType => _mapping.StoreTypeNameBase;

        public object? ValueOf(object row)
        {
            var value = property.GetGetter().GetClrValue(ownerOf(row));
            return _mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value;
        }
    }
}
