using System.Text.Json;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Web;

public sealed class LogTests
{
    [Fact]
    public async Task Production_WritesOneJsonObjectALine_AndNoDemoData()
    {
        using var directory = new TestDirectory();
        await using var mail = SmtpTestServer.Start();
        await using var portal = await PortalProcess.StartAsync(directory.Path, mail.Port, more: new Dictionary<string, string?>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Email__From"] = "portal@portal.example",
        });
        using var client = new HttpClient { BaseAddress = new Uri(portal.BaseUrl) };
        await client.GetAsync(new Uri("/i/a-secret-link", UriKind.Relative), TestContext.Current.CancellationToken);
        await client.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);

        var lines = portal.Output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        var logged = lines.Where(line => line.StartsWith('{')).Select(line => JsonDocument.Parse(line).RootElement).ToList();

        Assert.NotEmpty(logged);
        Assert.All(logged, entry => Assert.True(entry.TryGetProperty("Timestamp", out _) && entry.TryGetProperty("Category", out _)));
        Assert.Contains(lines, line => !line.StartsWith('{') && line.Contains("Set up the first portal administrator", StringComparison.Ordinal));
        Assert.DoesNotContain("a-secret-link", portal.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("norr.example", portal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DemoDataInProduction_StopsTheStartWithASentence()
    {
        using var directory = new TestDirectory();

        var stopped = await Assert.ThrowsAsync<InvalidOperationException>(() => PortalProcess.StartAsync(directory.Path, 25, more: new Dictionary<string, string?>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Email__From"] = "portal@portal.example",
            ["Demo__Enabled"] = "true",
        }));

        Assert.Contains("Demo:Enabled", stopped.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", stopped.Message, StringComparison.Ordinal);
    }
}
