using Microsoft.EntityFrameworkCore;
using Npgsql;
using PracticePortal.Features.Collaborations;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Email;
using PracticePortal.Platform.Outbox;
using PracticePortal.Tests.Platform.Outbox;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Faults;

/// <summary>The database does not take what a handler has done last: a letter that went out is written down as soon as it does.</summary>
public sealed class EndOfRowTests : IAsyncDisposable
{
    private readonly DatabaseProxy _proxy = new();
    private readonly SqliteFault _fault = new();
    private readonly RefusedSaves _refused = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _proxy.DisposeAsync();

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task TakenLetter_WhoseEndCannotBeSaved_IsSavedLater_AndGoesOutOnce(DatabaseProvider database)
    {
        await using var the = await StartAsync(database);
        the.Portal.Mail.Answer(ActivationCase.Contact, _ =>
        {
            Begin();
            return Task.FromResult<SendOutcome>(new SendOutcome.Accepted("250 taken"));
        });
        Assert.True((await the.ActivateAsync()).Succeeded);

        var delivering = the.Portal.DeliverAsync();
        await _refused.First.WaitAsync(Ct);
        End();

        await DoneOnceAsync(the, delivering);
    }

    [Fact]
    public async Task TakenLetter_WhoseEndWasSavedAndNotAnswered_GoesOutOnce()
    {
        await using var the = await StartAsync(DatabaseProvider.PostgreSql);
        the.Portal.Mail.Answer(ActivationCase.Contact, _ =>
        {
            _proxy.SwallowNextCommit();
            return Task.FromResult<SendOutcome>(new SendOutcome.Accepted("250 taken"));
        });
        Assert.True((await the.ActivateAsync()).Succeeded);

        var delivering = the.Portal.DeliverAsync();
        await _refused.First.WaitAsync(Ct);

        await DoneOnceAsync(the, delivering);
        Assert.Equal(1, _proxy.Swallowed);
    }

    /// <summary>As after a change of servers: the one that answers takes no writes yet.</summary>
    [Fact]
    public async Task TakenLetter_WhilePostgreSqlMayOnlyBeRead_GoesOutOnce()
    {
        await using var the = await StartAsync(DatabaseProvider.PostgreSql);
        the.Portal.Mail.Answer(ActivationCase.Contact, async _ =>
        {
            await MayOnlyBeReadAsync(the.Portal, "on");
            return new SendOutcome.Accepted("250 taken");
        });
        Assert.True((await the.ActivateAsync()).Succeeded);

        var delivering = the.Portal.DeliverAsync();
        await _refused.First.WaitAsync(Ct);
        await MayOnlyBeReadAsync(the.Portal, "off");

        await DoneOnceAsync(the, delivering);
    }

    /// <summary>Nothing was sent, so that nothing is lost by running the handler again.</summary>
    [Fact]
    public async Task EndAlone_IsNotTriedAgain_AndItsRowIsDeliveredAgain()
    {
        var bells = new Bells();
        bells.Answer = (_, _) =>
        {
            Begin();
            return Task.CompletedTask;
        };
        await using var portal = await TestPortal.StartAsync(services =>
        {
            bells.Replace(services);
            _fault.Replace(services);
            _refused.Replace(services);
        });
        var id = (await Bells.RingAsync(portal, "door")).Single(m => m.HandlerName == nameof(OpenTheDoor)).Id;

        var delivering = new OutboxWorker(portal).TryDeliverAsync(id, Ct);
        await AdvanceUntilAsync(portal, _ => delivering.IsCompleted);
        await Assert.ThrowsAnyAsync<Exception>(() => delivering);
        Assert.Equal(1, _refused.Count);
        End();

        bells.Answer = (_, _) => Task.CompletedTask;
        portal.Clock.Advance(OutboxClaims.Duration + TimeSpan.FromSeconds(1));
        await portal.DeliverAsync();
        Assert.Equal((2, 0, true), (await Bells.RowsAsync(portal)).Where(m => m.Id == id).Select(m => (m.Attempts, m.Failures, m.DoneAt is not null)).Single());
        Assert.Equal(2, bells.Heard.Count);
    }

    private async Task DoneOnceAsync(ActivationCase the, Task delivering)
    {
        await AdvanceUntilAsync(the.Portal, rows => rows.All(m => m.DoneAt is not null));
        await AdvanceUntilAsync(the.Portal, _ => delivering.IsCompleted);
        await delivering;
        var row = (await Bells.RowsAsync(the.Portal)).Single(m => m.HandlerName == nameof(SendInvitationEmail));
        Assert.Equal((1, 0, 0), (row.Attempts, row.Failures, row.Deaths));
        var delivery = await the.Portal.ReadAsync(db => db.EmailDeliveries.SingleAsync(Ct));
        Assert.Equal((EmailState.Accepted, "250 taken", 1), (delivery.State, delivery.Answer, delivery.Tries));
        Assert.Single(the.Portal.Mail.Tries);
        Assert.True(_refused.Count > 0, "The database took it.");
    }

    private Task<ActivationCase> StartAsync(DatabaseProvider database) => ActivationCase.StartAsync(
        CustomerRelation.UsesScanner, database, through: _proxy.Before, replace: services =>
        {
            _fault.Replace(services);
            _refused.Replace(services);
        });

    private void Begin()
    {
        _fault.Begin(SqliteFault.ReadOnly);
        _proxy.GoAway();
    }

    private void End()
    {
        _fault.End();
        _proxy.ComeBack();
    }

    /// <summary>Of connections that begin from now on; those that the portal keeps open are let go.</summary>
    private static async Task MayOnlyBeReadAsync(TestPortal portal, string setting)
    {
        await using var server = new NpgsqlConnection(RequiredSetting.Read(RequiredSetting.Postgres));
        await server.OpenAsync(Ct);
        await using var alter = new NpgsqlCommand(
            $"ALTER DATABASE {new NpgsqlConnectionStringBuilder(portal.Postgres).Database} SET default_transaction_read_only = {setting}", server);
        await alter.ExecuteNonQueryAsync(Ct);
        await using var pooled = new NpgsqlConnection(portal.Postgres);
        NpgsqlConnection.ClearPool(pooled);
    }

    private static async Task AdvanceUntilAsync(TestPortal portal, Predicate<IReadOnlyList<OutboxMessage>> condition)
    {
        for (var asked = 0; !condition(await Bells.RowsAsync(portal)); asked++)
        {
            Assert.True(asked < 2000, "It never happened.");
            portal.Clock.Advance(TimeSpan.FromSeconds(1));
        }
    }
}
