using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace PracticePortal.Tests.Support;

/// <summary>The built portal as a process of its own, as a newcomer starts it: Development, demo data, real job server, mail by SMTP to the test's server.</summary>
public sealed class PortalProcess : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(90);

    private readonly IReadOnlyDictionary<string, string?> _settings;
    private readonly ConcurrentQueue<string> _output = new();
    private TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? _process;

    private PortalProcess(IReadOnlyDictionary<string, string?> settings, string baseUrl, PortalDatabase database) =>
        (_settings, BaseUrl, Database) = (settings, baseUrl, database);

    public string BaseUrl { get; }

    public PortalDatabase Database { get; }

    /// <summary>What it wrote so far, for whoever has to find out why a test failed.</summary>
    public string Output => string.Join(Environment.NewLine, _output);

    /// <param name="dataDirectory">Its files; two starts with the same one are the same portal.</param>
    /// <param name="smtpPort">The test's mail server.</param>
    /// <param name="postgres">A connection string; null for SQLite.</param>
    /// <param name="more">Further settings, in environment form (A__B).</param>
    public static async Task<PortalProcess> StartAsync(
        string dataDirectory, int smtpPort, string? postgres = null, IReadOnlyDictionary<string, string?>? more = null)
    {
        var url = $"http://127.0.0.1:{FreePort()}";
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

        foreach (var (name, value) in more ?? new Dictionary<string, string?>())
        {
            settings[name] = value;
        }

        var portal = new PortalProcess(settings, url, new PortalDatabase(dataDirectory, postgres));
        await portal.StartAsync();
        return portal;
    }

    /// <summary>Ends it at once (SIGKILL): nothing is flushed, nothing is said.</summary>
    public async Task KillAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process?.Dispose();
        _process = null;
    }

    /// <summary>Starts again on the same data and address.</summary>
    public async Task StartAsync()
    {
        _started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(Repository.Portal, "bin", Configuration, "net10.0", "PracticePortal.dll")])
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

        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Exited += (_, _) => _started.TrySetException(new InvalidOperationException($"The portal ended:{Environment.NewLine}{Output}"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await _started.Task.WaitAsync(s_patience);
    }

    public async ValueTask DisposeAsync() => await KillAsync();

    private static string Configuration =>
        new DirectoryInfo(AppContext.BaseDirectory).Parent?.Name ?? "Debug";

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        _output.Enqueue(line);
        if (line.Contains("Application started", StringComparison.Ordinal))
        {
            _started.TrySetResult();
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
