using Npgsql;

namespace PracticePortal.Platform.Data;

/// <summary>
/// The time of several instances that share one PostgreSQL: the database's, read once a minute and carried on by this machine's count of elapsed
/// time. Machines' clocks differ and jump; claims, due times and deadlines must not. Until it was first read, it is the machine's.
/// </summary>
public sealed class DatabaseClock(DatabaseOptions database, TimeProvider machine, ILogger<DatabaseClock> logger) : TimeProvider, IHostedService, IDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMinutes(1);

    /// <summary>A code of an authenticator app is of half a minute.</summary>
    private static readonly TimeSpan s_tellsFrom = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _stop = new();
    private Reading? _last;
    private Task _reading = Task.CompletedTask;

    public override TimeZoneInfo LocalTimeZone => machine.LocalTimeZone;

    public override long TimestampFrequency => machine.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() =>
        Volatile.Read(ref _last) is { } last ? last.At + machine.GetElapsedTime(last.Timestamp) : machine.GetUtcNow();

    public override long GetTimestamp() => machine.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        machine.CreateTimer(callback, state, dueTime, period);

    /// <summary>Sets it by the database's clock; by the time at which it was asked, so that it is rather early than late by the way there and back.</summary>
    public async Task ReadAsync(CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand("SELECT clock_timestamp()", connection);
        var asked = machine.GetTimestamp();
        var answer = (DateTime)(await command.ExecuteScalarAsync(ct))!;
        Volatile.Write(ref _last, new Reading(new DateTimeOffset(answer), asked));
        if ((new DateTimeOffset(answer) - machine.GetUtcNow()).Duration() is var difference && difference > s_tellsFrom)
        {
            logger.LogWarning("The database's clock and this machine's differ by {Difference}: one of them is wrong, and the portal goes by the database's", difference);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _reading = ReadAgainAndAgainAsync();
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await _reading;
    }

    /// <summary>May come before a stop: the container knows it as itself and as a hosted service. The token's source holds nothing but memory.</summary>
    public void Dispose() => _stop.Cancel();

    private async Task ReadAgainAndAgainAsync()
    {
        using var timer = new PeriodicTimer(s_pause, machine);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                await TryReadAsync();
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async Task TryReadAsync()
    {
        try
        {
            await ReadAsync(_stop.Token);
        }
        catch (Exception away) when (!_stop.IsCancellationRequested)
        {
            logger.LogWarning(away, "The database's clock could not be read; the last reading is carried on");
        }
    }

    private sealed record Reading(DateTimeOffset At, long Timestamp);
}
