using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Audit;
using PracticePortal.Platform.Audit.Chain;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Health;
using PracticePortal.Platform.Outbox;
using PracticePortal.Platform.Tenancy;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Health;

public sealed class HealthTests(RunningPortal running) : IClassFixture<RunningPortal>
{
    private readonly PortalApp _app = running.App;

    [Fact]
    public async Task Live_IsOpenToAllAndSaysNoMoreThanThat()
    {
        var (status, answer) = await AskAsync(HealthSetUp.Live);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("""{"status":"Healthy","checks":{}}""", answer);
    }

    [Fact]
    public async Task Ready_WithoutAJobServer_IsNot()
    {
        var (status, answer) = await AskAsync(HealthSetUp.Ready); // this host has none

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal("Unhealthy", Check(answer, "jobs"));
        Assert.Equal("Healthy", Check(answer, "database"));
        Assert.DoesNotContain("portal.db", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outbox_WithARowThatWaitsTooLong_IsUnhealthyUntilItIsDone()
    {
        var row = OutboxMessage.For("NothingHappened", "NobodyHandlesIt", "{}", _app.Clock.GetUtcNow().UtcDateTime);
        await _app.SaveAsync(row);
        Assert.Equal("Healthy", Check((await AskAsync(HealthSetUp.Ready)).Answer, "outbox"));

        _app.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal("Unhealthy", Check((await AskAsync(HealthSetUp.Ready)).Answer, "outbox"));

        await _app.ReadAsync(db => db.Outbox.Where(m => m.Id == row.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.FailedAt, _app.Clock.GetUtcNow().UtcDateTime), Ct));
        Assert.Equal("Healthy", Check((await AskAsync(HealthSetUp.Ready)).Answer, "outbox"));
    }

    /// <summary>This host has no job server that seals.</summary>
    [Fact]
    public async Task History_WithAnEntryThatWaitsForItsSealTooLong_IsDegradedUntilItIsSealed()
    {
        await _app.UseAsync<AuditSealing, bool>(async sealing => { await sealing.SealAsync(Ct); return true; });
        await _app.SaveAsync(AuditEntry.Of(new AuditFact("agency-created"), Actor.System("test"), _app.Clock.GetUtcNow().UtcDateTime));
        Assert.Equal("Healthy", Check((await AskAsync(HealthSetUp.Ready)).Answer, "history"));

        _app.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal("Degraded", Check((await AskAsync(HealthSetUp.Ready)).Answer, "history"));

        await _app.UseAsync<AuditSealing, bool>(async sealing => { await sealing.SealAsync(Ct); return true; });
        Assert.Equal("Healthy", Check((await AskAsync(HealthSetUp.Ready)).Answer, "history"));
    }

    private async Task<(HttpStatusCode Status, string Answer)> AskAsync(string address)
    {
        using var answer = await _app.Visitor().Client.GetAsync(new Uri(address, UriKind.Relative), Ct);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Ct));
    }

    private static string? Check(string answer, string name) =>
        JsonDocument.Parse(answer).RootElement.GetProperty("checks").GetProperty(name).GetString();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;
}
