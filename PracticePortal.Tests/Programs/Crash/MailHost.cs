using System.Net.Sockets;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Programs.Crash;

/// <summary>The mail server at one port, which is gone for a while now and then.</summary>
internal sealed class MailHost(MailPlan plan, CrashReport report) : IAsyncDisposable
{
    /// <summary>Below the ports that the system hands out, so that nobody else gets it meanwhile.</summary>
    private const int FirstPort = 26_000;

    private const int Ports = 4_000;
    private const string Sign = "(SocketException)";
    public const string Refused = "refused the connection";

    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(20);

    private readonly Signal _noticed = new();
    private SmtpTestServer? _server;

    public int Port { get; private set; }

    /// <summary>How often the portal found nobody there.</summary>
    public int TimesRefused => report.Of(MailPlan.Part, Refused);

    public void Start(Random random)
    {
        while (_server is null)
        {
            var port = FirstPort + random.Next(Ports);
            try
            {
                _server = SmtpTestServer.Start(port, plan);
                Port = port;
            }
            catch (SocketException taken) when (taken.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                // Another program's; the next one.
            }
        }
    }

    /// <summary>Reads in the portal's output that it found nobody: from here a refused connection cannot be seen.</summary>
    public void Hear(string line)
    {
        if (line.Contains("Letter ", StringComparison.Ordinal) && line.Contains(Sign, StringComparison.Ordinal))
        {
            report.Count(MailPlan.Part, Refused);
            _noticed.Fire();
        }
    }

    /// <summary>Gone until somebody has noticed.</summary>
    public async Task GoAwayAsync(CancellationToken ct)
    {
        var noticed = _noticed.Next;
        await _server!.DisposeAsync();
        await Task.WhenAny(noticed, Task.Delay(s_longest, TimeProvider.System, ct));
        _server = SmtpTestServer.Start(Port, plan);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}
