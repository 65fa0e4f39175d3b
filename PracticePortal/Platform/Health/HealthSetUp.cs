using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PracticePortal.Platform.Health;

/// <summary>What orchestrators and load balancers ask: does the process live, and can it do its work.</summary>
public static class HealthSetUp
{
    public const string Ready = "/health/ready";
    public const string Live = "/health/live";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    public static WebApplicationBuilder AddHealth(this WebApplicationBuilder builder)
    {
        builder.Services.AddHealthChecks()
            .AddCheck<StoppingHealth>("stopping")
            .AddCheck<LiveHealth>("live")
            .AddCheck<DatabaseHealth>("database", timeout: s_patience)
            .AddCheck<DiskHealth>("disk", timeout: s_patience)
            .AddCheck<InstallationHealth>("installation", timeout: s_patience)
            .AddCheck<JobServerHealth>("jobs", timeout: s_patience)
            .AddCheck<AuditHealth>("history", timeout: s_patience)
            .AddCheck<OutboxHealth>("outbox", timeout: s_patience);
        return builder;
    }

    /// <summary>Open to all, so the answers name no more than what is well and what is not.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks(Live, new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync }).AllowAnonymous();
        app.MapHealthChecks(Ready, new HealthCheckOptions { ResponseWriter = WriteAsync }).AllowAnonymous();
    }

    private static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(
        new Answer(report.Status.ToString(), report.Entries.ToDictionary(e => e.Key, e => e.Value.Status.ToString())), context.RequestAborted);

    private sealed record Answer(string Status, IReadOnlyDictionary<string, string> Checks);
}
