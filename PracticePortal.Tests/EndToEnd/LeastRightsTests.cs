using Microsoft.Playwright;
using Npgsql;
using PracticePortal.Tests.EndToEnd.PageObjects;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.EndToEnd;

/// <summary>The portal serves under a PostgreSQL account that may change no tables and no history: <c>docs/least-rights.sql</c>.</summary>
public sealed class LeastRightsTests(Browser browser) : BrowserTest(browser)
{
    private const string Customer = "Nordlund Bygg AB";
    private const string Address = "owner@nordlundbygg.example";

    private static readonly string[] s_tooMuch =
    [
        """UPDATE "AuditEntries" SET "What" = 'x'""",
        """DELETE FROM "AuditEntries" """,
        """DELETE FROM "AuditSeals" """,
        """UPDATE "AuditSeals" SET "Chain" = 'x'""",
        """DELETE FROM "TermsApprovals" """,
        """UPDATE "TermsVersions" SET "Content" = 'x'""",
        """DROP TABLE "Outbox" """,
        "CREATE TABLE mine (id int)",
        "CREATE SCHEMA mine",
    ];

    private readonly PostgresTestDatabase _database = new();
    private readonly string _role = $"portal_serves_{Guid.NewGuid():N}";

    public override ValueTask InitializeAsync() => _database.InitializeAsync();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await AsOwnerAsync($"DROP OWNED BY {_role}; DROP ROLE {_role}");
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task An_account_without_rights_to_tables_and_history_is_enough_to_activate_provision_mail_approve_and_seal()
    {
        using var directory = new TestDirectory();
        await using var mail = SmtpTestServer.Start();
        await AsOwnerAsync($"CREATE ROLE {_role} LOGIN PASSWORD 'x'");
        await using (await PortalProcess.StartAsync(directory.Path, mail.Port, _database.ConnectionString))
        {
            // The owner's start makes the tables.
        }

        await AsOwnerAsync((await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "least-rights.sql"), Ct)).Replace("portal_serves", _role, StringComparison.Ordinal));
        var serves = new NpgsqlConnectionStringBuilder(_database.ConnectionString) { Username = _role, Password = "x" }.ConnectionString;
        await using var portal = await PortalProcess.StartAsync(
            directory.Path, mail.Port, serves, new Dictionary<string, string?> { ["Database__MigrateAtStart"] = "false" });

        var agency = await new Agency(await NewPersonAsync(portal.BaseUrl)).LogInAsync();
        await agency.ActivateAsync(Customer);
        var owner = new Customer(await NewPersonAsync(portal.BaseUrl));
        await owner.OpenAndLogInAsync(await mail.WaitForAsync(Address));
        await owner.ApproveAsync(documents: 2);
        await Assertions.Expect(agency.Status).ToHaveTextAsync("Active");
        await portal.Database.NothingWaitsAsync();
        await portal.Database.AllIsSealedAsync();

        Assert.All(s_tooMuch, act => Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, RefusalOf(act, serves)));
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static string RefusalOf(string act, string connectionString)
    {
        using var connection = new NpgsqlConnection(connectionString);
        connection.Open();
        using var command = new NpgsqlCommand(act, connection);
        return Assert.Throws<PostgresException>(() => command.ExecuteNonQuery()).SqlState;
    }

    private async Task AsOwnerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_database.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Ct);
    }
}
