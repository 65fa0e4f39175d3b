using Microsoft.EntityFrameworkCore;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Account;

public sealed class AccountPageTests(RunningPortal portal) : IClassFixture<RunningPortal>
{
    private readonly string _email = Given.Email();
    private const string NewPassword = "helt andra ord i dag";

    [Fact]
    public async Task Details_WhenSaved_AreTakenOverWhereThePersonIsKnownByName()
    {
        var app = portal.App;
        var member = await app.HaveMemberAsync(_email);
        var visitor = await OpenAsync(app);

        await visitor.PressAsync("Save", ("Name", "  Konsult, Norr "), ("Language", "sv"));
        await app.DeliverAsync();

        var user = await app.ReadAsync(db => db.Users.SingleAsync(u => u.Email == _email));
        Assert.Equal(("Konsult, Norr", "sv"), (user.Name, user.Language));
        Assert.Equal("Konsult, Norr", await app.ReadAsync(db => db.Members.Where(m => m.Id == member.Id).Select(m => m.Name).SingleAsync()));
        Assert.Equal("Mitt konto", (await visitor.FollowAsync("/account")).Heading);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\u0007b")]
    [InlineData("\u202Egpj")]
    public async Task Details_WithABadName_SayWhyAndKeepIt(string name)
    {
        var app = portal.App;
        await app.HaveMemberAsync(_email);
        var visitor = await OpenAsync(app);

        await visitor.PressAsync("Save", ("Name", name));

        Assert.NotNull(visitor.Page.QuerySelector(".field-error"));
        Assert.Equal(name, visitor.Value("Name"));
        Assert.Equal("Person, Example", (await app.ReadAsync(db => db.Users.SingleAsync(u => u.Email == _email))).Name);
    }

    [Fact]
    public async Task Details_WithAnOverlongName_SayHowLongItMayBe()
    {
        var app = portal.App;
        await app.HaveMemberAsync(_email);
        var visitor = await OpenAsync(app);

        await visitor.PressAsync("Save", ("Name", new string('å', 101)));

        Assert.Contains("At most 100 characters", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Password_WithTheOldOne_IsChangedAndEndsTheOtherSessions()
    {
        var app = portal.App;
        await app.HaveMemberAsync(_email);
        var elsewhere = await app.Visitor().LogInAsync(_email);
        var visitor = await OpenAsync(app);

        await visitor.PressAsync("Change password", ("Current password", PortalApp.Password), ("New password", NewPassword));

        Assert.Equal("My account", (await visitor.FollowAsync("/account?done=password")).Heading);
        Assert.StartsWith("/login", (await elsewhere.OpenAsync("/account")).Location, StringComparison.Ordinal);
        Assert.Equal("/", (await app.Visitor().LogInAsync(_email, NewPassword)).Location);
    }

    [Fact]
    public async Task Password_WithoutTheOldOne_IsRefused()
    {
        var app = portal.App;
        await app.HaveMemberAsync(_email);
        var visitor = await OpenAsync(app);

        await visitor.PressAsync("Change password", ("Current password", "a guess of mine"), ("New password", NewPassword));

        Assert.Contains("not your current password", visitor.Text, StringComparison.Ordinal);
        Assert.Equal("/", (await app.Visitor().LogInAsync(_email)).Location);
    }

    [Fact]
    public async Task LogOutEverywhere_EndsEverySession()
    {
        var app = portal.App;
        await app.HaveMemberAsync(_email);
        var elsewhere = await app.Visitor().LogInAsync(_email);
        var visitor = await OpenAsync(app);

        await visitor.PressAsync("Log out everywhere");

        Assert.StartsWith("/login", (await visitor.OpenAsync("/account")).Location, StringComparison.Ordinal);
        Assert.StartsWith("/login", (await elsewhere.OpenAsync("/account")).Location, StringComparison.Ordinal);
    }

    private async Task<Visitor> OpenAsync(PortalApp app)
    {
        var visitor = await app.Visitor().LogInAsync(_email);
        return await visitor.OpenAsync("/account");
    }
}
