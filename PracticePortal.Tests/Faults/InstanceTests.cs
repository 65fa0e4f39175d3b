using PracticePortal.Features.Agencies;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Faults;

/// <summary>Real processes that stand still, or are told to stop while they have much to do.</summary>
public sealed class InstanceTests
{
    private const string Password = "Demo-2026!portal";
    private const string Administrator = "agency-admin@norr.example";
    private const int Clients = 4;

    /// <summary>An instance that is told to stop has as long (reliability.md: what an orchestrator waits for before it kills).</summary>
    private static readonly TimeSpan s_toStop = TimeSpan.FromSeconds(30);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task InstanceThatStoodStillThroughItsClaim_OverwritesNobodyWhenItGoesOn()
    {
        await using var postgres = await PostgresTestDatabase.CreateAsync();
        using var directory = new TestDirectory();
        using var other = new TestDirectory();
        await using var mail = SmtpTestServer.Start();
        var answer = new TaskCompletionSource();
        await using var paused = PortalProcess.Prepare(directory.Path, mail.Port, postgres.ConnectionString, withUseCases: true);
        await paused.StartAsync();
        await paused.Database.NothingWaitsAsync();
        mail.Behave("*", new SmtpMischief { HoldAnswer = answer.Task });
        await InviteAsync(paused, "invited@norr.example");
        await mail.WaitForAsync("invited@norr.example"); // the letter has come, and its sender waits for the answer

        await paused.PauseAsync();
        mail.Behave("*", SmtpMischief.None);
        await paused.Database.LetClaimsPassAsync();
        await using var working = await PortalProcess.StartAsync(other.Path, mail.Port, postgres.ConnectionString);
        await working.Database.NothingWaitsAsync();
        const string All = """SELECT * FROM "Outbox" ORDER BY "Id" """;
        var before = await working.Database.RowsAsync(All);

        answer.SetResult();
        await paused.GoOnAsync();
        Assert.Equal(0, await paused.StopAsync(s_toStop)); // what it still wanted to write is written
        Assert.Equal(before, await working.Database.RowsAsync(All));

        var letters = mail.To("invited@norr.example");
        Assert.Equal(2, letters.Count);
        Assert.Single(letters.Select(letter => letter.Message.MessageId).Distinct());
    }

    /// <summary>While clients act, and the mail server lets every letter wait.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task InstanceThatIsToldToStop_EndsInTime_AndLosesNothing(bool onPostgres)
    {
        await using var postgres = onPostgres ? await PostgresTestDatabase.CreateAsync() : null;
        using var directory = new TestDirectory();
        await using var mail = SmtpTestServer.Start();
        var never = new TaskCompletionSource();
        await using var portal = PortalProcess.Prepare(directory.Path, mail.Port, postgres?.ConnectionString, withUseCases: true);
        await portal.StartAsync();
        await portal.Database.NothingWaitsAsync();
        mail.Behave("*", new SmtpMischief { HoldAnswer = never.Task });

        var busy = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var clients = Enumerable.Range(1, Clients).Select(number => InviteUntilItEndsAsync(portal, number, busy)).ToList();
        await busy.Task.WaitAsync(Ct);
        var code = await portal.StopAsync(s_toStop);
        var answered = (await Task.WhenAll(clients)).SelectMany(addresses => addresses).ToHashSet();
        never.SetResult(); // to nobody
        mail.Behave("*", SmtpMischief.None);

        Assert.Equal(0, code);
        Assert.NotEmpty(answered);
        Assert.Contains(answered, address => mail.To(address).Count == 0); // some work was left to do
        await portal.Database.LetClaimsPassAsync();
        await portal.StartAsync();
        await portal.Database.NothingWaitsAsync();
        Assert.All(answered, address => Assert.InRange(mail.To(address).Count, 1, 2));
    }

    /// <returns>Those whose invitation was answered.</returns>
    private static async Task<IReadOnlyList<string>> InviteUntilItEndsAsync(PortalProcess portal, int number, TaskCompletionSource busy)
    {
        using var client = new UseCaseClient(portal.BaseUrl, number);
        Assert.True(await client.LogInAsync(Administrator, Password));
        List<string> answered = [];
        for (var place = 0; ; place++)
        {
            var address = $"invited-{number}-{place}@norr.example";
            switch ((await InviteAsync(client, address)).Known)
            {
                case Known.Done:
                    answered.Add(address);
                    break;
                case Known.Refused:
                    busy.TrySetResult(); // as many as one may invite
                    return answered;
                default:
                    return answered; // it does not answer any more
            }

            if (place == 2)
            {
                busy.TrySetResult();
            }
        }
    }

    private static async Task InviteAsync(PortalProcess portal, string address)
    {
        using var client = new UseCaseClient(portal.BaseUrl, 1);
        Assert.True(await client.LogInAsync(Administrator, Password));
        var answer = await InviteAsync(client, address);
        Assert.True(answer.Known == Known.Done, answer.Words);
    }

    private static Task<UseCaseAnswer> InviteAsync(UseCaseClient client, string address) => client.RunAsync(
        nameof(InviteMember), new { input = new { Name = "Person, Invited", Email = address, Role = "Consultant", Language = "en" } }, Ct);
}
