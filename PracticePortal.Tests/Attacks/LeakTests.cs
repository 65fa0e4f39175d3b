using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using PracticePortal.Platform.Links;
using PracticePortal.Tests.EndToEnd;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Attacks;

/// <summary>
/// No name, address, password, token or link in the log, whatever happens: our own categories at their most talkative, the framework's as the
/// portal sets them. Everybody and everything of the scene has one planted word in its name.
/// </summary>
public sealed class LeakTests
{
    private const string WrongPassword = "fel lösen av kvarnsten";
    private const string NewPassword = "åsnan stiger ur bäcken 8";

    [Fact]
    public async Task Log_NamesNobody_AndHoldsNoSecret()
    {
        using var log = new CapturedLog();
        await using var world = new WebWorld();
        await world.StartAsync(log);
        var app = world.App;
        await OpenEverythingAsync(world);
        List<string> secrets = [.. await FollowLinksAsync(world), PortalApp.Password, WrongPassword, NewPassword, World.Mark];

        var tries = app.Visitor("192.0.2.1");
        foreach (var email in (string[])[world.World.UserOf(Who.Consultant).Email!, $"nobody@{World.Mark}.example"])
        {
            await tries.LogInAsync(email, WrongPassword);
            await tries.OpenAsync("/account/forgot");
            await tries.PressAsync("Send the link", ("Email", email));
        }

        await app.DeliverAsync();
        secrets.AddRange(app.Letters.All.Select(letter => SentLetters.LinkIn(letter)).Where(link => link.Length > 0).Select(link => link.Split('/')[^1]));

        Assert.Contains(app.Letters.All, letter => letter.To.Email == world.World.UserOf(Who.Consultant).Email);
        Assert.Contains(log.Lines, line => line.Contains("logged in", StringComparison.Ordinal));
        Assert.Contains(log.Lines, line => line.Contains("unknown address", StringComparison.Ordinal));
        Assert.Empty(log.Lines.Where(line => secrets.Any(secret => line.Contains(secret, StringComparison.OrdinalIgnoreCase))).Distinct());
    }

    /// <summary>The listener hears what is said: a name in the log would be found.</summary>
    [Fact]
    public void CapturedLog_KeepsWordsValuesAndExceptions()
    {
        using var log = new CapturedLog();

        log.CreateLogger("PracticePortal.Any").LogInformation(new InvalidOperationException("inner word"), "Somebody called {Name}", "kvarnsten");

        Assert.Contains(log.Lines, line => line.Contains("called kvarnsten", StringComparison.Ordinal) && line.Contains("inner word", StringComparison.Ordinal));
    }

    private static async Task OpenEverythingAsync(WebWorld world)
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Id"] = $"{world.World.Free.Id}",
            ["CustomerId"] = $"{world.World.Free.Id}",
            ["TaskId"] = $"{world.World.Task.Id}",
            ["CollaborationId"] = $"{world.World.Awaiting.Id}",
            ["AgencyId"] = $"{world.World.Agency.Id}",
            ["MessageId"] = $"{world.World.Message.Id}",
            ["ReceiptId"] = $"{world.World.Receipt.Id}",
            ["SharedReceiptId"] = $"{world.World.Receipt.Id}",
            ["SharingId"] = $"{world.World.Active.Id}",
            ["TermsId"] = $"{world.World.Terms[0].Id}",
        };
        foreach (var page in PageList.All)
        {
            foreach (var who in (Who[])[Who.Anonymous, Who.AgencyAdministrator, Who.OrganisationAdministrator, Who.PortalAdministrator, Who.OtherAgency])
            {
                await world.As(who).OpenAsync($"{PageList.Address(page, ids)}?q={World.Mark}&search={World.Mark}");
            }
        }

        await world.As(Who.AgencyAdministrator).OpenAsync($"/evidence/{world.World.Approval.Id}");
    }

    /// <summary>Every living link is followed and used.</summary>
    private static async Task<IEnumerable<string>> FollowLinksAsync(WebWorld world)
    {
        var (app, there) = (world.App, world.World);
        var links = await app.UseAsync<LinkProtector, LinkProtector>(Task.FromResult);
        var setUp = links.Protect(LinkPurpose.Invitation, World.LinkOf(there.New));
        var join = links.Protect(LinkPurpose.MemberInvitation, new LinkTarget(there.Invitation.Id, there.Invitation.LinkVersion));
        var reset = links.Protect(LinkPurpose.PasswordReset, new LinkTarget(there.Reset.Id, 1));

        var visitor = app.Visitor("192.0.2.2");
        await visitor.FollowAsync($"/i/c/{setUp}");
        await visitor.OpenAsync("/i/set-up");
        await visitor.PressAsync("Continue", ("Password", "short"));
        await visitor.PressAsync("Continue", ("Password", NewPassword));
        Assert.StartsWith("/my/requests/", visitor.Location, StringComparison.Ordinal);

        visitor = app.Visitor("192.0.2.3");
        await visitor.FollowAsync($"/i/m/{join}");
        await visitor.PressAsync($"Join {there.Agency.Name}", ("Password", NewPassword));
        Assert.Equal("/", visitor.Location);

        visitor = app.Visitor("192.0.2.4");
        await visitor.FollowAsync($"/i/p/{reset}");
        await visitor.PressAsync("Save password", ("New password", NewPassword));
        Assert.StartsWith("/login", visitor.Location, StringComparison.Ordinal);
        Assert.True(await app.ReadAsync(db => Task.FromResult(db.Outbox.Any(m => m.EventName == "PasswordChanged"))));
        return [setUp, join, reset];
    }

    /// <summary>What the portal logs: words, values and exceptions.</summary>
    private sealed class CapturedLog : ILoggerProvider
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public IReadOnlyCollection<string> Lines => _lines;

        public ILogger CreateLogger(string categoryName) => new Category(categoryName, _lines);

        public void Dispose()
        {
        }

        private sealed class Category(string name, ConcurrentQueue<string> lines) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                lines.Enqueue($"{logLevel} {name}: {formatter(state, exception)} {exception}");
        }
    }
}
