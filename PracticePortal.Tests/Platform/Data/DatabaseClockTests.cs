using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Abstractions;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Outbox;
using PracticePortal.Tests.Platform.Outbox;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Data;

/// <summary>Instances whose machines' clocks differ and jump keep one time: nothing is delivered twice, and nothing late.</summary>
public sealed class DatabaseClockTests
{
    private static readonly TimeSpan s_tolerance = TimeSpan.FromMinutes(1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Instances_TenMinutesApart_TakeNothingFromEachOther_AndDeliverWhatTheOtherSavedAtOnce()
    {
        var (bells, release) = (new Bells(), new TaskCompletionSource());
        await using var right = await StartAsync(bells, new MachineClock());
        await using var ahead = await StartAsync(bells, new MachineClock { Offset = TimeSpan.FromMinutes(10) }, right);
        await using var behind = await StartAsync(bells, new MachineClock { Offset = -TimeSpan.FromMinutes(10) }, right);
        var inHand = InHand(bells, release);
        await RingAsync(ahead, "from ahead");
        await RingAsync(behind, "from behind");
        await RingAsync(right, "from right");

        var working = right.DeliverAsync();
        await inHand(3);
        await ahead.DeliverAsync(); // its own clock says that the claims were over nine minutes ago
        await behind.DeliverAsync();
        release.SetResult();
        await working;

        Assert.Equal(["from ahead", "from behind", "from right"], bells.Heard.Select(h => h.Where).Order());
        await UntilDoneAsync(right);
        Assert.All(await Bells.RowsAsync(right), row => Assert.Equal((1, 0), (row.Attempts, row.Deaths)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(15 * 24)]
    public async Task Machine_WhoseClockJumps_DeliversNothingTwice_AndNothingLate(int hours)
    {
        var (bells, release) = (new Bells(), new TaskCompletionSource());
        var machine = new MachineClock();
        await using var portal = await StartAsync(bells, machine);
        await using var other = await StartAsync(bells, new MachineClock(), portal);
        var inHand = InHand(bells, release);
        await RingAsync(portal, "before");
        var working = portal.DeliverAsync();
        await inHand(1);

        machine.Offset = TimeSpan.FromHours(hours);
        await other.DeliverAsync();
        await portal.Get<OutboxFailures>().RecordDeathsAsync(portal.Get<TimeProvider>().GetUtcNow().UtcDateTime, Ct);
        await RingAsync(portal, "ahead");
        machine.Offset = -TimeSpan.FromHours(hours);
        await ((DatabaseClock)portal.Get<TimeProvider>()).ReadAsync(Ct); // as it does once a minute
        await RingAsync(portal, "back");
        release.SetResult();
        await working;
        await other.DeliverAsync();

        await UntilDoneAsync(portal);
        Assert.Equal(["ahead", "back", "before"], bells.Heard.Select(h => h.Where).Order());
        Assert.All(await Bells.RowsAsync(portal), row =>
        {
            Assert.Equal((1, 0), (row.Attempts, row.Deaths));
            Assert.InRange(row.DoneAt!.Value - row.CreatedAt, TimeSpan.Zero, s_tolerance);
        });
    }

    /// <summary>Everything is in hand until it is released; the answer waits until so many rows are.</summary>
    private static Func<int, Task> InHand(Bells bells, TaskCompletionSource release)
    {
        var begun = new SemaphoreSlim(0);
        bells.Answer = async (_, ct) =>
        {
            begun.Release();
            await release.Task.WaitAsync(ct);
        };
        return async count =>
        {
            for (var row = 0; row < count; row++)
            {
                Assert.True(await begun.WaitAsync(s_tolerance, Ct), "A row that is due was not taken.");
            }
        };
    }

    /// <summary>Saved by this instance, at its time.</summary>
    private static async Task RingAsync(TestPortal portal, string where)
    {
        var now = portal.Get<TimeProvider>().GetUtcNow().UtcDateTime;
        await portal.SaveAsync([.. portal.Get<HandlerRegistry>().MessagesFor(new BellRang(where), now)]);
    }

    private static async Task UntilDoneAsync(TestPortal portal)
    {
        for (var asked = 0; (await Bells.RowsAsync(portal)).Any(m => m.DoneAt is null); asked++)
        {
            Assert.True(asked < 5000, "It never happened.");
        }
    }

    /// <summary>An instance on a machine with this clock; on the database of the first one, if there is one.</summary>
    private static async Task<TestPortal> StartAsync(Bells bells, MachineClock machine, TestPortal? first = null)
    {
        var portal = await TestPortal.StartAsync(
            services =>
            {
                bells.Replace(services);
                services.Replace(ServiceDescriptor.Singleton<TimeProvider>(
                    s => new DatabaseClock(s.GetRequiredService<DatabaseOptions>(), machine, NullLogger<DatabaseClock>.Instance)));
            },
            DatabaseProvider.PostgreSql,
            first is null ? null : _ => first.Postgres!);
        await ((DatabaseClock)portal.Get<TimeProvider>()).ReadAsync(Ct);
        return portal;
    }
}
