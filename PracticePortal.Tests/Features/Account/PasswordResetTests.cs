using System.Net;
using PracticePortal.Platform.Email;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Account;

public sealed class PasswordResetTests(RunningPortal portal) : IClassFixture<RunningPortal>
{
    private readonly string _email = Given.Email();
    private const string NewPassword = "helt andra ord i dag";

    [Fact]
    public async Task Reset_ByTheLettersLink_SetsThePasswordEndsSessionsAndTellsTheOwner()
    {
        var app = portal.App;
        await app.HaveMemberAsync(_email);
        var elsewhere = await app.Visitor().LogInAsync(_email);
        var link = await AskAsync(app);

        var visitor = await app.Visitor().FollowAsync(link);
        await visitor.PressAsync("Save password", ("New password", NewPassword));
        await app.DeliverAsync();

        Assert.StartsWith("/login", visitor.Location, StringComparison.Ordinal);
        Assert.Equal("/", (await app.Visitor().LogInAsync(_email, NewPassword)).Location);
        Assert.Null((await app.Visitor().LogInAsync(_email)).Location);
        Assert.StartsWith("/login", (await elsewhere.OpenAsync("/account")).Location, StringComparison.Ordinal);
        Assert.Equal([EmailKind.PasswordReset, EmailKind.PasswordChanged], await KindsAsync(app));
    }

    [Fact]
    public async Task Link_LeavesNoSecretInTheAddress()
    {
        var app = portal.App;
        await app.HaveMemberAsync(_email);

        var visitor = await app.Visitor().OpenAsync(await AskAsync(app));

        Assert.Equal("/account/reset", visitor.Location);
    }

    [Fact]
    public async Task Link_AfterItsUse_IsDead()
    {
        var app = portal.App;
        await app.HaveMemberAsync(_email);
        var link = await AskAsync(app);
        var visitor = await app.Visitor().FollowAsync(link);
        await visitor.PressAsync("Save password", ("New password", NewPassword));

        var second = await app.Visitor().FollowAsync(link);

        Assert.Equal("This link no longer works", second.Heading);
    }

    [Fact]
    public async Task Link_AfterThePasswordChangedOtherwise_IsDead()
    {
        var app = portal.App;
        await app.HaveMemberAsync(_email);
        var link = await AskAsync(app);
        var owner = await app.Visitor().LogInAsync(_email);
        await owner.OpenAsync("/account");
        await owner.PressAsync("Change password", ("Current password", PortalApp.Password), ("New password", NewPassword));

        var visitor = await app.Visitor().FollowAsync(link);

        Assert.Equal("/account?done=password", owner.Location);
        Assert.Equal("This link no longer works", visitor.Heading);
    }

    [Fact]
    public async Task Link_AfterAnHour_IsDead_AlsoWhenItsPageWasOpen()
    {
        var app = portal.App;
        await app.HaveMemberAsync(_email);
        var link = await AskAsync(app);
        var waiting = await app.Visitor().FollowAsync(link);

        app.Clock.Advance(TimeSpan.FromMinutes(61));
        var late = await app.Visitor().FollowAsync(link);
        await waiting.PressAsync("Save password", ("New password", NewPassword));

        Assert.Equal("This link no longer works", late.Heading);
        Assert.Null(waiting.Location);
        Assert.Null((await app.Visitor().LogInAsync(_email, NewPassword)).Location);
    }

    [Theory]
    [InlineData("made-up")]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Link_ThatWasMadeUp_IsDead(string token)
    {
        var app = portal.App;

        var visitor = await app.Visitor().FollowAsync($"/i/p/{token}");

        Assert.Equal("This link does not work", visitor.Heading);
    }

