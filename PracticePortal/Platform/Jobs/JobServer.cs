using Hangfire;
using PracticePortal.Platform.Outbox;

namespace PracticePortal.Platform.Jobs;

/// <summary>Starts Hangfire once the portal listens, so that the start does not wait for it, and sweeps the outbox at once.</summary>
internal sealed class JobServer(
    IServiceProvider services, IHostApplicationLifetime lifetime, IEnumerable<RecurringSweep> recurring, ILogger<JobServer> logger)
    : IHostedService, IDisposable
{
    private const int Workers = 4;

    private CancellationTokenRegistration _started;
    private BackgroundJobServer? _server;

    internal static BackgroundJobServerOptions Options(IServiceProvider services) => new()
    {
        WorkerCount = Workers,
        SchedulePollingInterval = TimeSpan.FromSeconds(5),
        Activator = services.GetRequiredService<JobActivator>(),
    };

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _started = lifetime.ApplicationStarted.Register(Run);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _started.DisposeAsync();
        if (_server is not null)
        {
            _server.SendStop();
            await _server.WaitForShutdownAsync(cancellationToken);
        }
    }

    public void Dispose() => _server?.Dispose();

    private void Run()
    {
        try
        {
            var storage = services.GetRequiredService<JobStorage>();
            _server = new BackgroundJobServer(Options(services), storage);
            var manager = services.GetRequiredService<IRecurringJobManager>();
            foreach (var job in recurring.Prepend(RecurringSweep.OutboxCleanup).Prepend(RecurringSweep.Outbox))
            {
                job.Add(manager, job.Id, job.Cron);
            }

            services.GetRequiredService<IOutboxNudge>().Nudge();
        }
        catch (Exception failure)
        {
            logger.LogCritical(failure, "The job server could not start");
            lifetime.StopApplication();
        }
    }
}
