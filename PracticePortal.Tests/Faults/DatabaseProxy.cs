using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Faults;

/// <summary>Stands between the portal and PostgreSQL, and does to the connections what networks and servers do.</summary>
internal sealed class DatabaseProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly NpgsqlConnectionStringBuilder _server = new(RequiredSetting.Read(RequiredSetting.Postgres));
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<ProxiedConnection, Task> _connections = new();
    private readonly Task _accepting;
    private int _refused;
    private int _cut;
    private int _swallowed;
    private volatile bool _isAway;
    private volatile bool _isSilent;
    private int _swallowNext;
    private int _delayNext;
    private int _delayed;
    private volatile TaskCompletionSource? _answered;

    public DatabaseProxy()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Connections that were tried while the database was away.</summary>
    public int Refused => Volatile.Read(ref _refused);

    /// <summary>Connections that were open when it went.</summary>
    public int Cut => Volatile.Read(ref _cut);

    /// <summary>Commits that the database had answered, and whose answer nobody heard.</summary>
    public int Swallowed => Volatile.Read(ref _swallowed);

    /// <summary>Commits that came to the database, or would have, only after it had been asked what had become of them.</summary>
    public int Delayed => Volatile.Read(ref _delayed);

    /// <summary>Nothing comes through and nothing is closed: the line is half open.</summary>
    public bool IsSilent => _isSilent;

    /// <summary>The same database by way of the proxy.</summary>
    public string Before(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString)
    {
        Host = $"{IPAddress.Loopback}",
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port,
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;

    public void GoAway()
    {
        _isAway = true;
        foreach (var connection in _connections.Keys)
        {
            connection.HangUp();
            Interlocked.Increment(ref _cut);
        }
    }

    public void FallSilent() => _isSilent = true;

    public void ComeBack()
    {
        if (_isSilent)
        {
            GoAway(); // what was half open is closed in the end
        }

        (_isAway, _isSilent) = (false, false);
    }

    /// <summary>The next COMMIT is done, and its answer lost with the connection.</summary>
    public void SwallowNextCommit() => Interlocked.Exchange(ref _swallowNext, 1);

    /// <summary>The next COMMIT is still on its way when its connection is lost, and comes after the answer to the next question.</summary>
    public void DelayNextCommit() => Interlocked.Exchange(ref _delayNext, 1);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_connections.Values);
        _stop.Dispose();
    }

    /// <summary>False while nothing comes through.</summary>
    internal bool Passes => !_isSilent;

    /// <summary>True for the one whose answer is to be lost.</summary>
    internal bool TakesThisCommit() => Interlocked.Exchange(ref _swallowNext, 0) == 1;

    /// <summary>True for the one that is to come late.</summary>
    internal bool DelaysThisCommit() => Interlocked.Exchange(ref _delayNext, 0) == 1;

    /// <summary>Ends when the next question is answered.</summary>
    internal Task UntilAnsweredAsync(CancellationToken ct) =>
        (_answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task.WaitAsync(ct);

    /// <summary>Somebody has had the answer to a question.</summary>
    internal void HasAnswered() => _answered?.TrySetResult();

    internal void HasDelayed() => Interlocked.Increment(ref _delayed);

    internal void HasSwallowed() => Interlocked.Increment(ref _swallowed);

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                if (_isAway)
                {
                    client.Dispose();
                    Interlocked.Increment(ref _refused);
                    continue;
                }

                var server = new TcpClient();
                await server.ConnectAsync(_server.Host!, _server.Port, _stop.Token);
                var connection = new ProxiedConnection(this, client, server);
                _connections[connection] = ForwardAsync(connection);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task ForwardAsync(ProxiedConnection connection)
    {
        await Task.Yield(); // so that it is remembered before it is forgotten
        await connection.ForwardAsync(_stop.Token);
        _connections.TryRemove(connection, out _);
    }
}
