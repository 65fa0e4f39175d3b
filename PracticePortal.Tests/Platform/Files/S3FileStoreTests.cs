using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;
using PracticePortal.Platform.Files;
using PracticePortal.Platform.Files.S3;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Files;

/// <summary>The real client against a store that checks signatures and misbehaves.</summary>
public sealed class S3FileStoreTests : FileStoreContract, IAsyncLifetime
{
    private S3TestServer? _server;
    private S3FileStore? _store;

    private protected override IFileStore Store => S3;

    protected override int Things => Server.Objects.Count;

    private S3TestServer Server => _server ?? throw new InvalidOperationException("The store has not started.");

    private S3FileStore S3 => _store ?? throw new InvalidOperationException("The store has not started.");

    public async ValueTask InitializeAsync()
    {
        _server = await S3TestServer.StartAsync();
        _store = new S3FileStore(_server.Options, S3TestServer.Quick);
    }

    public async ValueTask DisposeAsync()
    {
        S3.Dispose();
        await Server.DisposeAsync();
    }

    [Fact]
    public async Task Name_IsThatOfTheFolder_SoThatOneIsCopiedIntoTheOther()
    {
        var key = NewKey();
        await KeepAsync(key, "a receipt"u8.ToArray());

        var (owner, file) = (key.OwnerId.ToString("N"), key.FileId.ToString("N"));
        Assert.Equal($"{S3TestServer.Prefix}{owner}/{file[^2..]}/{file}", Server.Objects.Single().Key);
    }

    [Theory]
    [InlineData(S3Fault.Error)]
    [InlineData(S3Fault.SlowDown)]
    [InlineData(S3Fault.Hang)]
    [InlineData(S3Fault.Drop)]
    [InlineData(S3Fault.DropAfterDoing)]
    [InlineData(S3Fault.Late)]
    public async Task FaultThatPasses_IsTriedAgain_AndTheFileIsThereOnce(S3Fault fault)
    {
        var (key, content) = (NewKey(), GivenFile.Png(300_000).Content);
        Server.Plan("PUT", fault);

        Assert.True(await KeepAsync(key, content));

        Assert.Contains(("PUT", fault), Server.Requests);
        Assert.Equal(content, Server.Objects.Single().Value);
    }

    [Theory]
    [InlineData(S3Fault.Error)]
    [InlineData(S3Fault.SlowDown)]
    [InlineData(S3Fault.Hang)]
    [InlineData(S3Fault.Drop)]
    public async Task StoreThatStaysAway_IsAnErrorOfReadingAndWriting_AndTheSameGoesThroughAfterwards(S3Fault fault)
    {
        var (key, content) = (NewKey(), GivenFile.Png().Content);
        Server.Behave("PUT", fault);
        Server.Behave("GET", fault);

        await Assert.ThrowsAsync<IOException>(() => KeepAsync(key, content));
        await Assert.ThrowsAsync<IOException>(() => Store.OpenAsync(key, Ct));
        Assert.Empty(Server.Objects);

        Server.Behave("PUT", S3Fault.None);
        Server.Behave("GET", S3Fault.None);
        Assert.True(await KeepAsync(key, content));
    }

    [Theory]
    [InlineData(S3Fault.HalfAnswer)]
    [InlineData(S3Fault.StalledAnswer)]
    public async Task FileThatStopsHalfWay_IsAnError_AndNeverTakenForAWholeOne(S3Fault fault)
    {
        var (key, content) = (NewKey(), GivenFile.Png(300_000).Content);
        await KeepAsync(key, content);
        Server.Behave("GET", fault);

        await Assert.ThrowsAnyAsync<IOException>(() => Store.ReadBackAsync(key, Ct));

        Assert.Contains(("GET", fault), Server.Requests);
    }

    [Fact]
    public async Task FileThatIsDamagedThere_IsSeenWhenItIsReadBack()
    {
        var (key, content) = (NewKey(), GivenFile.Png().Content);
        await KeepAsync(key, content);
        Server.Behave("GET", S3Fault.OtherBytes);

        var there = await Store.ReadBackAsync(key, Ct);

        Assert.Equal(content.Length, there!.Bytes);
        Assert.NotEqual(GivenFile.Hash(content), there.Sha256);
        Assert.False(await KeepAsync(key, content));
    }

    [Fact]
    public async Task KeyThatTheStoreDoesNotKnow_IsRefused()
    {
        using var stranger = new S3FileStore(Server.Options with { SecretKey = "another-secret" }, S3TestServer.Quick);
        using var content = new MemoryStream("a receipt"u8.ToArray());

        await Assert.ThrowsAsync<IOException>(() => stranger.KeepAsync(NewKey(), content, new FileDigest(9, GivenFile.Hash("a receipt"u8)), Ct));

        Assert.Empty(Server.Objects);
    }

    [Fact]
    public async Task WhoeverLeaves_IsNoFaultOfTheStore()
    {
        using var left = new CancellationTokenSource();
        Server.Behave("GET", S3Fault.Hang);
        var opening = Store.OpenAsync(NewKey(), left.Token);
        await left.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => opening);
    }

    [Fact]
    public async Task Health_TellsWhetherItAnswers()
    {
        var clock = new FakeTimeProvider();
        using var health = new S3Health(S3, clock);

        Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync(new HealthCheckContext(), Ct)).Status);
        Server.Behave("PUT", S3Fault.Error);
        Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync(new HealthCheckContext(), Ct)).Status); // asked a moment ago
        clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal(HealthStatus.Degraded, (await health.CheckHealthAsync(new HealthCheckContext(), Ct)).Status);
        Server.Behave("PUT", S3Fault.None);
        Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync(new HealthCheckContext(), Ct)).Status);
        Assert.Empty(await Store.ListAsync(Ct).ToListAsync(Ct));
    }

    [Fact]
    public async Task Health_TellsThatAStoreWritesOverWhatIsThere()
    {
        using var health = new S3Health(S3, new FakeTimeProvider());
        Server.WritesOver = true;

        Assert.Equal(HealthStatus.Degraded, (await health.CheckHealthAsync(new HealthCheckContext(), Ct)).Status);
    }
}
