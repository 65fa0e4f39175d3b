using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace PracticePortal.Tests.Support;

/// <summary>The built portal as a process of its own, as a newcomer starts it: Development, demo data, real job server, mail by SMTP to the test's server.</summary>
public sealed class PortalProcess : IAsyncDisposable
{
    public const string Loopback = "127.0.0.1";

    private const int MostLines = 20_000;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(90);

    private readonly IReadOnlyDictionary<string, string?> _settings;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly bool _withUseCases;
    private TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? _process;

    private PortalProcess(IReadOnlyDictionary<string, string?> settings, string baseUrl, PortalDatabase database, bool withUseCases) =>
        (_settings, BaseUrl, Database, _withUseCases) = (settings, baseUrl, database, withUseCases);

    public string BaseUrl { get; }

    /// <summary>Its files.</summary>
    public string DataDirectory => _settings["Portal__DataDirectory"]!;

    public PortalDatabase Database { get; }

    /// <summary>The program that starts it, with its words; none unless a test says so.</summary>
    public IReadOnlyList<string> StartedBy { get; set; } = [];

    /// <summary>The system's number of the process.</summary>
    public int Id => (_process ?? throw new InvalidOperationException("It does not run.")).Id;

    /// <summary>Each line as it comes.</summary>
    public Action<string> Wrote { get; set; } = _ => { };

    /// <summary>As soon as it serves; fails when it ends before that.</summary>
    public Task Started => _started.Task;

    /// <summary>What it wrote so far, for whoever has to find out why a test failed.</summary>
    public string Output => string.Join(Environment.NewLine, _output);

    /// <summary>Starts it, and comes back when it serves.</summary>
    /// <inheritdoc cref="Prepare"/>
    public static async Task<PortalProcess> StartAsync(
        string dataDirectory, int smtpPort, string? postgres = null, IReadOnlyDictionary<string, string?>? more = null, string host = Loopback)
    {
        var portal = Prepare(dataDirectory, smtpPort, postgres, more, host: host);
        await portal.StartAsync();
        return portal;
    }

    /// <summary>Ready to be started.</summary>
    /// <param name="dataDirectory">Its files; two starts with the same one are the same portal.</param>
    /// <param name="smtpPort">The test's mail server.</param>
    /// <param name="postgres">A connection string; null for SQLite.</param>
    /// <param name="more">Further settings, in environment form (A__B).</param>
    /// <param name="withUseCases">Lets a <see cref="UseCaseClient"/> act in it without a browser.</param>
    /// <param name="host">By which name of this machine it is reached; passkeys need one that is no number.</param>
    public static PortalProcess Prepare(
        string dataDirectory, int smtpPort, string? postgres = null, IReadOnlyDictionary<string, string?>? more = null, bool withUseCases = false,
        string host = Loopback)
    {
        var url = $"http://{host}:{FreePort()}";
        var settings = new Dictionary<string, string?>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["URLS"] = url,
            ["Portal__PublicUrl"] = url,
            ["Portal__DataDirectory"] = dataDirectory,
            ["Email__Transport"] = "Smtp",
            ["Email__Smtp__Host"] = SmtpTestServer.Host,
            ["Email__Smtp__Port"] = $"{smtpPort}",
            ["Email__Smtp__Security"] = "None",
        };
        if (postgres is not null)
        {
            settings["Database__Provider"] = "PostgreSql";
            settings["Database__MigrateAtStart"] = "true";
            settings["ConnectionStrings__Portal"] = postgres;
        }

        if (withUseCases)
        {
            settings["ASPNETCORE_HOSTINGSTARTUPASSEMBLIES"] = typeof(UseCasesOverHttp).Assembly.GetName().Name;
        }

        foreach (var (name, value) in more ?? new Dictionary<string, string?>())
        {
            settings[name] = value;
        }

