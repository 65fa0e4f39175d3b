using System.Globalization;
using System.Text;
using PracticePortal.Features.Agencies;
using PracticePortal.Tests.Benchmarks;
using PracticePortal.Tests.Benchmarks.Browsers;
using PracticePortal.Tests.Benchmarks.Circuits;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Faults;

/// <summary>A browser that hangs: its connection is open, and nothing that is sent over it is read any more.</summary>
public sealed class StalledPageTests
{
    private const string Password = "Demo-2026!portal";
    private const string Administrator = "agency-admin@norr.example";
    private const string Members = "/members";
    private const int Changes = 25;

    /// <summary>So many drawings wait for a browser at most (CircuitOptions.MaxBufferedUnacknowledgedRenderBatches), and a few more catch up.</summary>
    private const int MostDrawings = 10 + 4;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PageThatIsNotRead_HoldsUpNeitherActsNorOtherPages_KeepsLittle_AndCatchesUp()
    {
        using var directory = new TestDirectory();
        await using var mail = SmtpTestServer.Start();
        await using var portal = PortalProcess.Prepare(directory.Path, mail.Port, withUseCases: true);
        await portal.StartAsync();
        await portal.Database.NothingWaitsAsync();
        await using var relay = new CountingRelay(portal.BaseUrl);
        using var watcher = new CircuitVisitor(portal.BaseUrl, number: 0);
        using var hanging = new CircuitVisitor(relay.BaseUrl, number: 1);
        await watcher.LogInAsync(Administrator, Password);
        await hanging.LogInAsync(Administrator, Password);
        await using var watched = await OpenPage.OpenAsync(watcher, Members, Ct);
        await using var hung = await OpenPage.OpenAsync(hanging, Members, Ct);
        await Settled.WaitAsync(() => watched.Batches + hung.Batches, Ct);
        var (watchedBefore, hungBefore) = (watched.Batches, hung.Batches);
        var caughtUp = Shown(hung, Address(Changes));

        relay.StandStill();
        for (var change = 1; change <= Changes; change++)
        {
            var shown = Shown(watched, Address(change));
            var invited = await watcher.ActAsync(
                nameof(InviteMember), new { input = new { Name = "Person, Invited", Email = Address(change), Role = "Consultant", Language = "en" } }, Ct);
            Assert.Null(invited.Refusal);
            await shown.WaitAsync(s_patience, Ct);
        }

        Assert.Equal(hungBefore, hung.Batches); // it stood still
        Assert.InRange(watched.Batches - watchedBefore, Changes, long.MaxValue);

        relay.GoOn();
        await caughtUp.WaitAsync(s_patience, Ct);
        await portal.Database.NothingWaitsAsync();
        await Settled.WaitAsync(() => hung.Batches, Ct);
        Assert.InRange(hung.Batches - hungBefore, 1, MostDrawings);
        hung.MustLive();
        watched.MustLive();
    }

    private static string Address(int change) => string.Create(CultureInfo.InvariantCulture, $"invited-{change}@norr.example");

    /// <returns>As soon as the page draws the text.</returns>
    private static Task Shown(OpenPage page, string text)
    {
        var (shown, bytes) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), Encoding.UTF8.GetBytes(text));
        page.Drawn = batch =>
        {
            if (batch.Span.IndexOf(bytes) >= 0)
            {
                shown.TrySetResult();
            }
        };
        return shown.Task;
    }
}
