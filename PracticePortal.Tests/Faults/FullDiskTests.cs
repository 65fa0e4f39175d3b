using System.Net;
using PracticePortal.Features.Agencies;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Faults;

/// <summary>The real process on SQLite, when nothing it has can be written any more: database, log of the database, keys, backup.</summary>
public sealed class FullDiskTests : IAsyncLifetime
{
    private const string Password = "Demo-2026!portal";
    private const string Administrator = "agency-admin@norr.example";
    private const string Failed = "SQLite Error 10: 'disk I/O error'";
    private const string Rows = """
        SELECT COUNT(*), (SELECT COUNT(*) FROM "AuditEntries"), (SELECT COUNT(*) FROM "Outbox"), (SELECT COUNT(*) FROM "UserSessions") FROM "MemberInvitations"
        """;

    private readonly TestDirectory _directory = new();
    private readonly SmtpTestServer _mail = SmtpTestServer.Start();
    private readonly PortalProcess _portal;

    public FullDiskTests() => _portal = PortalProcess.Prepare(Data, _mail.Port, withUseCases: true);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Data => _directory.File("data");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _portal.DisposeAsync();
        await _mail.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task Full_ActsAreRefused_PagesAreRead_ABackupIsNone_AndWithRoomAllGoesOnWithoutARestart()
    {
        _portal.StartedBy = FullDisk.Survivor;
        await _portal.StartAsync();
        await _portal.Database.NothingWaitsAsync();
        using var administrator = new UseCaseClient(_portal.BaseUrl, 1);
        using var other = new UseCaseClient(_portal.BaseUrl, 2);
        Assert.True(await administrator.LogInAsync(Administrator, Password));
        var before = await _portal.Database.RowsAsync(Rows);
        Assert.Equal("Healthy", await DiskAsync(administrator));

        await FullDisk.BeginAsync(_portal.Id);
        Assert.Equal(Known.Failed, (await InviteAsync(administrator)).Known);
        Assert.Contains(Failed, _portal.Output, StringComparison.Ordinal); // the fault was there
        Assert.False(await other.LogInAsync(Administrator, Password));
        Assert.Contains("Something went wrong", other.Visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(before, await _portal.Database.RowsAsync(Rows));
        await administrator.Visitor.OpenAsync("/customers");
        Assert.Equal(HttpStatusCode.OK, administrator.Visitor.Status);
        Assert.Contains("Almgrens Rör AB", administrator.Visitor.Text, StringComparison.Ordinal);
        Assert.Equal("Degraded", await DiskAsync(administrator));
        await BackUpInVainAsync();

        await FullDisk.EndAsync(_portal.Id);
        Assert.Equal("Healthy", await DiskAsync(administrator));
        Assert.True(await other.LogInAsync(Administrator, Password));
        var invited = await InviteAsync(administrator);
        Assert.True(invited.Known == Known.Done, invited.Words);
        await _portal.Database.NothingWaitsAsync();
        Assert.Single(_mail.To("invited@norr.example"));
    }

    [Fact]
    public async Task Full_AStartEndsWithASentence_AndTheNextOneGoesOn()
    {
        _portal.StartedBy = FullDisk.From(bytes: 1);

        var (code, said) = await _portal.RunAsync();

        Assert.Equal(1, code);
        Assert.Contains("The portal ended, as it could not go on: SQLite Error 10", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled exception", said, StringComparison.Ordinal);
        _portal.StartedBy = [];
        await _portal.StartAsync();
        using var administrator = new UseCaseClient(_portal.BaseUrl, 1);
        Assert.True(await administrator.LogInAsync(Administrator, Password));
    }

    /// <summary>Beside the portal that runs, on a disk that has room for a part of it.</summary>
    private async Task BackUpInVainAsync()
    {
        _portal.StartedBy = FullDisk.From(bytes: 64 * 1024);
        var (code, said) = await _portal.RunAsync("backup", _directory.File("copy"));

        Assert.Equal(2, code);
        Assert.Contains("Not done: SQLite Error", said, StringComparison.Ordinal);
        Assert.Contains("disk I/O error", said, StringComparison.Ordinal);
        Assert.Equal(["data"], Directory.EnumerateFileSystemEntries(_directory.Path).Select(Path.GetFileName));
    }

    private static Task<UseCaseAnswer> InviteAsync(UseCaseClient client) => client.RunAsync(
        nameof(InviteMember), new { input = new { Name = "Person, Invited", Email = "invited@norr.example", Role = "Consultant", Language = "en" } }, Ct);

    private static async Task<string?> DiskAsync(UseCaseClient client)
    {
        using var asked = await client.Visitor.Client.GetAsync(new Uri("/health/ready", UriKind.Relative), Ct);
        var answer = await asked.Content.ReadAsStringAsync(Ct);
        Assert.True(asked.IsSuccessStatusCode, answer);
        return System.Text.Json.JsonDocument.Parse(answer).RootElement.GetProperty("checks").GetProperty("disk").GetString();
    }
}
