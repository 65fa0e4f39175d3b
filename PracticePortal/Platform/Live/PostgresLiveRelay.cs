using Npgsql;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Platform.Live;

/// <summary>
/// Repeats live messages between instances that share one PostgreSQL, by LISTEN and NOTIFY on two connections of its own: a NOTIFY inside
/// of a save would make all commits queue for one lock. Whenever it begins to listen, every open page reads again, as nobody knows what was
/// said while it did not.
/// </summary>
internal sealed class PostgresLiveRelay(
    DatabaseOptions database, LiveRelay relay, LiveUpdates live, TimeProvider clock, ILogger<PostgresLiveRelay> logger) : BackgroundService
{
    internal const string Channel = "portal_live";

    /// <summary>A payload holds at most 8,000 bytes (PostgreSQL's manual, NOTIFY); a topic takes some fifty.</summary>
    private const int TopicsPerMessage = 100;

    /// <summary>A connection that is only half open is noticed by its silence.</summary>
    private const int KeepAliveSeconds = 10;

    private static readonly TimeSpan s_pauseAfterFailure = TimeSpan.FromSeconds(1);

    private readonly string _instance = Guid.NewGuid().ToString("N");

    /// <summary>False while this instance does not hear the others.</summary>
    public bool Listens { get; private set; }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        AgainAndAgainAsync(ListenAsync, stoppingToken), AgainAndAgainAsync(SendAsync, stoppingToken));

    private async Task AgainAndAgainAsync(Func<NpgsqlConnection, CancellationToken, Task> talk, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await using var connection = new NpgsqlConnection(
                    new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false, KeepAlive = KeepAliveSeconds }.ConnectionString);
                await connection.OpenAsync(ct);
                await talk(connection, ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return; // the server stops
            }
            catch (Exception failure)
            {
                logger.LogWarning(failure, "Live messages are not exchanged with other instances; trying again");
                await Task.WhenAny(Task.Delay(s_pauseAfterFailure, clock, ct));
            }
        }
    }

    private async Task ListenAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        connection.Notification += (_, heard) => Hear(heard.Payload);
        await ExecuteAsync(connection, $"LISTEN {Channel}", ct);
        Listens = true;
        try
        {
            live.TellAll();
            while (true)
            {
                await connection.WaitAsync(ct);
            }
        }
        finally
        {
            Listens = false;
        }
    }

    private async Task SendAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        while (true)
        {
            var topics = await relay.TakeAsync(ct);
            try
            {
                foreach (var some in topics.Chunk(TopicsPerMessage))
                {
                    await using var command = new NpgsqlCommand("SELECT pg_notify($1, $2)", connection);
                    command.Parameters.AddWithValue(Channel);
                    command.Parameters.AddWithValue($"{_instance} {string.Join(' ', some)}");
                    await command.ExecuteNonQueryAsync(ct);
                }
            }
            catch
            {
                foreach (var topic in topics) // said over the next connection
                {
                    relay.Repeat(topic);
                }

                throw;
            }
        }
    }

    private void Hear(string payload)
    {
        var words = payload.Split(' ');
        if (words[0] == _instance)
        {
            return; // our own pages were told at once
        }

        foreach (var topic in words.Skip(1).Select(LiveTopic.Parse))
        {
            if (topic is { } known)
            {
                live.Tell(known);
            }
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
