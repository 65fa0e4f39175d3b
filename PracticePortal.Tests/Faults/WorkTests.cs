using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using PracticePortal.Features.Collaborations;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Jobs;
using PracticePortal.Platform.Outbox;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Faults;

/// <summary>What wakes and sweeps is lost, fails, or comes twice.</summary>
public sealed class WorkTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NudgeThatFails_IsNoFailureOfTheAct_AndTheSweepDelivers()
    {
        var broken = new BrokenNudge();
        await using var the = await ActivationCase.StartAsync(
            CustomerRelation.UsesScanner, replace: services => services.Replace(ServiceDescriptor.Singleton<IOutboxNudge>(broken.Make)));

        var activated = await the.ActivateAsync();

        Assert.Equal(1, broken.Failures);
        Assert.True(activated.Succeeded, activated.Error?.Code);
        await the.AllFollowsOnceAsync(activated.Value);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task TwoSweepsAtOnce_RemindAndExpireOnce(DatabaseProvider database)
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner, database);
        var id = await the.RequestAsync();
        the.Portal.Clock.Advance(TimeSpan.FromDays(40));
        var sweeps = Enumerable.Range(0, 4).Select(_ => the.Portal.Get<RemindAndExpireJob>()).ToList();

        await Task.WhenAll(sweeps.Select(sweep => Task.Run(() => sweep.SweepAsync(Ct), Ct)));
        await the.Portal.DeliverAsync();

        Assert.Equal(CollaborationStatus.Expired, (await the.FindAsync(id)).Status);
        Assert.Equal(1, await the.Portal.ReadAsync(db => db.Outbox.CountAsync(m => m.EventName == nameof(CollaborationExpired) && m.HandlerName == nameof(SendExpiredEmail), Ct)));
    }

    /// <summary>The portal's own nudge, where there is no job server to be had.</summary>
    private sealed class BrokenNudge : IServiceProvider
    {
        public int Failures { get; private set; }

        public IOutboxNudge Make(IServiceProvider services) => new OutboxNudge(this, services.GetRequiredService<ILogger<OutboxNudge>>());

        public object GetService(Type serviceType)
        {
            Failures++;
            throw new InvalidOperationException("The job storage cannot be reached.");
        }
    }
}
