using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Customers;
using PracticePortal.Platform.Outbox;
using PracticePortal.Tests.Platform.Outbox;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Faults;

/// <summary>The SQLite file cannot be written to for a while: the disk is full, it may only be read, or somebody else has it.</summary>
public sealed class SqliteFaultTests
{
    private const int MostCustomers = 200;
    private const int Full = 13; // SQLITE_FULL
    private const int Busy = 5; // SQLITE_BUSY
    private const int CannotWrite = 8; // SQLITE_READONLY

    private readonly SqliteFault _fault = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task MayOnlyBeRead_TheActFails_NothingIsHalfDone_AndItGoesThroughAfterwards()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner, replace: _fault.Replace);
        var before = await the.PictureAsync();

        _fault.Begin(SqliteFault.ReadOnly);
        var failed = await Assert.ThrowsAnyAsync<Exception>(() => the.ActivateAsync());
        Assert.Equal(CannotWrite, CodeOf(failed));
        _fault.End();

        await the.NothingChangedAsync(before);
        await the.WorkGoesOnAsync();
    }

    [Fact]
    public async Task FullDisk_WhatDoesNotFitFails_NothingOfItIsHalfDone_AndItGoesThroughAfterwards()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner, replace: _fault.Replace);
        the.Portal.LogIn(the.Office.Consultant);
        var (number, failed, before) = (0, default(Exception), await the.PictureAsync());

        _fault.Begin(SqliteFault.FullDisk);
        while (failed is null && number < MostCustomers)
        {
            before = await the.PictureAsync();
            failed = await Record.ExceptionAsync(() => AddCustomerAsync(the, ++number));
        }

        Assert.Equal(Full, CodeOf(failed));
        await the.NothingChangedAsync(before);
        _fault.End();

        await AddCustomerAsync(the, number);
        await the.WorkGoesOnAsync();
    }

    [Fact]
    public async Task CannotWriteWhatAHandlerDid_TheRowIsDeliveredAgain_AndThatIsNoFailureOfTheHandler()
    {
        var bells = new Bells();
        bells.Answer = (_, _) =>
        {
            _fault.Begin(SqliteFault.ReadOnly);
            return Task.CompletedTask;
        };
        await using var portal = await TestPortal.StartAsync(services =>
        {
            bells.Replace(services);
            _fault.Replace(services);
        });
        var id = (await Bells.RingAsync(portal, "door")).Single(m => m.HandlerName == nameof(OpenTheDoor)).Id;

        var failed = await Assert.ThrowsAnyAsync<Exception>(() => new OutboxWorker(portal).TryDeliverAsync(id, Ct));
        Assert.Equal(CannotWrite, CodeOf(failed));
        _fault.End();
        bells.Answer = (_, _) => Task.CompletedTask;
        portal.Clock.Advance(OutboxClaims.Duration + TimeSpan.FromSeconds(1));
        await portal.DeliverAsync();

        var row = (await Bells.RowsAsync(portal)).Single(m => m.Id == id);
        Assert.Equal((2, 0, true), (row.Attempts, row.Failures, row.DoneAt is not null));
    }

    [Fact]
    public async Task WrittenBySomebodyElse_TheActWaitsForItsTurn()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner);
        await using var other = new SqliteConnection(await the.Portal.ReadAsync(db => Task.FromResult(db.Database.GetConnectionString())));
        await other.OpenAsync(Ct);
        await ExecuteAsync(other, "BEGIN IMMEDIATE");

        var activating = Task.Run(() => the.ActivateAsync(), Ct);
        await using var third = new SqliteConnection(other.ConnectionString) { DefaultTimeout = 1 };
        await third.OpenAsync(Ct);
        Assert.Equal(Busy, (await Assert.ThrowsAsync<SqliteException>(() => ExecuteAsync(third, "BEGIN IMMEDIATE"))).SqliteErrorCode);
        Assert.Empty(await the.Portal.ReadAsync(db => db.Collaborations.ToListAsync(Ct)));
        Assert.False(activating.IsCompleted);
        await ExecuteAsync(other, "COMMIT");

        var activated = await activating;
        Assert.True(activated.Succeeded, activated.Error?.Code);
        await the.AllFollowsOnceAsync(activated.Value);
    }

    [Fact]
    public async Task ReaderThatHoldsTheLog_HoldsUpNobody_AndLosesNothing()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner);
        await using var reader = new SqliteConnection(await the.Portal.ReadAsync(db => Task.FromResult(db.Database.GetConnectionString())));
        await reader.OpenAsync(Ct);
        await ExecuteAsync(reader, "BEGIN");
        Assert.Equal("0", await AskAsync(reader, """SELECT COUNT(*) FROM "Collaborations" """));

        await the.WorkGoesOnAsync();

        Assert.Equal("0", await AskAsync(reader, """SELECT COUNT(*) FROM "Collaborations" """)); // it still sees the old state, so it held the log
        await ExecuteAsync(reader, "COMMIT");
        Assert.Equal("1", await AskAsync(reader, """SELECT COUNT(*) FROM "Collaborations" """));
    }

    private static async Task AddCustomerAsync(ActivationCase the, int number)
    {
        var details = new CustomerDetails
        {
            Name = $"Customer {number} AB",
            OrganisationNumber = Given.OrganisationNumber(),
            ContactName = "Owner",
            ContactEmail = "owner@customer.example",
            ResponsibleId = the.Office.Consultant.Id,
        };
        var added = await the.Portal.Get<AddCustomer>().ExecuteAsync(details, Ct);
        Assert.True(added.Succeeded, added.Error?.Code);
    }

    private static int? CodeOf(Exception? failed) => failed is null or SqliteException ? (failed as SqliteException)?.SqliteErrorCode : CodeOf(failed.InnerException);

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Ct);
    }

    private static async Task<string?> AskAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return $"{await command.ExecuteScalarAsync(Ct)}";
    }
}
