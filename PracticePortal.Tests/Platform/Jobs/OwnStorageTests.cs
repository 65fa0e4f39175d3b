using Hangfire;
using PracticePortal.Platform.Jobs;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Jobs;

/// <summary>Several portals live in one process, as the tests' do: each has its own jobs, whichever was set up last.</summary>
public sealed class OwnStorageTests
{
    [Fact]
    public async Task PortalThatIsSetUpMeanwhile_LeavesTheOthersTheirStorageAndTheirServices()
    {
        await using var portal = await TestPortal.StartAsync(services => services.AddJobs());
        portal.Get<IGlobalConfiguration>();
        await using (var other = await TestPortal.StartAsync(services => services.AddJobs()))
        {
            Assert.NotSame(other.Get<JobStorage>(), portal.Get<JobStorage>());
            Assert.NotSame(other.Get<JobActivator>(), portal.Get<JobActivator>());
        }

        using var connection = portal.Get<JobStorage>().GetConnection(); // would be gone with the other's
        Assert.NotNull(connection);
        using var scope = portal.Get<JobActivator>().BeginScope((JobActivatorContext)null!);
        Assert.Same(portal.Get<TimeProvider>(), scope.Resolve(typeof(TimeProvider)));
    }
}
