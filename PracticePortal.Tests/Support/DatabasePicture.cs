using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;

namespace PracticePortal.Tests.Support;

/// <summary>Every row of every table as text, so that a test can say that nothing at all has changed.</summary>
internal static class DatabasePicture
{
    public static async Task<IReadOnlyList<string>> PictureAsync(this AppDbContext db)
    {
        var ct = TestContext.Current.CancellationToken;
        await db.Database.OpenConnectionAsync(ct);
        List<string> rows = [];
        foreach (var table in db.Model.GetEntityTypes().Select(entity => entity.GetTableName()!).Distinct(StringComparer.Ordinal))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                rows.Add($"{table}: {string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(column => Text(reader.GetValue(column))))}");
            }
        }

        Assert.NotEmpty(rows);
        rows.Sort(StringComparer.Ordinal);
        return rows;
    }

    /// <summary>The rows that are in one picture only.</summary>
    public static IReadOnlyList<string> Difference(IReadOnlyList<string> before, IReadOnlyList<string> after) =>
        [.. before.Except(after, StringComparer.Ordinal).Select(row => $"- {row}"), .. after.Except(before, StringComparer.Ordinal).Select(row => $"+ {row}")];

    private static string Text(object value) => value is byte[] bytes
        ? Convert.ToHexStringLower(bytes)
        : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
