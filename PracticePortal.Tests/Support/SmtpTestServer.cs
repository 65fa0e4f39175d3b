using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using MimeKit;

namespace PracticePortal.Tests.Support;

/// <summary>A letter that the test's mail server took: from and to are the envelope's.</summary>
public sealed record ReceivedLetter(string From, string To, string Raw, MimeMessage Message);

/// <summary>
/// A small real mail server for tests, on 127.0.0.1. It speaks clear text (<c>Email:Smtp:Security=None</c>), keeps what it takes,
/// and misbehaves for an address when told so.
/// </summary>
public sealed class SmtpTestServer : IAsyncDisposable
{
    public const string Host = "127.0.0.1";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<string, SmtpMischief> _mischief = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<int, SmtpTestSession> _sessions = new();
    private readonly List<ReceivedLetter> _received = [];
    private readonly List<Waiter> _waiters = [];
    private readonly Lock _lock = new();
    private readonly Task _accepting;
    private int _connections;
    private bool _stopped;

    private SmtpTestServer(int port)
    {
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>Takes the place of <see cref="Behave"/>.</summary>
    internal ISmtpPlan? Plan { get; init; }

    /// <summary>How many connections were made in all.</summary>
    public int Connections => Volatile.Read(ref _connections);

    public IReadOnlyList<ReceivedLetter> Received
    {
        get
        {
            lock (_lock)
            {
                return [.. _received];
            }
        }
    }

    /// <summary>Starts on a free port, or again on one used before.</summary>
    public static SmtpTestServer Start(int port = 0) => new(port);

    internal static SmtpTestServer Start(int port, ISmtpPlan plan) => new(port) { Plan = plan };

    public IReadOnlyList<ReceivedLetter> To(string address) => [.. Received.Where(letter => IsTo(letter, address))];

    /// <summary>From now on letters to the address (or <c>*</c> for any) are treated so; <see cref="SmtpMischief.None"/> ends it.</summary>
    public void Behave(string address, SmtpMischief mischief) => _mischief[address] = mischief;

    /// <summary>Closes every open connection without a word.</summary>
    public void DropConnections()
    {
        foreach (var session in _sessions.Values)
        {
            session.HangUp();
        }
    }

    /// <summary>As soon as nobody is connected any more.</summary>
    public Task AllConnectionsEndedAsync() =>
        Task.WhenAll(_sessions.Values.Select(session => session.Ended)).WaitAsync(s_patience, TestContext.Current.CancellationToken);

    public async Task<ReceivedLetter> WaitForAsync(string to, TimeSpan? timeout = null) =>
        (await WaitForAsync(letter => IsTo(letter, to), 1, timeout))[0];

    public Task<IReadOnlyList<ReceivedLetter>> WaitForAsync(string to, int count, TimeSpan? timeout = null) =>
        WaitForAsync(letter => IsTo(letter, to), count, timeout);

    /// <summary>The letters that fit, as soon as there are so many.</summary>
    public async Task<IReadOnlyList<ReceivedLetter>> WaitForAsync(
        Predicate<ReceivedLetter> fits, int count, TimeSpan? timeout = null)
    {
        var waiter = new Waiter(fits, count);
        lock (_lock)
        {
            _waiters.Add(waiter);
            waiter.Look(_received);
        }

        try
        {
            return await waiter.Found.Task.WaitAsync(timeout ?? s_patience, TestContext.Current.CancellationToken);
        }
        catch (TimeoutException late)
        {
            var seen = string.Join("; ", Received.Select(letter => $"{letter.To}: {letter.Message.Subject}"));
            throw new TimeoutException($"Waited for {count} letters in vain. Received: {seen}", late);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_stopped)
        {
            return;
        }

        _stopped = true;
        await _stop.CancelAsync();
        await _accepting;
        _listener.Stop();
        DropConnections();
        await Task.WhenAll(_sessions.Values.Select(session => session.Ended));
        _stop.Dispose();
    }

    internal SmtpMischief MischiefFor(string address) => Plan is { } plan ? plan.For(address) :
        _mischief.TryGetValue(address, out var own) || _mischief.TryGetValue("*", out own) ? own : SmtpMischief.None;

    internal void Take(ReceivedLetter letter)
    {
        lock (_lock)
        {
            _received.Add(letter);
            _waiters.RemoveAll(waiter => waiter.Look(_received));
        }
    }

    private static bool IsTo(ReceivedLetter letter, string address) =>
        letter.To.Equals(address, StringComparison.OrdinalIgnoreCase);

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                var number = Interlocked.Increment(ref _connections);
                _sessions[number] = new SmtpTestSession(this, client, _stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private sealed record Waiter(Predicate<ReceivedLetter> Fits, int Count)
    {
        public TaskCompletionSource<IReadOnlyList<ReceivedLetter>> Found { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool Look(IEnumerable<ReceivedLetter> received)
        {
            ReceivedLetter[] fitting = [.. received.Where(letter => Fits(letter))];
            return fitting.Length >= Count && Found.TrySetResult(fitting);
        }
    }
}
