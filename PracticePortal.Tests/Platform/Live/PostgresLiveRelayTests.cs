using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Live;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Live;

/// <summary>Two instances on one PostgreSQL: an open page of the one hears what was saved on the other.</summary>
public sealed class PostgresLiveRelayTests : IAsyncLifetime
{
    private static readonly LiveTopic s_topic = LiveTopic.Agency(Guid.CreateVersion7());
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private readonly PostgresTestDatabase _database = new();
    private readonly List<Instance> _instances = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _database.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var instance in _instances)
        {
            await instance.Relay.StopAsync(CancellationToken.None);
            instance.Relay.Dispose();
        }

        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Publish_OnOneInstance_IsHeardOnceOnTheOther()
    {
        var (here, there) = (await StartAsync(), await StartAsync());
        using var near = new Ear(here.Live, s_topic);
        using var far = new Ear(there.Live, s_topic);
        using var stranger = new Ear(there.Live, LiveTopic.Agency(Guid.CreateVersion7()));

        here.Live.Publish(s_topic);

        await far.HeardAsync(1);
        await near.HeardAsync(1);
        Assert.Equal(0, stranger.Times);
    }

    [Fact]
    public async Task Burst_OfManyTopics_LosesNone()
    {
        var (here, there) = (await StartAsync(), await StartAsync());
        var topics = Enumerable.Range(0, 500).Select(_ => LiveTopic.Organisation(Guid.CreateVersion7())).ToList();
        var ears = topics.Select(topic => new Ear(there.Live, topic)).ToList();

        Parallel.ForEach(topics, here.Live.Publish);

        foreach (var ear in ears)
        {
            await ear.HeardAsync(1);
            ear.Dispose();
        }
    }

    [Fact]
    public async Task Connection_ThatWasLost_MakesEveryPageReadAgain_AndWhatWasSaidMeanwhileIsHeard()
    {
        var (here, there) = (await StartAsync(), await StartAsync());
        using var page = new Ear(there.Live, LiveTopic.Portal); // nobody publishes it
        using var told = new Ear(there.Live, s_topic);

        Assert.Equal(4, await CutAllAsync());
        here.Live.Publish(s_topic);

        await page.HeardAsync(1);
        await told.HeardAsync(1);
        await UntilAsync(() => here.Relay.Listens && there.Relay.Listens);
    }

    [Fact]
    public void Topic_ReadBack_IsTheSame_AndAnythingElseIsNone()
    {
        Assert.Equal(s_topic, LiveTopic.Parse(s_topic.ToString()));
        Assert.Equal(LiveTopic.Portal, LiveTopic.Parse(LiveTopic.Portal.ToString()));
        Assert.Null(LiveTopic.Parse("agency"));
        Assert.Null(LiveTopic.Parse("agency:1:2"));
        Assert.Null(LiveTopic.Parse(""));
    }

    private async Task<Instance> StartAsync()
    {
        var relay = new LiveRelay();
        var live = new LiveUpdates(TimeProvider.System, NullLogger<LiveUpdates>.Instance, relay);
        var connection = new PostgresLiveRelay(
            new DatabaseOptions(DatabaseProvider.PostgreSql, MigrateAtStart: false, _database.ConnectionString),
            relay, live, TimeProvider.System, NullLogger<PostgresLiveRelay>.Instance);
        var instance = new Instance(live, connection);
        _instances.Add(instance);
        await connection.StartAsync(Ct);
        await UntilAsync(() => connection.Listens);
        return instance;
    }

    /// <summary>How many connections of the relays were cut.</summary>
    private async Task<long> CutAllAsync()
    {
        await using var connection = new NpgsqlConnection(_database.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(
            "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()", connection);
        return (long)(await command.ExecuteScalarAsync(Ct))!;
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(s_patience);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!isSo())
        {
            await look.WaitForNextTickAsync(patience.Token);
        }
    }

    private sealed record Instance(LiveUpdates Live, PostgresLiveRelay Relay);

    /// <summary>An open page that only counts.</summary>
    private sealed class Ear : IDisposable
    {
        private readonly IDisposable _subscription;
        private int _times;

        public Ear(LiveUpdates live, LiveTopic topic) => _subscription = live.Subscribe(topic, () =>
        {
            Interlocked.Increment(ref _times);
            return Task.CompletedTask;
        });

        public int Times => Volatile.Read(ref _times);

        public Task HeardAsync(int times) => UntilAsync(() => Times >= times);

        public void Dispose() => _subscription.Dispose();
    }
}
