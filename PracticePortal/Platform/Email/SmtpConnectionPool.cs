using System.Collections.Concurrent;

namespace PracticePortal.Platform.Email;

/// <summary>
/// A few kept connections. The one used last is taken first, so that under light load a single one is in use; idle ones are closed.
/// One letter that waits long for its answer does not hold up the others.
/// </summary>
internal sealed class SmtpConnectionPool : IAsyncDisposable
{
    private const int MaxConnections = 4;

    private readonly SmtpOptions _options;
    private readonly SmtpPatience _patience;
    private readonly SemaphoreSlim _free = new(MaxConnections);
    private readonly ConcurrentStack<SmtpConnection> _idle = new();
    private readonly PeriodicTimer _sweep;
    private readonly Task _sweeping;
    private volatile bool _closed;

    public SmtpConnectionPool(SmtpOptions options, SmtpPatience patience)
    {
        (_options, _patience) = (options, patience);
        _sweep = new PeriodicTimer(patience.KeepIdle / 2);
        _sweeping = CloseIdleAsync();
    }

    /// <summary>A living connection, kept or new, for one letter.</summary>
    public async Task<Lease> RentAsync(CancellationToken ct)
    {
        await _free.WaitAsync(ct);
        try
        {
            return new Lease(this, await TakeIdleAsync(ct) ?? await OpenAsync(ct));
        }
        catch
        {
            _free.Release();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _closed = true;
        _sweep.Dispose();
        await _sweeping;
        await CloseAsync(_ => true);
    }

    private Task<SmtpConnection> OpenAsync(CancellationToken ct) => SmtpConnection.OpenAsync(_options, _patience, ct);

    private async Task<SmtpConnection?> TakeIdleAsync(CancellationToken ct)
    {
        while (_idle.TryPop(out var kept))
        {
            if (await kept.IsAliveAsync(ct))
            {
                return kept;
            }

            await kept.DisposeAsync();
        }

        return null;
    }

    private async Task TakeBackAsync(SmtpConnection connection)
    {
        if (connection.IsConnected && !_closed)
        {
            _idle.Push(connection);
        }
        else
        {
            await connection.DisposeAsync();
        }

        _free.Release();
    }

    private async Task CloseIdleAsync()
    {
        while (await _sweep.WaitForNextTickAsync())
        {
            await CloseAsync(connection => connection.Idle >= _patience.KeepIdle);
        }
    }

    private async Task CloseAsync(Predicate<SmtpConnection> isDue)
    {
        var all = new SmtpConnection[MaxConnections];
        var count = _idle.TryPopRange(all);
        foreach (var connection in all.Take(count).Reverse())
        {
            if (isDue(connection))
            {
                await connection.DisposeAsync();
            }
            else
            {
                _idle.Push(connection);
            }
        }
    }

    /// <summary>The use of one connection; it goes back to the pool in the end.</summary>
    public sealed class Lease(SmtpConnectionPool pool, SmtpConnection connection) : IAsyncDisposable
    {
        public SmtpConnection Connection { get; private set; } = connection;

        /// <summary>Takes a new connection in the place of one that was found dead.</summary>
        public async Task RenewAsync(CancellationToken ct)
        {
            await Connection.DisposeAsync();
            Connection = await pool.OpenAsync(ct);
        }

        public async ValueTask DisposeAsync() => await pool.TakeBackAsync(Connection);
    }
}
