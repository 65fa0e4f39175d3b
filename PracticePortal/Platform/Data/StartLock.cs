using Npgsql;

namespace PracticePortal.Platform.Data;

/// <summary>
/// Instances that start at once on one PostgreSQL migrate and seed one after the other: an advisory lock of the session, which dies with the
/// process. On SQLite <see cref="ProcessLock"/> keeps a second process out.
/// </summary>
public sealed class StartLock : IAsyncDisposable
{
    /// <summary>Any number that nothing else in the database locks.</summary>
    private const long Key = 0x506F_7274_616C; // "Portal"

    private readonly NpgsqlConnection? _connection;

    private StartLock(NpgsqlConnection? connection) => _connection = connection;

    /// <summary>Waits for its turn, however long another instance migrates.</summary>
    public static async Task<StartLock> TakeAsync(DatabaseOptions database, CancellationToken ct)
    {
        if (database.Provider != DatabaseProvider.PostgreSql)
        {
            return new StartLock(null);
        }

        var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false, CommandTimeout = 0 }.ConnectionString);
        try
        {
            await connection.OpenAsync(ct);
            await using var command = new NpgsqlCommand("SELECT pg_advisory_lock($1)", connection);
            command.Parameters.AddWithValue(Key);
            await command.ExecuteNonQueryAsync(ct);
            return new StartLock(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _connection?.DisposeAsync() ?? ValueTask.CompletedTask;
}
