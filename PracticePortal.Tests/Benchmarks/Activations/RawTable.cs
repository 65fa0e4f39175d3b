using System.Data.Common;
using System.Globalization;

namespace PracticePortal.Tests.Benchmarks.Activations;

/// <summary>The rows of a table as ADO.NET reads them, in the order of their ids, to be inserted elsewhere in shares.</summary>
internal sealed class RawTable
{
    private readonly string _insert;
    private readonly IReadOnlyList<object[]> _rows;

    private RawTable(string insert, IReadOnlyList<object[]> rows) => (_insert, _rows) = (insert, rows);

    public static async Task<RawTable> ReadAsync(DbConnection connection, string name, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"""SELECT * FROM "{name}" ORDER BY "Id" """);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var columns = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToList();
        var rows = new List<object[]>();
        while (await reader.ReadAsync(ct))
        {
            var row = new object[columns.Count];
            reader.GetValues(row);
            rows.Add(row);
        }

        Assert.True(rows.Count > 0, $"{name} is empty: nothing came of the activations.");
        var insert = $"""INSERT INTO "{name}" ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})""";
        return new RawTable(insert, rows);
    }

    /// <summary>Inserts the share of one transaction of so many.</summary>
    public async Task InsertShareAsync(DbTransaction transaction, int number, int of, CancellationToken ct)
    {
        var (start, end) = ((int)((long)_rows.Count * number / of), (int)((long)_rows.Count * (number + 1) / of));
        for (var at = start; at < end; at++)
        {
            await using var command = transaction.Connection!.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = _insert;
            for (var column = 0; column < _rows[at].Length; column++)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = ($"p{column}", _rows[at][column]);
                command.Parameters.Add(parameter);
            }

            await command.ExecuteNonQueryAsync(ct);
        }
    }
}
