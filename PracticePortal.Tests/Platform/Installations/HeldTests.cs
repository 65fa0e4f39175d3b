using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Administration;
using PracticePortal.Features.Collaborations;
using PracticePortal.Platform.Audit.Chain;
using PracticePortal.Platform.Commands;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Installations;
using PracticePortal.Tests.Features.Administration;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Installations;

/// <summary>A copy that was restored sends nothing until it is confirmed.</summary>
public sealed class HeldTests
{
    private const string Password = "Demo-2026!portal";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Held_DeliversNothing_UntilAPortalAdministratorConfirms(DatabaseProvider database)
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner, database);
        var portal = the.Portal;
        await portal.Get<InstallationKeeper>().NoticeAsync(Ct);
        await portal.Get<InstallationKeeper>().HoldAsync(Ct);
        Assert.True((await the.ActivateAsync()).Succeeded);

        await portal.DeliverAsync();
        Assert.Empty(portal.Mail.Accepted);

        await portal.HavePortalAdministratorAsync();
        Assert.Equal(portal.Now, (await portal.Get<OutboxQueries>().ListAsync(OutboxState.Waiting, "", 0, Ct))!.HeldSince);
        Assert.True((await portal.Get<ConfirmInstallation>().ExecuteAsync(Ct)).Succeeded);
        Assert.Equal("installation-not-held", (await portal.Get<ConfirmInstallation>().ExecuteAsync(Ct)).Error?.Code);
        await portal.DeliverAsync();

        Assert.NotEmpty(portal.Mail.Accepted);
        Assert.Contains((await portal.Get<PortalHistory>().ListAsync(0, Ct))!.Rows, r => r is { What: InstallationCommands.Confirmed, Actor: "Administrator, Portal" });
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Hold_InTheMiddleOfALane_BitesAtTheNextRow(DatabaseProvider database)
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner, database);
        var portal = the.Portal;
        Assert.True((await the.ActivateAsync()).Succeeded);
        var due = await portal.ReadAsync(db => db.Outbox.Where(m => m.DoneAt == null).Select(m => m.Id).ToListAsync(Ct));
        await portal.Get<InstallationKeeper>().HoldAsync(Ct);

        Assert.NotEmpty(due);
        foreach (var id in due)
        {
            Assert.False(await new OutboxWorker(portal).TryDeliverAsync(id, Ct));
        }

        Assert.Empty(portal.Mail.Accepted);
    }

    /// <summary>A database from before this table, and one that starts again, is this installation.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Database_ThatStaysWhereItIs_IsNeverHeld(DatabaseProvider database)
    {
        await using var portal = await TestPortal.StartAsync(database: database);

        await portal.Get<InstallationKeeper>().NoticeAsync(Ct);
        await portal.Get<InstallationKeeper>().NoticeAsync(Ct);

        Assert.False(await portal.ReadAsync(db => db.IsHeldAsync(Ct)));
        Assert.Equal(1, await portal.ReadAsync(db => db.Installations.CountAsync(Ct)));
    }

    /// <summary>Into another database, and into the very same one.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RestoredDump_IsHeld_AndItsHistoryIsWhole(bool intoTheSame)
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner, DatabaseProvider.PostgreSql);
        var connection = the.Portal.Get<DatabaseOptions>().ConnectionString;
        await the.Portal.Get<InstallationKeeper>().NoticeAsync(Ct);
        Assert.True((await the.ActivateAsync()).Succeeded);
        await the.Portal.Get<AuditSealing>().SealAsync(Ct);
        using var place = new TestDirectory();
        await PostgresTools.RunAsync("pg_dump", connection, "--format=custom", $"--file={place.File("portal.dump")}");

        await using var restored = intoTheSame ? null : await TestPortal.StartEmptyAsync(DatabaseProvider.PostgreSql);
        var copy = restored ?? the.Portal;
        var into = copy.Get<DatabaseOptions>().ConnectionString;
        await PostgresTools.RunAsync("pg_restore", into, "--clean", "--if-exists", "--no-owner", $"--dbname={PostgresTools.NameOf(into)}", place.File("portal.dump"));
        await copy.MigrateAsync();
        await copy.Get<InstallationKeeper>().NoticeAsync(Ct);

        Assert.True(await copy.ReadAsync(db => db.IsHeldAsync(Ct)));
        await copy.DeliverAsync();
        Assert.Empty(copy.Mail.Accepted);
        await using var db = await copy.OpenAsync();
        var verdict = await copy.Get<AuditVerifier>().VerifyAsync(db, [], Ct);
        Assert.True(verdict.IsWhole && verdict.Sealed > 0);

        await copy.HavePortalAdministratorAsync();
        Assert.True((await copy.Get<ConfirmInstallation>().ExecuteAsync(Ct)).Succeeded);
        await copy.Get<InstallationKeeper>().NoticeAsync(Ct);
        await copy.DeliverAsync();
        Assert.NotEmpty(copy.Mail.Accepted);
    }

    /// <summary>The real process, its commands, and a real mail server.</summary>
    [Fact]
    public async Task RestoredBackup_Starts_AndSendsNothing_UntilItIsConfirmed()
    {
        using var original = new TestDirectory();
        using var place = new TestDirectory();
        await using var mail = SmtpTestServer.Start();
        await using (var portal = PortalProcess.Prepare(original.Path, mail.Port, withUseCases: true))
        {
            await portal.StartAsync();
            await portal.Database.NothingWaitsAsync();
            Assert.Equal(0, (await portal.RunAsync("hold")).Code);
            await InviteAsync(portal, "first@norr.example");
            await portal.KillAsync();
            Assert.Equal(0, (await portal.RunAsync("confirm-installation")).Code); // so that it is the backup that is held, and not what it was made of
            var (code, said) = await portal.RunAsync("backup", place.File("copy"));
            Assert.True(code == 0, said);
            Assert.Equal(PortalCommands.NotDone, (await portal.RunAsync("backup", place.File("copy"))).Code);
        }

        await using var copy = PortalProcess.Prepare(place.File("copy"), mail.Port, withUseCases: true);
        await copy.StartAsync();
        await InviteAsync(copy, "second@norr.example");
        await copy.Database.AllIsSealedAsync(); // by the job server, in whose same minute the outbox is swept
        Assert.Empty(Invitations(mail));

        var held = await copy.RunAsync("held");
        Assert.True(held.Code == 1 && held.Said.Contains("Held.", StringComparison.Ordinal), held.Said);
        Assert.Equal(0, (await copy.RunAsync("verify-audit")).Code);
        Assert.Equal(0, (await copy.RunAsync("confirm-installation")).Code);
        await copy.Database.NothingWaitsAsync();

        Assert.Equal(["first@norr.example", "second@norr.example"], Invitations(mail));
    }

    private static IEnumerable<string> Invitations(SmtpTestServer mail) => mail.Received.Select(letter => letter.To)
        .Where(address => address is "first@norr.example" or "second@norr.example").Order(StringComparer.Ordinal);

    private static async Task InviteAsync(PortalProcess portal, string address)
    {
        using var client = new UseCaseClient(portal.BaseUrl, 1);
        Assert.True(await client.LogInAsync("agency-admin@norr.example", Password));
        var answer = await client.RunAsync(
            nameof(PracticePortal.Features.Agencies.InviteMember),
            new { input = new { Name = "Person, Invited", Email = address, Role = "Consultant", Language = "en" } }, Ct);
        Assert.True(answer.Known == Known.Done, answer.Words);
    }
}
