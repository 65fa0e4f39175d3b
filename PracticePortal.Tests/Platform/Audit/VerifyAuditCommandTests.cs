using PracticePortal.Platform.Commands;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Audit;

/// <summary>The command beside a portal that runs.</summary>
public sealed class VerifyAuditCommandTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Command_TellsWhetherTheHistoryIsWhole(bool onPostgres)
    {
        await using var postgres = onPostgres ? await PostgresTestDatabase.CreateAsync() : null;
        using var directory = new TestDirectory();
        await using var mail = SmtpTestServer.Start();
        await using var portal = await PortalProcess.StartAsync(directory.Path, mail.Port, postgres?.ConnectionString);
        await portal.Database.AllIsSealedAsync();

        var whole = await portal.RunAsync("verify-audit");
        Assert.True(whole.Code == 0, whole.Said);
        Assert.Contains("Whole: 0 faults", whole.Said, StringComparison.Ordinal);
        Assert.DoesNotContain(" 0 entries sealed", whole.Said, StringComparison.Ordinal);

        var head = await portal.Database.ReadAsync("""SELECT "Chain" || '/' || "Sequence" || '/' || "Hash" FROM "AuditSeals" WHERE "Hash" IS NOT NULL ORDER BY "Sequence" DESC LIMIT 1""");
        Assert.Equal(0, (await portal.RunAsync("verify-audit", head)).Code);
        var nonsense = await portal.RunAsync("verify-audit", head, "nonsense");
        Assert.True(nonsense.Code == PortalCommands.NotDone && nonsense.Said.Contains("nonsense is no head", StringComparison.Ordinal), nonsense.Said);
        var cut = await portal.RunAsync("verify-audit", $"{head.Split('/')[0]}/9999/{head.Split('/')[2]}");
        Assert.True(cut.Code == 1 && cut.Said.Contains("Cut: chain", StringComparison.Ordinal), cut.Said);

        await portal.Database.ExecuteAsync("""UPDATE "AuditEntries" SET "ActorName" = 'Somebody else' """);
        var changed = await portal.RunAsync("verify-audit");
        Assert.True(changed.Code == 1 && changed.Said.Contains("Changed: chain", StringComparison.Ordinal), changed.Said);
    }
}
