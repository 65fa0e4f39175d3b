using Hangfire;
using PracticePortal.Platform.Outbox;

namespace PracticePortal.Platform.Jobs;

/// <summary>Wakes the outbox through Hangfire; a nudge that is under way already serves for later rows, too.</summary>
internal sealed class OutboxNudge(IServiceProvider services, ILogger<OutboxNudge> logger) : IOutboxNudge
{
    public void Nudge()
    {
        try
        {
            services.GetRequiredService<IBackgroundJobClient>().Enqueue<OutboxJob>(job => job.DeliverDueAsync(CancellationToken.None));
        }
        catch (Exception failure)
        {
            logger.LogWarning(failure, "The outbox could not be nudged; its sweep delivers within a minute");
        }
    }
}
