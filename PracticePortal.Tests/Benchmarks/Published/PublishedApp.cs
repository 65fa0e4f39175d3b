using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Benchmarks.Published;

/// <summary>An app as it is deployed: published by the SDK, run in Production.</summary>
internal sealed class PublishedApp
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan s_betweenAsks = TimeSpan.FromMilliseconds(5);

    private readonly string _assembly;
    private readonly string _firstAnswer;
    private readonly IReadOnlyDictionary<string, string> _settings;

    private PublishedApp(string folder, string name, string firstAnswer, IReadOnlyDictionary<string, string> settings)
    {
        Folder = folder;
        BaseUrl = $"http://127.0.0.1:{FreePort()}";
        (_assembly, _firstAnswer) = (Path.Combine(folder, $"{name}.dll"), firstAnswer);
        _settings = new Dictionary<string, string>(settings)
        {
            ["URLS"] = BaseUrl,
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Portal__TrustedProxies"] = "127.0.0.1",
        };
    }

    public string Folder { get; }

    public string BaseUrl { get; }

    /// <summary>The portal, as docs/running-in-production.md tells to publish it, on SQLite.</summary>
    /// <param name="work">Where it is published to, unless it stands there already.</param>
    /// <param name="dataDirectory">Its files.</param>
    /// <param name="ct">Ends the publishing.</param>
    public static async Task<PublishedApp> PortalAsync(string work, string dataDirectory, CancellationToken ct)
    {
        var folder = Path.Combine(work, "portal");
        if (!Directory.Exists(folder))
        {
            await PublishAsync(Repository.Portal, work, "portal", ct);
        }

        return new PublishedApp(folder, "PracticePortal", "/health/ready", new Dictionary<string, string>
        {
            ["Portal__DataDirectory"] = dataDirectory,
            ["Email__Transport"] = "Pickup",
            ["Email__From"] = "portal@portal.example",
        });
    }

    /// <summary>The framework's own Blazor template with accounts, published in the same way.</summary>
    /// <inheritdoc cref="PortalAsync"/>
    public static async Task<PublishedApp> TemplateAsync(string work, CancellationToken ct)
    {
        var folder = Path.Combine(work, "template");
        if (!Directory.Exists(folder))
        {
            var sources = Path.Combine(work, "Template");
            await DotnetAsync(ct, "new", "blazor", "--auth", "Individual", "--interactivity", "Server", "--force", "--output", sources);
            await File.WriteAllTextAsync(Path.Combine(sources, "Components", "Pages", "PlainRows.razor"), PlainRowsPage.Source, ct);
            await PublishAsync(sources, work, "template", ct);
        }

        return new PublishedApp(folder, "Template", "/", new Dictionary<string, string>());
    }

    /// <summary>Starts it, and comes back at its first good answer.</summary>
    /// <param name="ct">Ends the waiting.</param>
    /// <param name="publicUrl">Where browsers find it, when that is not its own address.</param>
    /// <returns>The running process, and the time from its start to that answer.</returns>
    public async Task<(RunningApp App, TimeSpan Taken)> StartAsync(CancellationToken ct, string? publicUrl = null)
    {
        using var client = new HttpClient { BaseAddress = new Uri(BaseUrl) };
        var start = new ProcessStartInfo("dotnet", [_assembly])
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in _settings)
        {
            start.Environment[name] = value;
        }

        start.Environment["Portal__PublicUrl"] = publicUrl ?? BaseUrl;

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(s_patience);
        using var timer = new PeriodicTimer(s_betweenAsks);
        var since = TimeProvider.System.GetTimestamp();
        var app = new RunningApp(Process.Start(start)!);
        while (!await AnswersAsync(client, patience.Token))
        {
            Assert.False(app.HasEnded, $"It ended before its first answer:{Environment.NewLine}{app.Output}");
            await timer.WaitForNextTickAsync(patience.Token);
        }

        return (app, TimeProvider.System.GetElapsedTime(since));
    }

    private async Task<bool> AnswersAsync(HttpClient client, CancellationToken ct)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri(_firstAnswer, UriKind.Relative), ct);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false; // it does not listen yet
        }
    }

    /// <summary>Builds in a folder of its own, so that nothing beside the sources changes.</summary>
    private static Task PublishAsync(string project, string work, string name, CancellationToken ct) => DotnetAsync(
        ct,
        "publish", project, "--configuration", "Release", "--output", Path.Combine(work, name), "--artifacts-path", Path.Combine(work, $"{name}-artifacts"),
        "--use-current-runtime", "--self-contained", "false", "-p:PublishReadyToRun=true",
        $"-p:NuGetLockFilePath={Path.Combine(work, $"{name}-lock.json")}", "-nodeReuse:false");

    private static async Task DotnetAsync(CancellationToken ct, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", words) { UseShellExecute = false, RedirectStandardOutput = true };
        start.Environment["UseSharedCompilation"] = "false";
        using var dotnet = Process.Start(start)!;
        var said = await dotnet.StandardOutput.ReadToEndAsync(ct);
        await dotnet.WaitForExitAsync(ct);
        Assert.True(dotnet.ExitCode == 0, $"dotnet {string.Join(' ', words)}:{Environment.NewLine}{said}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