        return new PortalProcess(settings, url, new PortalDatabase(dataDirectory, postgres), withUseCases);
    }

    /// <summary>Ends it at once (SIGKILL): nothing is flushed, nothing is said.</summary>
    /// <param name="alone">The processes that it has started live on, as when the system ends one that takes too much.</param>
    /// <returns>False when there was nothing to kill.</returns>
    public async Task<bool> KillAsync(bool alone = false)
    {
        var wasRunning = _process is { HasExited: false };
        if (wasRunning)
        {
            _process!.Kill(entireProcessTree: !alone);
            await _process.WaitForExitAsync();
        }

        _process?.Dispose();
        _process = null;
        return wasRunning;
    }

    /// <summary>Asks it to stop (SIGTERM), as an upgrade does, and waits until it has.</summary>
    /// <param name="patience">How long it may take.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync(TimeSpan? patience = null)
    {
        var process = _process ?? throw new InvalidOperationException("It does not run.");
        await SignalAsync("TERM");
        await process.WaitForExitAsync().WaitAsync(patience ?? s_patience);
        var code = process.ExitCode;
        process.Dispose();
        _process = null;
        return code;
    }

    /// <summary>SIGSTOP: it stands still with all that it holds open, and knows nothing of it.</summary>
    public Task PauseAsync() => SignalAsync("STOP");

    /// <summary>SIGCONT.</summary>
    public Task GoOnAsync() => SignalAsync("CONT");

    /// <summary>Starts again on the same data and address, and comes back when it serves.</summary>
    public Task StartAsync()
    {
        Launch();
        return Started.WaitAsync(s_patience);
    }

    /// <summary>Runs one of the portal's commands with its settings, beside it or while it is down.</summary>
    public async Task<(int Code, string Said)> RunAsync(params string[] command)
    {
        using var process = Process.Start(StartOf([.. Command(), .. command]))!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(s_patience);
        return (process.ExitCode, await output + await errors);
    }

    /// <summary>Starts, and does not wait until it serves.</summary>
    public void Launch()
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _started = started;
        var streams = 2;
        _process = new Process { StartInfo = StartOf(Command()) };
        _process.OutputDataReceived += (_, line) => Heard(line.Data);
        _process.ErrorDataReceived += (_, line) => Heard(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _ = started.Task.ContinueWith(
            ended => ended.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default); // whoever killed it need not ask

        void Heard(string? line)
        {
            if (line is not null)
            {
                Hear(line, started);
            }
            else if (Interlocked.Decrement(ref streams) == 0) // both are at their end: it has ended, and all of its words are here
            {
                started.TrySetException(new InvalidOperationException($"The portal ended:{Environment.NewLine}{Output}"));
            }
        }
    }

    public async ValueTask DisposeAsync() => await KillAsync();

    private async Task SignalAsync(string signal)
    {
        var process = _process ?? throw new InvalidOperationException("It does not run.");
        using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        await kill.WaitForExitAsync();
    }

    private static string Configuration =>
        new DirectoryInfo(AppContext.BaseDirectory).Parent?.Name ?? "Debug";

    /// <summary>The portal's own entry point; with use cases from the folder of the tests, so that theirs is found beside it.</summary>
    private string[] Command()
    {
        if (!_withUseCases)
        {
            return [Path.Combine(Repository.Portal, "bin", Configuration, "net10.0", "PracticePortal.dll")];
        }

        var tests = Path.Combine(AppContext.BaseDirectory, typeof(UseCasesOverHttp).Assembly.GetName().Name!);
        return
        [
            "exec", "--depsfile", $"{tests}.deps.json", "--runtimeconfig", $"{tests}.runtimeconfig.json",
            Path.Combine(AppContext.BaseDirectory, "PracticePortal.dll"),
        ];
    }

    private ProcessStartInfo StartOf(string[] command)
    {
        string[] words = [.. StartedBy, "dotnet", .. command];
        var start = new ProcessStartInfo(words[0], words[1..])
        {
            WorkingDirectory = Repository.Portal,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in _settings)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private void Hear(string line, TaskCompletionSource started)
    {
        _output.Enqueue(line);
        if (_output.Count > MostLines)
        {
            _output.TryDequeue(out _);
        }

        Wrote(line);
        if (line.Contains("Application started", StringComparison.Ordinal))
        {
            started.TrySetResult();
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
