using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using PracticePortal.Platform.Data;
using PracticePortal.Tests.EndToEnd.PageObjects;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Telemetry;

public sealed class TelemetryTests(Browser browser) : BrowserTest(browser)
{
    private const string Person = "consultant@norr.example";
    private const string Planted = "somebodys-own-words";

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task Collector_GetsMetricsAndTraces_ThatNameNobody(DatabaseProvider database)
    {
        using var directory = new TestDirectory();
        await using var postgres = database == DatabaseProvider.PostgreSql ? await PostgresTestDatabase.CreateAsync() : null;
        await using var mail = SmtpTestServer.Start();
        await using var collector = await TelemetryCollector.StartAsync();
        await using var portal = await PortalProcess.StartAsync(directory.Path, mail.Port, postgres?.ConnectionString, Settings(collector));

        await new Agency(await NewPersonAsync(portal.BaseUrl)).LogInAsync();
        var link = await ForgetPasswordAsync(portal, mail);
        await collector.WaitForAsync(
            TelemetryCollector.Metrics, "portal.outbox.waiting", "portal.outbox.given_up", "portal.outbox.overdue", "portal.outbox.delivered",
            "SendPasswordResetEmail", "portal.letters", "PasswordReset", "Accepted", "aspnetcore.components.circuit.connected", "http.server.request.duration",
            "dotnet.gc.collections");
        await collector.WaitForAsync(
            TelemetryCollector.Traces, ["/account/forgot", "/i/p/{token}", .. database == DatabaseProvider.PostgreSql ? new[] { "INSERT INTO" } : []]);

        var all = collector.Received(TelemetryCollector.Metrics) + collector.Received(TelemetryCollector.Traces);
        string[] forbidden = [Person, "norr.example", Planted, "localhost:", "portal.db", "Username=", link.Segments[^1]];
        Assert.DoesNotContain("127.0.0.1", collector.Received(TelemetryCollector.Traces), StringComparison.Ordinal); // from where people come
        Assert.DoesNotContain(forbidden, word => all.Contains(word, StringComparison.Ordinal));
    }

    [Fact]
    public async Task WithoutACollector_NothingIsRegistered()
    {
        await using var app = await PortalApp.StartAsync();

        Assert.Empty(await app.UseAsync<IServiceProvider, IEnumerable<object?>>(services => Task.FromResult(
            new object?[] { services.GetService<MeterProvider>(), services.GetService<TracerProvider>() }.Where(provider => provider is not null))));
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "collector")]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL", "http/json")]
    public async Task WrongSetting_StopsTheStartWithASentence(string key, string value)
    {
        using var directory = new TestDirectory();

        var stopped = await Assert.ThrowsAsync<InvalidOperationException>(() => PortalProcess.StartAsync(
            directory.Path, 25, more: new Dictionary<string, string?> { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:4318", [key] = value }));

        Assert.Contains($"{key} must be", stopped.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", stopped.Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, string?> Settings(TelemetryCollector collector) => new()
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address,
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "300",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "300",
    };

    /// <returns>The link that the letter brought, and that was followed.</returns>
    private static async Task<Uri> ForgetPasswordAsync(PortalProcess portal, SmtpTestServer mail)
    {
        using var browser = new HttpClientHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(browser) { BaseAddress = new Uri(portal.BaseUrl) };
        client.DefaultRequestHeaders.Add("Accept-Language", "en");
        var visitor = new Visitor(client);
        await visitor.OpenAsync($"/{Planted}?email={Person}");
        await visitor.OpenAsync($"/login?returnUrl=/{Planted}");
        await visitor.OpenAsync("/account/forgot");
        await visitor.PressAsync("Send the link", ("Email", Person));

        var letter = await mail.WaitForAsync(Person);
        var link = new Uri(letter.Message.TextBody!.Split().First(word => word.Contains("/i/p/", StringComparison.Ordinal)));
        await visitor.OpenAsync(link.ToString());
        Assert.Equal("/account/reset", visitor.Location);
        return link;
    }
}
