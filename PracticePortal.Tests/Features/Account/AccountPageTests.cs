using Microsoft.EntityFrameworkCore;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Account;

public sealed class AccountPageTests
{
    private const string Email = "consultant@norr.example";
    private const string NewPassword = "helt andra ord i dag";

    [Fact]
    public async Task Details_WhenSaved_AreTakenOverWhereThePersonIsKnownByName()
    {
        await using var app = await PortalApp.StartAsync();
        var member = await app.HaveMemberAsync(Email);
        var visitor = await OpenAsync(app);

        await visitor.PressAsync("Save", ("Name", "  Konsult, Norr "), ("Language", "sv"));
        await app.DeliverAsync();

        var user = await app.ReadAsync(db => db.Users.SingleAsync());
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
        await using var app = await PortalApp.StartAsync();
        await app.HaveMemberAsync(Email);
        var visitor = await OpenAsync(app);

        await visitor.PressAsync("Save", ("Name", name));

        Assert.NotNull(visitor.Page.QuerySelector(".field-error"));
        Assert.Equal(name, visitor.Value("Name"));
        Assert.Equal("Person, Example", (await app.ReadAsync(db => db.Users.SingleAsync())).Name);
    }

    [Fact]
    public async Task Details_WithAnOverlongName_SayHowLongItMayBe()
    {
        await using var app = await PortalApp.StartAsync();
        await app.HaveMemberAsync(Email);
        var visitor = await OpenAsync(app);

        await visitor.PressAsync("Save", ("Name", new string('å', 101)));

        Assert.Contains("At most 100 characters", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Password_WithTheOldOne_IsChangedAndEndsTheOtherSessions()
    {
        await using var app = await PortalApp.StartAsync();
        await app.HaveMemberAsync(Email);
        var elsewhere = await app.Visitor().LogInAsync(Email);
        var visitor = await OpenAsync(app);

        await visitor.PressAsync("Change password", ("Password of today", PortalApp.Password), ("New password", NewPassword));
        app.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("My account", (await visitor.FollowAsync("/account?done=password")).Heading);
        Assert.StartsWith("/login", (await elsewhere.OpenAsync("/account")).Location, StringComparison.Ordinal);
        Assert.Equal("/", (await app.Visitor().LogInAsync(Email, NewPassword)).Location);
    }

    [Fact]
    public async Task Password_WithoutTheOldOne_IsRefused()
    {
        await using var app = await PortalApp.StartAsync();
        await app.HaveMemberAsync(Email);
        var visitor = await OpenAsync(app);

        await visitor.PressAsync("Change password", ("Password of today", "a guess of mine"), ("New password", NewPassword));

        Assert.Contains("not your password of today", visitor.Text, StringComparison.Ordinal);
        Assert.Equal("/", (await app.Visitor().LogInAsync(Email)).Location);
    }

    [Fact]
    public async Task LogOutEverywhere_EndsEverySession()
    {
        await using var app = await PortalApp.StartAsync();
        await app.HaveMemberAsync(Email);
        var elsewhere = await app.Visitor().LogInAsync(Email);
        var visitor = await OpenAsync(app);

        await visitor.PressAsync("Log out everywhere");
        app.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.StartsWith("/login", (await visitor.OpenAsync("/account")).Location, StringComparison.Ordinal);
        Assert.StartsWith("/login", (await elsewhere.OpenAsync("/account")).Location, StringComparison.Ordinal);
    }

    private static async Task<Visitor> OpenAsync(PortalApp app)
    {
        var visitor = await app.Visitor().LogInAsync(Email);
        return await visitor.OpenAsync("/account");
    }
}
