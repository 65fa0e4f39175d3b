using Microsoft.EntityFrameworkCore;
using Npgsql;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Outbox;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Outbox;

/// <summary>A dead worker's row that cannot be had just now holds up no other.</summary>
public sealed class DeadWorkersTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A transaction that nobody ends any more holds the row.</summary>
    [Fact]
    public async Task Row_ThatSomebodyHasLocked_IsLeftForLater_AndTheOthersAreFreed()
    {
        await using var portal = await TestPortal.StartAsync(
            new Bells().Replace, DatabaseProvider.PostgreSql, connection => new NpgsqlConnectionStringBuilder(connection) { CommandTimeout = 5 }.ConnectionString);
        var rows = await Bells.RingAsync(portal, "front", "back");
        await DieAsync(portal);
        await using var forsaken = new NpgsqlConnection(portal.Postgres);
        await forsaken.OpenAsync(Ct);
        await using var transaction = await forsaken.BeginTransactionAsync(Ct);
        await using var hold = new NpgsqlCommand("""SELECT 1 FROM "Outbox" WHERE "Id" = $1 FOR UPDATE""", forsaken, transaction);
        hold.Parameters.AddWithValue(rows[0].Id);
        Assert.NotNull(await hold.ExecuteScalarAsync(Ct));

        await portal.Get<OutboxFailures>().RecordDeathsAsync(portal.Now, Ct);

        Assert.All(await Bells.RowsAsync(portal), row => Assert.Equal(row.Id == rows[0].Id ? (0, false) : (1, true), (row.Deaths, row.ClaimedUntil is null)));
        await transaction.RollbackAsync(Ct);
        await portal.DeliverAsync();
        Assert.All(await Bells.RowsAsync(portal), row => Assert.Equal((1, true), (row.Deaths, row.DoneAt is not null)));
    }

    [Fact]
    public async Task Rows_ThatCannotBeFreed_KeepNobodyFromWhatIsDue()
    {
        var bells = new Bells();
        await using var portal = await TestPortal.StartAsync(bells.Replace);
        await Bells.RingAsync(portal, "dead");
        await DieAsync(portal);
        await Bells.RingAsync(portal, "due");
        await ExecuteAsync(portal, """
            CREATE TRIGGER refuse BEFORE UPDATE OF "Deaths" ON "Outbox" WHEN NEW."Deaths" > OLD."Deaths" BEGIN SELECT RAISE(ABORT, 'Not now.'); END
            """);

        await portal.DeliverAsync();

        Assert.Equal("due", Assert.Single(bells.Heard).Where);
        Assert.All(await Bells.RowsAsync(portal), row => Assert.NotEqual(row.DoneAt is null, row.ClaimedUntil is null));
        await ExecuteAsync(portal, "DROP TRIGGER refuse");
        await portal.DeliverAsync();
        Assert.Equal(["due", "dead"], bells.Heard.Select(h => h.Where));
    }

    /// <summary>All was in hand when the process ended; the claims are over.</summary>
    private static Task<int> DieAsync(TestPortal portal) => portal.ReadAsync(db => db.Outbox
        .ExecuteUpdateAsync(set => set.SetProperty(m => m.ClaimedUntil, portal.Now.AddSeconds(-1)).SetProperty(m => m.Attempts, 1), Ct));

    private static Task<int> ExecuteAsync(TestPortal portal, string sql) => portal.ReadAsync(db => db.Database.ExecuteSqlRawAsync(sql, Ct));
}
