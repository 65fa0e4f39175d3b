using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Account;
using PracticePortal.Platform.Identity;
using PracticePortal.Tests.Features.Account.Factors;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Account;

public sealed class FirstAdministratorTests
{
    private static readonly (string, string)[] s_fields =
        [("Name", "Administrator, Portal"), ("Email", "portal-admin@portal.example"), ("Password", PortalApp.Password)];

    [Fact]
    public async Task Link_MakesThePortalAdministrator_LogsInAndIsDeadThen()
    {
        await using var app = await PortalApp.StartAsync("Production");
        var link = Announced(app);
        var visitor = await app.Visitor().FollowAsync(link);

        await visitor.PressAsync("Create the portal administrator", s_fields);

        Assert.Equal("/", visitor.Location);
        await visitor.FollowAsync("/");
        Assert.Equal("Add a second factor", visitor.Heading);
        await AuthenticatorPageVisit.TurnOnAsync(app, visitor);
        Assert.Equal("/admin/agencies", (await visitor.OpenAsync("/")).Location);
        Assert.Null((await visitor.OpenAsync("/admin/agencies")).Location);
        var made = await app.ReadAsync(db => db.Users.SingleAsync());
        Assert.Equal((true, Hat.Portal.ToString()), (made.IsPortalAdministrator, made.LastHat));
        Assert.Equal("This link no longer works", (await app.Visitor().FollowAsync(link)).Heading);
        await AnnounceAgainAsync(app);
        Assert.Equal("", Announced(app));
    }

    [Fact]
    public async Task Link_AfterAnHour_IsDead_AlsoWhenItsPageWasOpen()
    {
        await using var app = await PortalApp.StartAsync("Production");
        var link = Announced(app);
        var waiting = await app.Visitor().FollowAsync(link);

        app.Clock.Advance(TimeSpan.FromMinutes(62));
        await waiting.PressAsync("Create the portal administrator", s_fields);

        Assert.Equal("This link no longer works", (await app.Visitor().FollowAsync(link)).Heading);
        Assert.False(await app.ReadAsync(db => db.Users.AnyAsync()));
    }

    [Fact]
    public async Task EachStart_WithoutAnAdministrator_WritesALink()
    {
        await using var app = await PortalApp.StartAsync("Production");

        var first = Announced(app);
        await AnnounceAgainAsync(app);
        var second = Announced(app);

        Assert.NotEqual("", first);
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task SetUp_WithBadInput_SaysWhyAndKeepsWhatWasTypedButThePassword()
    {
        await using var app = await PortalApp.StartAsync("Production");
        var visitor = await app.Visitor().FollowAsync(Announced(app));

        await visitor.PressAsync("Create the portal administrator", ("Name", "<script>"), ("Email", "not an address"), ("Password", PortalApp.Password));

        Assert.Contains("not an email address", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(("<script>", "not an address", ""), (visitor.Value("Name"), visitor.Value("Email"), visitor.Value("Password")));
    }

    [Fact]
    public async Task SetUp_WithoutALink_IsNotOpen()
    {
        await using var app = await PortalApp.StartAsync("Production");

        Assert.Equal("This link no longer works", (await app.Visitor().OpenAsync("/setup")).Heading);
    }

    /// <summary>The path of the link that was written last; empty when none was since.</summary>
    private static string Announced(PortalApp app)
    {
        var written = app.Output.ToString().Trim();
        app.Output.GetStringBuilder().Clear();
        return written.Length == 0 ? "" : new Uri(written[written.LastIndexOf("https", StringComparison.Ordinal)..]).AbsolutePath;
    }

    private static Task AnnounceAgainAsync(PortalApp app) => app.UseAsync<FirstAdministrator, bool>(async first =>
    {
        await first.AnnounceAsync(TestContext.Current.CancellationToken);
        return true;
    });
}