    [Fact]
    public async Task Form_DrawnForOneLink_ChangesNoPasswordForAnotherThatWasOpenedSince()
    {
        await using var app = await PortalApp.StartAsync(); // the other tests' portal counts how often it is asked
        var other = Given.Email();
        await app.HaveMemberAsync(_email);
        await app.HaveMemberAsync(other);
        var visitor = await app.Visitor().FollowAsync(await AskAsync(app));
        await AskPageAsync(app, other);
        await app.DeliverAsync();
        var foreign = new Uri(SentLetters.LinkIn(app.Letters.To(other)[^1]), UriKind.Relative);
        using var opened = await visitor.Client.GetAsync(foreign, TestContext.Current.CancellationToken);

        await visitor.PressAsync("Save password", ("New password", NewPassword));

        Assert.Contains("Another link was opened in this browser", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(other, visitor.Value("Email"));
        Assert.Equal("/", (await app.Visitor().LogInAsync(_email)).Location);
        Assert.Equal("/", (await app.Visitor().LogInAsync(other)).Location);
    }

    [Fact]
    public async Task Asking_WhileTheSameWaits_AddsNothing()
    {
        await using var app = await PortalApp.StartAsync();

        for (var ask = 0; ask < 3; ask++)
        {
            await AskPageAsync(app, _email);
        }

        Assert.Equal(1, await app.ReadAsync(db => Task.FromResult(db.Outbox.Count(m => m.Payload.Contains(_email)))));
    }

    [Fact]
    public async Task Asking_ForAnUnknownAddress_SaysTheSameAndSendsNothing()
    {
        var app = portal.App;
        await app.HaveMemberAsync(_email);

        var known = await AskPageAsync(app, _email);
        var unknown = await AskPageAsync(app, "nobody@norr.example");
        await app.DeliverAsync();

        Assert.Equal((known.Status, known.Text), (unknown.Status, unknown.Text));
        Assert.Single(app.Letters.To(_email));
        Assert.Empty(app.Letters.To("nobody@norr.example"));
    }

    [Fact]
    public async Task Asking_SendsAtMostThreeLettersAnHour()
    {
        var app = portal.App;
        await app.HaveMemberAsync(_email);

        for (var ask = 0; ask < 6; ask++)
        {
            Assert.Contains("a link is on its way", (await AskPageAsync(app, _email)).Text, StringComparison.Ordinal);
            await app.DeliverAsync();
        }

        await DeliverAllAsync(app);
        Assert.Equal(3, app.Letters.To(_email).Count);

        app.Clock.Advance(TimeSpan.FromMinutes(61));
        await AskPageAsync(app, _email);
        await DeliverAllAsync(app);
        Assert.Equal(4, app.Letters.To(_email).Count);
    }

    [Theory]
    [InlineData("short", "too short")]
    [InlineData("aaaaaaaaaaaaaaaa", "easy to guess")]
    [InlineData("", "Fill in this field")]
    public async Task Reset_WithABadPassword_SaysWhyAndNeverShowsIt(string password, string sentence)
    {
        var app = portal.App;
        await app.HaveMemberAsync(_email);
        var visitor = await app.Visitor().FollowAsync(await AskAsync(app));

        await visitor.PressAsync("Save password", ("New password", password));

        Assert.Contains(sentence, visitor.Text, StringComparison.Ordinal);
        Assert.Equal("", visitor.Value("New password"));
        Assert.Equal("/", (await app.Visitor().LogInAsync(_email)).Location);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\u202Egpj.example")]
    public async Task Asking_WithoutAnAddress_SaysSoAndKeepsWhatWasTyped(string typed)
    {
        var app = portal.App;

        var visitor = await AskPageAsync(app, typed);

        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.NotNull(visitor.Page.QuerySelector(".field-error"));
        Assert.Equal(typed, visitor.Value("Email"));
    }

    private static async Task<Visitor> AskPageAsync(PortalApp app, string email)
    {
        var visitor = await app.Visitor().OpenAsync("/account/forgot");
        return await visitor.PressAsync("Send the link", ("Email", email));
    }

    /// <summary>Asks, and reads the link in the letter.</summary>
    private async Task<string> AskAsync(PortalApp app)
    {
        await AskPageAsync(app, _email);
        await app.DeliverAsync();
        return SentLetters.LinkIn(app.Letters.To(_email)[^1]);
    }

    /// <summary>Rows that met each other come back after their delay.</summary>
    private static async Task DeliverAllAsync(PortalApp app)
    {
        for (var round = 0; round < 6; round++)
        {
            await app.DeliverAsync();
            app.Clock.Advance(TimeSpan.FromSeconds(15));
        }
    }

    private Task<List<EmailKind>> KindsAsync(PortalApp app) => app.ReadAsync(db =>
        Task.FromResult(db.EmailDeliveries.Where(d => d.Recipient == _email).OrderBy(d => d.Id).Select(d => d.Kind).ToList()));
}
