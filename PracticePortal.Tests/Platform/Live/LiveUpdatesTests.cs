using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Live;

namespace PracticePortal.Tests.Platform.Live;

public sealed class LiveUpdatesTests
{
    private static readonly LiveTopic s_topic = LiveTopic.Agency(Guid.CreateVersion7());

    private readonly FakeTimeProvider _clock = new();
    private readonly LiveUpdates _live;

    public LiveUpdatesTests() => _live = new LiveUpdates(_clock, NullLogger<LiveUpdates>.Instance);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Burst_IsReadAtOnce_AndOnceMoreAfterThePause()
    {
        using var page = new Page(_live, s_topic);
        _live.Publish(s_topic);
        await page.WaitForAsync(readings: 1);

        for (var change = 0; change < 100; change++)
        {
            _live.Publish(s_topic);
        }

        Assert.Equal(1, page.Readings);
        await page.PassAsync(_clock, untilReadings: 2);
        _clock.Advance(LiveUpdates.Pause * 10);
        Assert.Equal(2, page.Readings);
    }

    [Fact]
    public async Task Changes_FarApart_AreEachRead()
    {
        using var page = new Page(_live, s_topic);

        for (var change = 1; change <= 5; change++)
        {
            _live.Publish(s_topic);
            await page.PassAsync(_clock, untilReadings: change);
        }

        Assert.Equal(5, page.Readings);
    }

    [Fact]
    public async Task Page_ThatThrows_StopsNobody_AndHearsTheNextChange()
    {
        using var broken = new Page(_live, s_topic) { Read = () => throw new InvalidOperationException("The page is broken.") };
        using var whole = new Page(_live, s_topic);

        _live.Publish(s_topic);
        await broken.WaitForAsync(readings: 1);
        await whole.WaitForAsync(readings: 1);

        _live.Publish(s_topic);
        await whole.PassAsync(_clock, untilReadings: 2);
        await broken.WaitForAsync(readings: 2);
    }

    [Fact]
    public async Task Page_ThatHangs_HoldsUpNeitherTheOthersNorWhoeverSaved()
    {
        var never = new TaskCompletionSource();
        using var hanging = new Page(_live, s_topic) { Read = () => never.Task };
        using var whole = new Page(_live, s_topic);

        _live.Publish(s_topic);
        await whole.WaitForAsync(readings: 1);
        await hanging.WaitForAsync(readings: 1);
        _live.Publish(s_topic);
        await whole.PassAsync(_clock, untilReadings: 2);

        Assert.Equal(1, hanging.Readings); // never two at a time
        never.SetResult();
        await hanging.PassAsync(_clock, untilReadings: 2);
    }

    [Fact]
    public async Task Page_ThatBlocksItsThread_HoldsUpNeitherTheOthersNorWhoeverSaved()
    {
        using var release = new ManualResetEventSlim();
        using var blocking = new Page(_live, s_topic)
        {
            Read = () =>
            {
                release.Wait(TimeSpan.FromSeconds(30), Ct);
                return Task.CompletedTask;
            },
        };
        using var whole = new Page(_live, s_topic);

        _live.Publish(s_topic); // comes back at once
        await whole.WaitForAsync(readings: 1);

        release.Set();
    }

    [Fact]
    public async Task Page_ReadsInItsOwnLanguage_NotInThatOfWhoeverSaved()
    {
        ConcurrentQueue<string> heard = new();
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (CultureInfo.GetCultureInfo("sv-SE"), CultureInfo.GetCultureInfo("sv-SE"));
            using var page = new Page(_live, s_topic);
            page.Read = () =>
            {
                heard.Enqueue($"{CultureInfo.CurrentCulture.Name} {CultureInfo.CurrentUICulture.Name}");
                return Task.CompletedTask;
            };
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (CultureInfo.GetCultureInfo("en-GB"), CultureInfo.GetCultureInfo("en-GB"));

            _live.Publish(s_topic);
            await page.WaitForAsync(readings: 1);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }

        Assert.Equal(["sv-SE sv-SE"], heard);
    }

    [Fact]
    public async Task Page_ThatIsGone_HearsNothingMore_AndMayGoTwice()
    {
        var gone = new Page(_live, s_topic);
        using var whole = new Page(_live, s_topic);
        gone.Dispose();
        gone.Dispose();

        _live.Publish(s_topic);
        await whole.WaitForAsync(readings: 1);

        Assert.Equal(0, gone.Readings);
    }

    [Fact]
    public async Task Page_ThatGoesWhileItReads_IsNotReadAgain()
    {
        var reading = new TaskCompletionSource();
        var page = new Page(_live, s_topic) { Read = () => reading.Task };
        _live.Publish(s_topic);
        await page.WaitForAsync(readings: 1);
        _live.Publish(s_topic);

        page.Dispose();
        reading.SetResult();
        _clock.Advance(LiveUpdates.Pause * 10);
        _live.Publish(s_topic);
        using var whole = new Page(_live, s_topic);
        _live.Publish(s_topic);
        await whole.WaitForAsync(readings: 1);

        Assert.Equal(1, page.Readings);
    }

    [Fact]
    public async Task Topic_ReachesItsOwnListenersOnly()
    {
        using var ours = new Page(_live, s_topic);
        using var organisations = new Page(_live, LiveTopic.Organisation(s_topic.Id));
        using var neighbours = new Page(_live, LiveTopic.Agency(Guid.CreateVersion7()));

        _live.Publish(s_topic);
        await ours.WaitForAsync(readings: 1);

        Assert.Equal((0, 0), (organisations.Readings, neighbours.Readings));
    }

    /// <summary>Listens as an open page does, and counts how often it read.</summary>
    private sealed class Page : IDisposable
    {
        private readonly IDisposable _subscription;
        private readonly SemaphoreSlim _read = new(0);
        private int _waitedFor;
        private int _readings;

        public Page(LiveUpdates live, LiveTopic topic) => _subscription = live.Subscribe(topic, ReadAsync);

        public Func<Task> Read { get; set; } = () => Task.CompletedTask;

        public int Readings => Volatile.Read(ref _readings);

        public async Task WaitForAsync(int readings)
        {
            for (; _waitedFor < readings; _waitedFor++)
            {
                Assert.True(await _read.WaitAsync(TimeSpan.FromSeconds(30), Ct), "The page was not told.");
            }
        }

        /// <summary>Lets time pass until the page has read so often.</summary>
        public async Task PassAsync(FakeTimeProvider clock, int untilReadings)
        {
            for (var tries = 0; _waitedFor < untilReadings; tries++)
            {
                Assert.True(tries < 10_000, "The page was not told.");
                clock.Advance(LiveUpdates.Pause);
                if (await _read.WaitAsync(TimeSpan.FromMilliseconds(1), Ct))
                {
                    _waitedFor++;
                }
            }
        }

        public void Dispose() => _subscription.Dispose();

        private Task ReadAsync()
        {
            Interlocked.Increment(ref _readings);
            try
            {
                return Read();
            }
            finally
            {
                _read.Release();
            }
        }
    }
}
