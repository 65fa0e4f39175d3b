using Hangfire;
using Hangfire.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Jobs;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Jobs;

public sealed class JobServerTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>The storage is emptied under a portal that runs.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Sweeps_ThatTheStorageLost_StandThereAgainAMinuteLater(DatabaseProvider database)
    {
        await using var portal = await TestPortal.StartAsync(services => services.AddJobs(), database);
        var storage = portal.Get<JobStorage>();
        var lifetime = new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance);
        using var server = ActivatorUtilities.CreateInstance<JobServer>(portal.Get<IServiceProvider>(), lifetime);
        await server.StartAsync(Ct);
        lifetime.NotifyStarted();
        var before = Sweeps(storage);
        Assert.Contains(RecurringSweep.Outbox.Id, before);

        if (database == DatabaseProvider.PostgreSql)
        {
            await portal.ReadAsync(db => db.Database.ExecuteSqlRawAsync("TRUNCATE hangfire.job, hangfire.set, hangfire.hash, hangfire.list, hangfire.jobqueue CASCADE", Ct));
        }
        else
        {
            before.ForEach(new RecurringJobManager(storage).RemoveIfExists);
        }

        Assert.Empty(Sweeps(storage));
        portal.Clock.Advance(JobServer.LooksEvery);

        Assert.Equal(before, Sweeps(storage));
        await server.StopAsync(Ct);
    }

    private static List<string> Sweeps(JobStorage storage)
    {
        using var connection = storage.GetConnection();
        return [.. connection.GetRecurringJobs().Select(job => job.Id).Order(StringComparer.Ordinal)];
    }
}
