using System.CommandLine;
using System.Globalization;
using System.Net;

namespace PracticePortal.Platform.Health;

/// <summary>The command <c>health</c>: asks the portal that runs on this machine whether it is ready. A container's health check.</summary>
public static class HealthCommand
{
    private const int UsualPort = 5000;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(8);

    public static Command Make()
    {
        var command = new Command("health", "Asks the portal that runs on this machine; 0 when it is ready, 1 when it is not or does not answer.");
        command.SetAction((_, ct) => AskAsync(ct));
        return command;
    }

    private static async Task<int> AskAsync(CancellationToken ct)
    {
        using var client = new HttpClient { Timeout = s_patience };
        var port = Port(Environment.GetEnvironmentVariable);
        try
        {
            using var answer = await client.GetAsync(new UriBuilder(Uri.UriSchemeHttp, "127.0.0.1", port, HealthSetUp.Ready).Uri, ct);
            Console.WriteLine(await answer.Content.ReadAsStringAsync(ct));
            return answer.StatusCode == HttpStatusCode.OK ? 0 : 1;
        }
        catch (Exception silent) when (silent is HttpRequestException or TaskCanceledException)
        {
            await Console.Error.WriteLineAsync($"The portal does not answer on port {port}.");
            return 1;
        }
    }

    /// <summary>The port on which the portal listens without encryption, by the settings that the host reads.</summary>
    internal static int Port(Func<string, string?> setting)
    {
        string?[] urls = [setting("URLS"), setting("ASPNETCORE_URLS"), setting("DOTNET_URLS")];
        string?[] ports = [setting("HTTP_PORTS"), setting("ASPNETCORE_HTTP_PORTS"), setting("DOTNET_HTTP_PORTS")];
        var fromUrls = Items(urls).Where(url => url.StartsWith("http://", StringComparison.OrdinalIgnoreCase)).Select(url => BindingAddress.Parse(url).Port);
        var fromPorts = Items(ports).Select(port => int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : UsualPort);
        return fromUrls.Concat(fromPorts).FirstOrDefault(UsualPort);
    }

    private static IEnumerable<string> Items(IEnumerable<string?> values) => values
        .SelectMany(value => (value ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
