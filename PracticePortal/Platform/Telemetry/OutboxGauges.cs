using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;

namespace PracticePortal.Platform.Telemetry;

/// <summary>
/// How the outbox stands, asked again and again while somebody collects it. The rows are the same for all instances, so each tells
/// the same figures: take the greatest, not the sum.
/// </summary>
internal sealed class OutboxGauges(
    IServiceScopeFactory scopes, IMeterFactory meters, TimeProvider clock, ILogger<OutboxGauges> logger) : BackgroundService
{
    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromSeconds(15);

    private Reading? _last;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var meter = meters.Create(PortalMeter.Name);
        meter.CreateObservableGauge("portal.outbox.waiting", () => Tell(r => r.Waiting), "{row}", "Outbox rows that are still to be done");
        meter.CreateObservableGauge("portal.outbox.given_up", () => Tell(r => r.GivenUp), "{row}", "Outbox rows that were given up and wait for somebody");
        meter.CreateObservableGauge("portal.outbox.overdue", () => Tell(r => r.Overdue), "s", "How long the row that is due longest has waited for a worker");

        using var timer = new PeriodicTimer(s_betweenLooks, clock);
        do
        {
            await LookAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>While the database does not answer nothing is told: an old figure would look like a quiet portal.</summary>
    private async Task LookAsync(CancellationToken ct)
    {
        try
        {
            _last = await ReadAsync(ct);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            _last = null;
            logger.LogWarning(failure, "The outbox could not be measured");
        }
    }

    private async Task<Reading> ReadAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var scope = scopes.CreateAsyncScope();
        await using var db = await scope.ServiceProvider.GetRequiredService<TenantDbContextFactory>().CreateSystemAsync("telemetry", ct);
        var open = db.Outbox.Where(m => m.DoneAt == null && m.FailedAt == null);
        var oldest = await open.Where(m => m.DueAt <= now && (m.ClaimedUntil == null || m.ClaimedUntil < now))
            .OrderBy(m => m.DueAt).Select(m => (DateTime?)m.DueAt).FirstOrDefaultAsync(ct);
        return new Reading(
            await open.CountAsync(ct), await db.Outbox.CountAsync(m => m.FailedAt != null, ct), oldest is { } due ? (now - due).TotalSeconds : 0);
    }

    private IEnumerable<Measurement<T>> Tell<T>(Func<Reading, T> figure)
        where T : struct => _last is { } reading ? [new Measurement<T>(figure(reading))] : [];

    private sealed record Reading(int Waiting, int GivenUp, double Overdue);
}
