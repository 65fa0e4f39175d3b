using PracticePortal.Platform.Commands;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Account.Factors;

/// <summary>The command beside a portal that runs.</summary>
public sealed class RemoveFactorsCommandTests
{
    private const string Email = "consultant@norr.example";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Command_TakesFactorsAndPassword_AndTheOwnerIsTold(bool onPostgres)
    {
        await using var postgres = onPostgres ? await PostgresTestDatabase.CreateAsync() : null;
        using var directory = new TestDirectory();
        await using var mail = SmtpTestServer.Start();
        await using var portal = await PortalProcess.StartAsync(directory.Path, mail.Port, postgres?.ConnectionString);
        await portal.Database.ExecuteAsync($"""UPDATE "AspNetUsers" SET "TwoFactorEnabled" = {(onPostgres ? "TRUE" : "1")} WHERE "Email" = '{Email}' """);

        var nobody = await portal.RunAsync("remove-factors", "nobody@norr.example");
        var usage = await portal.RunAsync("remove-factors");
        Assert.Equal("1", await CountAsync(portal, """ "TwoFactorEnabled" """));
        var done = await portal.RunAsync("remove-factors", Email);

        Assert.Equal((1, PortalCommands.NotDone), (nobody.Code, usage.Code));
        Assert.Contains("Nobody has this address", nobody.Said, StringComparison.Ordinal);
        Assert.True(done.Code == 0, done.Said);
        Assert.DoesNotContain(Email, done.Said, StringComparison.Ordinal);
        Assert.Equal("0", await CountAsync(portal, """ "TwoFactorEnabled" """));
        Assert.Equal("1", await CountAsync(portal, """ "PasswordHash" IS NULL"""));
        Assert.Equal("1", await portal.Database.ReadAsync("""SELECT CAST(COUNT(*) AS TEXT) FROM "AuditEntries" WHERE "What" = 'factors-removed' AND "ActorName" = 'system:operator' """));
        var letter = await mail.WaitForAsync(Email, TimeSpan.FromMinutes(2)); // the sweep of the outbox, once a minute
        Assert.Contains("/account/forgot", letter.Message.TextBody, StringComparison.Ordinal);
    }

    private static Task<string> CountAsync(PortalProcess portal, string what) =>
        portal.Database.ReadAsync($"""SELECT CAST(COUNT(*) AS TEXT) FROM "AspNetUsers" WHERE "Email" = '{Email}' AND {what}""");
}
