using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Agencies;
using PracticePortal.Features.Collaborations;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Data;

/// <summary>What a save answers, and what comes back of it, alike on both databases.</summary>
public sealed class SavingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task TrySave_OfARowThatSomebodyElseChanged_IsRefused(DatabaseProvider database)
    {
        await using var portal = await TestPortal.StartAsync(database: database);
        await portal.SaveAsync(Given.Agency());
        await using var first = await portal.OpenAsync();
        await using var second = await portal.OpenAsync();
        (await first.Agencies.SingleAsync(Ct)).Rename("First AB");
        (await second.Agencies.SingleAsync(Ct)).Rename("Second AB");

        Assert.True((await first.TrySaveAsync(Ct)).Succeeded);
        Assert.Equal(CommonErrors.ChangedByOthers, (await second.TrySaveAsync(Ct)).Error);

        var saved = await portal.ReadAsync(db => db.Agencies.SingleAsync(Ct));
        Assert.Equal(("First AB", 1), (saved.Name, saved.Version));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task TrySave_OfARowThatMustBeTheOnlyOne_IsRefused(DatabaseProvider database)
    {
        await using var portal = await TestPortal.StartAsync(database: database);
        var number = Given.OrganisationNumber();
        await portal.SaveAsync(Given.Agency(number: number));
        await using var first = await portal.OpenAsync();
        await using var second = await portal.OpenAsync();
        first.Add(Given.Agency(number: number));
        second.Add(Given.Agency(number: number));

        Assert.Equal(CommonErrors.AlreadyExists, (await first.TrySaveAsync(Ct)).Error);
        Assert.Equal(AgencyErrors.NumberTaken, (await second.TrySaveAsync(Ct, AgencyErrors.NumberTaken)).Error);
    }

    /// <summary>The last line of defence: <c>ActivateCollaboration</c> also saves the customer's row along, so that it never comes to this.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task TrySave_OfASecondOpenCollaborationOfACustomer_IsRefused_WhateverTheProgramForgets(DatabaseProvider database)
    {
        await using var portal = await TestPortal.StartAsync(database: database);
        var agency = Given.Agency();
        var (user, customer) = (Given.User("consultant@norr.example"), Given.Customer(agency));
        var (member, task) = (Given.Member(agency, user), Given.Task(customer));
        await portal.SaveAsync(
            user, agency, member, customer, task, Given.Collaboration(agency, customer, task, member, CollaborationStatus.Cancelled),
            Given.Collaboration(agency, customer, task, member, CollaborationStatus.Provisioning));
        await using var db = await portal.OpenAsync();
        db.Add(Given.Collaboration(agency, customer, task, member, CollaborationStatus.Provisioning));

        Assert.Equal(CommonErrors.AlreadyExists, (await db.TrySaveAsync(Ct)).Error);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task TrySave_OfAnythingElseThatIsWrong_Throws(DatabaseProvider database)
    {
        await using var portal = await TestPortal.StartAsync(database: database);
        await using var db = await portal.OpenAsync();
        db.Add(Given.Customer(Given.Agency())); // of an agency that is not there

        await Assert.ThrowsAsync<DbUpdateException>(() => db.TrySaveAsync(Ct));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Dates_ComeBackAsUtc(DatabaseProvider database)
    {
        await using var portal = await TestPortal.StartAsync(database: database);
        var at = new DateTime(2026, 10, 25, 0, 59, 59, 123, DateTimeKind.Utc).AddMicroseconds(456); // in the hour that comes twice in Stockholm
        await portal.SaveAsync(Agency.Create("Norr AB", Given.OrganisationNumber(), at).Value);

        var (saved, found) = await portal.ReadAsync(async db => (
            await db.Agencies.AsNoTracking().SingleAsync(Ct), await db.Agencies.CountAsync(a => a.CreatedAt <= at && a.CreatedAt > at.AddMicroseconds(-1), Ct)));

        Assert.Equal((at, DateTimeKind.Utc, 1), (saved.CreatedAt, saved.CreatedAt.Kind, found));
    }

    [Fact]
    public async Task SavingSynchronously_IsAMistake()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var db = await portal.OpenAsync();
        db.Add(Given.Agency());

#pragma warning disable MA0045 // That it cannot be done is what is asked here.
        Assert.Throws<NotSupportedException>(() => db.SaveChanges());
#pragma warning restore MA0045
    }

    [Fact]
    public async Task RefusedSave_TellsNobodyAndWakesNobody()
    {
        await using var portal = await TestPortal.StartAsync();
        var number = Given.OrganisationNumber();
        var agency = Given.Agency(number: number);
        await portal.SaveAsync(agency);
        var told = 0;
        using var page = portal.Live.Subscribe(LiveTopic.Agency(agency.Id), () => Task.FromResult(Interlocked.Increment(ref told)));
        await using var db = await portal.OpenAsync();
        (await db.Agencies.SingleAsync(Ct)).Rename("Renamed AB");
        db.Add(Given.Agency(number: number));

        Assert.False((await db.TrySaveAsync(Ct)).Succeeded);

        Assert.Equal((0, 0), (told, portal.Nudges.Count));
        Assert.Equal(0, await portal.ReadAsync(d => d.AuditEntries.CountAsync(Ct)));
    }

    /// <summary>Each waits for a row that the other has written. PostgreSQL ends the one that has waited longer.</summary>
    [Fact]
    public async Task TrySave_ThatMeetsAnotherInADeadlock_IsRefusedAsOvertaken()
    {
        await using var portal = await TestPortal.StartAsync(database: DatabaseProvider.PostgreSql);
        Agency[] agencies = [Given.Agency(), Given.Agency()];
        await portal.SaveAsync(agencies);
        await using var first = await portal.OpenAsync();
        await using var second = await portal.OpenAsync();
        foreach (var agency in await first.Agencies.ToListAsync(Ct))
        {
            agency.Rename("Renamed AB");
        }

        var (early, late) = agencies[0].Id.CompareTo(agencies[1].Id) < 0 ? (agencies[0].Id, agencies[1].Id) : (agencies[1].Id, agencies[0].Id); // rows are saved in the order of their keys
        await using var other = await second.Database.BeginTransactionAsync(Ct);
        await second.Database.ExecuteSqlAsync($"SET LOCAL deadlock_timeout = '1min'", Ct); // so that it is the save that looks for the deadlock
        await RenameAsync(late);
        var save = first.TrySaveAsync(Ct);
        await UntilSomebodyWaitsAsync(portal);
        await RenameAsync(early);

        Assert.Equal(CommonErrors.ChangedByOthers, (await save).Error);
        await other.CommitAsync(Ct);

        Task<int> RenameAsync(Guid id) => second.Database.ExecuteSqlAsync($"""UPDATE "Agencies" SET "Name" = 'Other AB' WHERE "Id" = {id}""", Ct);
    }

    private static async Task UntilSomebodyWaitsAsync(TestPortal portal)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await portal.ReadAsync(db => db.Database.SqlQuery<int>($"""SELECT COUNT(*)::int AS "Value" FROM pg_locks WHERE NOT granted""").SingleAsync(Ct)) == 0)
        {
            await timer.WaitForNextTickAsync(Ct);
        }
    }
}
