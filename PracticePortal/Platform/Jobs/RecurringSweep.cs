using Hangfire;
using PracticePortal.Platform.Outbox;

namespace PracticePortal.Platform.Jobs;

/// <summary>A job that comes back by itself. Each feature registers its own.</summary>
/// <param name="Id">As the dashboard shows it.</param>
/// <param name="Cron">When, in UTC.</param>
/// <param name="Add">Adds or updates it.</param>
public sealed record RecurringSweep(string Id, string Cron, Action<IRecurringJobManager, string, string> Add)
{
    /// <summary>Delivers what a lost nudge left, and what failed and is due again.</summary>
    public static readonly RecurringSweep Outbox = new(
        "outbox", "* * * * *",
        (jobs, id, cron) => jobs.AddOrUpdate<OutboxJob>(id, job => job.DeliverDueAsync(CancellationToken.None), cron));

    /// <summary>Keeps the outbox from growing for ever.</summary>
    public static readonly RecurringSweep OutboxCleanup = new(
        "outbox-cleanup", "17 * * * *",
        (jobs, id, cron) => jobs.AddOrUpdate<OutboxCleanup>(id, job => job.SweepAsync(CancellationToken.None), cron));
}
