using Microsoft.EntityFrameworkCore;
using Npgsql;
using PracticePortal.Features.Collaborations;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Outbox;
using PracticePortal.Tests.Platform.Outbox;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Faults;

/// <summary>PostgreSQL is away, silent, full of connections, or lost in the one moment that matters; and comes back.</summary>
public sealed class DatabaseAwayTests : IAsyncDisposable
{
    private const int Pool = 8;

    private readonly DatabaseProxy _proxy = new();
    private string _connectionString = "";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _proxy.DisposeAsync();

    [Fact]
    public async Task Away_TheActFails_NothingIsHalfDone_AndItGoesThroughWhenTheDatabaseIsBack()
    {
        await using var the = await StartAsync();
        var before = await the.PictureAsync();

        _proxy.GoAway();
        var failed = await Assert.ThrowsAnyAsync<Exception>(() => the.ActivateAsync());
        Assert.True(LostAnswer.IsCause(failed), failed.ToString());
        await Assert.ThrowsAnyAsync<Exception>(the.Portal.DeliverAsync);
        await Assert.ThrowsAnyAsync<Exception>(() => ConnectAsync());
        Assert.True(_proxy is { Cut: > 0, Refused: > 0 }, "The database was not away.");
        _proxy.ComeBack();

        await the.NothingChangedAsync(before);
        await the.WorkGoesOnAsync();
    }

    [Fact]
    public async Task AwayWhileAHandlerWorks_TheRowIsDoneLater_AndThatIsNoFailureOfTheHandler()
    {
        var bells = new Bells();
        bells.Answer = (_, _) =>
        {
            _proxy.GoAway();
            return Task.CompletedTask;
        };
        await using var portal = await TestPortal.StartAsync(bells.Replace, DatabaseProvider.PostgreSql, _proxy.Before);
        var id = (await Bells.RingAsync(portal, "door")).Single(m => m.HandlerName == nameof(OpenTheDoor)).Id;

        await Assert.ThrowsAnyAsync<Exception>(() => new OutboxWorker(portal).TryDeliverAsync(id, Ct));
        Assert.True(_proxy.Cut > 0, "The database was not away.");
        _proxy.ComeBack();
        bells.Answer = (_, _) => Task.CompletedTask;
        portal.Clock.Advance(OutboxClaims.Duration + TimeSpan.FromSeconds(1));
        await portal.DeliverAsync();

        var row = (await Bells.RowsAsync(portal)).Single(m => m.Id == id);
        Assert.Equal((2, 0, 1, true), (row.Attempts, row.Failures, row.Deaths, row.DoneAt is not null));
    }

    [Fact]
    public async Task LostBetweenCommitAndItsAnswer_TheActIsKnownToBeDone()
    {
        await using var the = await StartAsync();
        var nudges = the.Portal.Nudges.Count;

        _proxy.SwallowNextCommit();
        var activated = await the.ActivateAsync();

        Assert.Equal(1, _proxy.Swallowed);
        Assert.True(activated.Succeeded, activated.Error?.Code);
        Assert.Equal(nudges + 1, the.Portal.Nudges.Count);
        await the.AllFollowsOnceAsync(activated.Value);
        Assert.Equal("collaboration-already-open", (await the.ActivateAsync()).Error?.Code);
    }

    /// <summary>Nobody may be told that it failed while it can still be done.</summary>
    [Fact]
    public async Task LostWhileCommitIsOnItsWay_TheActFails_AndIsNotDoneAfterwards()
    {
        await using var the = await StartAsync();
        var before = await the.PictureAsync();

        _proxy.DelayNextCommit();
        var failed = await Assert.ThrowsAnyAsync<Exception>(() => the.ActivateAsync());
        Assert.True(LostAnswer.IsCause(failed), failed.ToString());
        Assert.Equal(1, _proxy.Delayed);

        await the.NothingChangedAsync(before);
        await the.WorkGoesOnAsync();
    }

    /// <summary>One that writes neither history nor outbox.</summary>
    [Fact]
    public async Task LostAnswerOfAChange_IsKnownByTheRowItself()
    {
        await using var the = await StartAsync();
        await using var db = await the.Portal.OpenAsync();
        var customer = await db.Customers.FirstAsync(Ct);
        db.Touch(customer);
        db.Touch(await db.Agencies.FirstAsync(Ct)); // two rows need a transaction

        _proxy.SwallowNextCommit();
        var saved = await db.TrySaveAsync(Ct);

        Assert.Equal((1, true), (_proxy.Swallowed, saved.Succeeded));
        Assert.Equal(customer.Version, await the.Portal.ReadAsync(other => other.Customers.Where(c => c.Id == customer.Id).Select(c => c.Version).SingleAsync(Ct)));
    }

    [Fact]
    public async Task HalfOpen_TheActEndsByItsTimeOut_AndGoesThroughWhenTheLineIsBack()
    {
        await using var the = await StartAsync(connection => new NpgsqlConnectionStringBuilder(connection) { CommandTimeout = 2, Timeout = 2 }.ConnectionString);
        var before = await the.PictureAsync();

        _proxy.FallSilent();
        var failed = await Assert.ThrowsAnyAsync<Exception>(() => the.ActivateAsync());
        Assert.True(_proxy.IsSilent);
        Assert.True(LostAnswer.IsCause(failed), failed.ToString());
        _proxy.ComeBack();

        await the.NothingChangedAsync(before);
        await the.WorkGoesOnAsync();
    }

    [Fact]
    public async Task NoConnectionLeft_TheActFails_AndGoesThroughWhenOneIsGivenBack()
    {
        await using var the = await StartAsync(connection => new NpgsqlConnectionStringBuilder(connection) { MaxPoolSize = Pool, Timeout = 3 }.ConnectionString);
        var before = await the.PictureAsync();

        List<NpgsqlConnection> others = [];
        while (others.Count < Pool)
        {
            others.Add(await ConnectAsync());
        }

        var failed = await Assert.ThrowsAnyAsync<Exception>(() => the.ActivateAsync());
        Assert.Contains("pool has been exhausted", failed.ToString(), StringComparison.Ordinal);
        foreach (var other in others)
        {
            await other.DisposeAsync();
        }

        await the.NothingChangedAsync(before);
        await the.WorkGoesOnAsync();
    }

    /// <summary>As the portal connects.</summary>
    private async Task<NpgsqlConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection(_connectionString);
        await connection.OpenAsync(Ct);
        return connection;
    }

    private Task<ActivationCase> StartAsync(Func<string, string>? settings = null) => ActivationCase.StartAsync(
        CustomerRelation.UsesScanner, DatabaseProvider.PostgreSql,
        through: connection => _connectionString = _proxy.Before(settings?.Invoke(connection) ?? connection));
}
