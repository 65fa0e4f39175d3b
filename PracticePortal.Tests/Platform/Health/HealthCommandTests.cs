using System.Diagnostics;
using PracticePortal.Platform.Health;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Health;

public sealed class HealthCommandTests
{
    [Theory]
    [InlineData("URLS", "http://127.0.0.1:5123", 5123)]
    [InlineData("ASPNETCORE_URLS", "https://+:443;http://+:8081", 8081)]
    [InlineData("ASPNETCORE_HTTP_PORTS", "8080", 8080)]
    [InlineData("ASPNETCORE_HTTP_PORTS", "8082;8083", 8082)]
    [InlineData("SOMETHING_ELSE", "1", 5000)]
    public void Port_IsTheOneThatTheHostListensOn(string name, string value, int port) =>
        Assert.Equal(port, HealthCommand.Port(asked => asked == name ? value : null));

    [Fact]
    public async Task RunningPortal_IsReady_AndAnEndedOneIsNot()
    {
        using var directory = new TestDirectory();
        await using var mail = SmtpTestServer.Start();
        await using var portal = await PortalProcess.StartAsync(directory.Path, mail.Port);

        var (code, said) = await AskUntilAsync(portal.BaseUrl, wanted: 0);
        Assert.True(code == 0, said + portal.Output);
        Assert.Contains("\"Healthy\"", said, StringComparison.Ordinal);

        await portal.KillAsync();
        Assert.Equal(1, (await AskAsync(portal.BaseUrl)).Code);
    }

    /// <summary>The job server says that it lives a moment after the portal answers.</summary>
    private static async Task<(int Code, string Said)> AskUntilAsync(string url, int wanted)
    {
        var answer = await AskAsync(url);
        for (var tries = 0; tries < 20 && answer.Code != wanted; tries++)
        {
            answer = await AskAsync(url);
        }

        return answer;
    }

    private static async Task<(int Code, string Said)> AskAsync(string url)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(HealthCommand).Assembly.Location, "health"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["URLS"] = url },
        };
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        said += await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, said);
    }
}
