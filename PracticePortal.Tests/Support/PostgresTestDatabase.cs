using Npgsql;

namespace PracticePortal.Tests.Support;

/// <summary>A PostgreSQL database of a test's own on the server of the test run, dropped afterwards. Also usable as a class fixture.</summary>
public sealed class PostgresTestDatabase : IAsyncLifetime
{
    private readonly string _name = $"portal_test_{Guid.NewGuid():N}";
    private Func<string, string> _through = straight => straight;
    private string? _connectionString;

    public string ConnectionString => _connectionString
        ?? throw new InvalidOperationException("The database is not created yet: await InitializeAsync first.");

    /// <param name="through">Another way to it: gets the connection string, gives the one that is used.</param>
    public static async Task<PostgresTestDatabase> CreateAsync(Func<string, string>? through = null)
    {
        var database = new PostgresTestDatabase { _through = through ?? (straight => straight) };
        await database.InitializeAsync();
        return database;
    }

    public async ValueTask InitializeAsync()
    {
        var server = RequiredSetting.Read(RequiredSetting.Postgres);
        await ExecuteAsync(server, $"CREATE DATABASE {_name} TEMPLATE template0");
        _connectionString = _through(new NpgsqlConnectionStringBuilder(server) { Database = _name, MaxPoolSize = 20 }.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        if (_connectionString is null)
        {
            return;
        }

        await using (var pooled = new NpgsqlConnection(_connectionString))
        {
            NpgsqlConnection.ClearPool(pooled);
        }

        await ExecuteAsync(RequiredSetting.Read(RequiredSetting.Postgres), $"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
        _connectionString = null;
    }

    private static async Task ExecuteAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
