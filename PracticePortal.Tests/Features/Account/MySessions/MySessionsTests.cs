using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Account.MySessions;
using PracticePortal.Platform.Identity.Sessions;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Account.MySessions;

public sealed class MySessionsTests(RunningPortal portal) : IClassFixture<RunningPortal>
{
    private const string FirefoxOnWindows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:150.0) Gecko/20100101 Firefox/150.0";

    private readonly string _email = Given.Email();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task List_SaysWhereFromAndSince_AndMarksThisOne()
    {
        await portal.App.HaveMemberAsync(_email);
        var elsewhere = portal.App.Visitor("203.0.113.77");
        elsewhere.Client.DefaultRequestHeaders.UserAgent.ParseAdd(FirefoxOnWindows);
        await elsewhere.LogInAsync(_email);
        var visitor = await OpenAsync();

        var rows = visitor.Page.QuerySelectorAll(".sessions > li").Select(row => row.TextContent).ToList();

        Assert.Equal(2, rows.Count);
        Assert.Contains("This session", rows[0], StringComparison.Ordinal);
        Assert.Contains("Unknown browser", rows[0], StringComparison.Ordinal);
        Assert.Contains("Firefox on Windows", rows[1], StringComparison.Ordinal);
        Assert.Contains("from the network 203.0.113.x", rows[1], StringComparison.Ordinal);
        Assert.DoesNotContain("This session", rows[1], StringComparison.Ordinal);
        Assert.DoesNotContain("203.0.113.77", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_WhenEnded_OpensNothing_AndTheOthersGoOn()
    {
        await portal.App.HaveMemberAsync(_email);
        var (lost, kept) = (await portal.App.Visitor().LogInAsync(_email), await portal.App.Visitor().LogInAsync(_email));
        var ids = await OpenIdsAsync();
        var visitor = await OpenAsync();

        await EndAsync(visitor, ids[0]);

        Assert.Equal("/account?done=sessions", visitor.Location);
        Assert.StartsWith("/login", (await lost.OpenAsync("/account")).Location, StringComparison.Ordinal);
        Assert.Null((await kept.OpenAsync("/account")).Location);
        Assert.Null((await visitor.OpenAsync("/account")).Location);
    }

    [Fact]
    public async Task SomebodyElses_IsNotFound_AndGoesOn()
    {
        await portal.App.HaveMemberAsync(_email);
        var victim = await portal.App.Visitor().LogInAsync(_email);
        var id = Assert.Single(await OpenIdsAsync());
        var other = Given.Email();
        await portal.App.HaveMemberAsync(other);
        var thief = await (await portal.App.Visitor().LogInAsync(other)).OpenAsync("/account");

        await EndAsync(thief, id);
        var real = thief.Text;
        await EndAsync(await thief.OpenAsync("/account"), Guid.NewGuid());

        Assert.Contains("This does not exist or is not open to you", real, StringComparison.Ordinal);
        Assert.Equal(thief.Text, real);
        Assert.Null((await victim.OpenAsync("/account")).Location);
    }

    [Fact]
    public async Task AllOthers_WhenEnded_LeaveThisOne()
    {
        await portal.App.HaveMemberAsync(_email);
        var elsewhere = await portal.App.Visitor().LogInAsync(_email);
        var visitor = await OpenAsync();

        await visitor.PressAsync("End all others");

        Assert.StartsWith("/login", (await elsewhere.OpenAsync("/account")).Location, StringComparison.Ordinal);
        Assert.Single((await visitor.OpenAsync("/account")).Page.QuerySelectorAll(".sessions > li"));
        Assert.DoesNotContain("End all others", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunOut_IsInTheListNoMore()
    {
        await using var app = await PortalApp.StartAsync();
        await app.HaveMemberAsync(_email);
        await app.Visitor().LogInAsync(_email);
        app.Clock.Advance(UserSession.LongestIdle + TimeSpan.FromMinutes(1));

        var visitor = await (await app.Visitor().LogInAsync(_email)).OpenAsync("/account");

        Assert.Single(visitor.Page.QuerySelectorAll(".sessions > li"));
    }

    [Theory]
    [InlineData(FirefoxOnWindows, "Firefox", "Windows")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36 Edg/150.0.0.0", "Edge", "Windows")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36", "Chrome", "Linux")]
    [InlineData("Mozilla/5.0 (Linux; Android 16; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Mobile Safari/537.36", "Chrome", "Android")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1", "Safari", "iPhone")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15", "Safari", "Mac")]
    [InlineData("<script>alert(1)</script>", "", "")]
    [InlineData("", "", "")]
    public void Browser_IsNamedAsPeopleNameIt(string userAgent, string browser, string system) =>
        Assert.Equal(new BrowserName(browser, system), BrowserName.Of(userAgent));

    [Theory]
    [InlineData("203.0.113.77", "203.0.113.x")]
    [InlineData("::ffff:203.0.113.77", "203.0.113.x")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2:…")]
    [InlineData("::1", "0:0:0:0:…")]
    [InlineData("", "")]
    [InlineData("somewhere", "")]
    public void Network_IsShortened(string address, string shortened) => Assert.Equal(shortened, ShortNetwork.Of(address));

    private static Task<Visitor> EndAsync(Visitor visitor, Guid session)
    {
        var form = (IHtmlFormElement)visitor.Page.QuerySelector(".sessions")!.Closest("form")!;
        return visitor.SendAsync(form, ("Ended", $"{session}"));
    }

    private async Task<Visitor> OpenAsync() => await (await portal.App.Visitor().LogInAsync(_email)).OpenAsync("/account");

    private Task<List<Guid>> OpenIdsAsync() => portal.App.ReadAsync(db => db.UserSessions.Where(s => s.EndedAt == null)
        .Join(db.Users.Where(u => u.Email == _email), s => s.UserId, u => u.Id, (s, _) => s.Id).OrderBy(id => id).ToListAsync(Ct));
}
