using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace PracticePortal.Tests.Support;

/// <summary>The rows of a portal that runs as a process of its own: for what no page shows, and for what no click brings about.</summary>
/// <param name="dataDirectory">The portal's files.</param>
/// <param name="postgres">A connection string; null for SQLite.</param>
public sealed class PortalDatabase(string dataDirectory, string? postgres)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromMilliseconds(200);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>The first value of the first row; empty when there is none.</summary>
    public async Task<string> ReadAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(await command.ExecuteScalarAsync(Ct), CultureInfo.InvariantCulture) ?? "";
    }

    /// <summary>Every row as texts; a value that is not there is empty.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<string>>> RowsAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(Ct);
        var rows = new List<IReadOnlyList<string>>();
        while (await reader.ReadAsync(Ct))
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => TextOf(reader.GetValue(i)))]);
        }

        return rows;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Ct);
    }

    /// <summary>The minute for which a dead worker's rows are still taken has passed.</summary>
    public Task LetClaimsPassAsync() => ExecuteAsync("""UPDATE "Outbox" SET "ClaimedUntil" = "CreatedAt" WHERE "ClaimedUntil" IS NOT NULL""");

    /// <summary>As soon as all that follows from what was done is done.</summary>
    public Task NothingWaitsAsync() => NoneIsLeftAsync("""SELECT COUNT(*) FROM "Outbox" WHERE "DoneAt" IS NULL AND "FailedAt" IS NULL""");

    /// <summary>As soon as all of the history is sealed, which the portal does each minute.</summary>
    public Task AllIsSealedAsync() => NoneIsLeftAsync("""SELECT COUNT(*) FROM "AuditSeals" WHERE "Hash" IS NULL""");

    private async Task NoneIsLeftAsync(string count)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(s_patience);
        using var timer = new PeriodicTimer(s_betweenLooks);
        while (await ReadAsync(count) != "0")
        {
            await timer.WaitForNextTickAsync(patience.Token);
        }
    }

    /// <summary>Moments and days as SQLite keeps them, so that both databases' texts sort alike.</summary>
    private static string TextOf(object value) => value switch
    {
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss.fffffff", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Guid id => id.ToString().ToUpperInvariant(),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private async Task<DbConnection> OpenAsync()
    {
        DbConnection connection = postgres is null
            ? new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(dataDirectory, "portal.db"), Pooling = false, Mode = SqliteOpenMode.ReadWrite }.ToString())
            : new NpgsqlConnection(new NpgsqlConnectionStringBuilder(postgres) { Pooling = false }.ToString());
        await connection.OpenAsync(Ct);
        return connection;
    }
}
