using Hangfire;
using Hangfire.Storage;
using PracticePortal.Platform.Outbox;

namespace PracticePortal.Platform.Jobs;

/// <summary>
/// Starts Hangfire once the portal listens, so that the start does not wait for it, and sweeps the outbox at once. Looks every minute whether
/// the sweeps still stand in the storage: without them nothing that waits would ever be found.
/// </summary>
internal sealed class JobServer(
    IServiceProvider services, IHostApplicationLifetime lifetime, IEnumerable<RecurringSweep> recurring, TimeProvider clock, ILogger<JobServer> logger)
    : IHostedService, IDisposable
{
    public static readonly TimeSpan LooksEvery = TimeSpan.FromMinutes(1);

    private const int Workers = 4;

    private CancellationTokenRegistration _started;
    private BackgroundJobServer? _server;
    private ITimer? _looks;

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
        if (_looks is not null)
        {
            await _looks.DisposeAsync();
        }

        if (_server is not null)
        {
            _server.SendStop();
            await _server.WaitForShutdownAsync(cancellationToken);
        }
    }

    public void Dispose()
    {
        _looks?.Dispose();
        _server?.Dispose();
    }

    private void Run()
    {
        try
        {
            var storage = services.GetRequiredService<JobStorage>();
            _server = new BackgroundJobServer(Options(services), storage);
            AddSweeps(Sweeps);
            _looks = clock.CreateTimer(_ => AddMissing(storage), null, LooksEvery, LooksEvery);
            services.GetRequiredService<IOutboxNudge>().Nudge();
        }
        catch (Exception failure)
        {
            logger.LogCritical(failure, "The job server could not start");
            lifetime.StopApplication();
        }
    }

    private IEnumerable<RecurringSweep> Sweeps => recurring.Prepend(RecurringSweep.OutboxCleanup).Prepend(RecurringSweep.Outbox);

    private void AddMissing(JobStorage storage)
    {
        try
        {
            using var connection = storage.GetConnection();
            var missing = connection.GetRecurringJobs(Sweeps.Select(job => job.Id)).Where(job => job.Removed).Select(job => job.Id).ToHashSet(StringComparer.Ordinal);
            if (missing.Count > 0)
            {
                logger.LogWarning("The job storage lost {Sweeps}; they are added again", missing);
                AddSweeps(Sweeps.Where(job => missing.Contains(job.Id)));
            }
        }
        catch (Exception failure)
        {
            logger.LogWarning(failure, "The job storage could not be looked at; trying again in a minute");
        }
    }

    private void AddSweeps(IEnumerable<RecurringSweep> sweeps)
    {
        var manager = services.GetRequiredService<IRecurringJobManager>();
        foreach (var job in sweeps)
        {
            job.Add(manager, job.Id, job.Cron);
        }
    }
}
