using PracticePortal.Platform.Identity.Sessions;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Identity.Sessions;

public sealed class SessionAgeTests
{
    private const string Email = "consultant@norr.example";
    private const string Stamp = "stamp";

    [Fact]
    public async Task Session_InUseAllTheTime_EndsADayAfterItsLogIn()
    {
        await using var app = await PortalApp.StartAsync();
        await app.HaveMemberAsync(Email);
        var visitor = await app.Visitor().LogInAsync(Email);

        for (var hours = 0; hours < 24; hours += 4)
        {
            app.Clock.Advance(TimeSpan.FromHours(4));
            Assert.Null((await visitor.OpenAsync("/account")).Location);
        }

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.StartsWith("/login", (await visitor.OpenAsync("/account")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Session_GetsNoYoungerByASwitchOfHat()
    {
        await using var app = await PortalApp.StartAsync();
        var member = await app.HaveMemberAsync(Email);
        var user = await app.ReadAsync(db => Task.FromResult(db.Users.Single(u => u.Id == member.UserId)));
        var organisation = Given.Organisation(name: "Solrosens kafé");
        await app.SaveAsync(organisation, Given.OrganisationUser(organisation, user));
        var visitor = await app.Visitor().LogInAsync(Email);
        for (var hours = 0; hours < 20; hours += 5)
        {
            app.Clock.Advance(TimeSpan.FromHours(5));
            await visitor.OpenAsync("/account");
        }

        await visitor.PressAsync("Go to Solrosens kafé");
        Assert.Null((await visitor.OpenAsync("/account")).Location);
        app.Clock.Advance(TimeSpan.FromHours(4.5));

        Assert.StartsWith("/login", (await visitor.OpenAsync("/account")).Location, StringComparison.Ordinal);
    }

    /// <summary>An open page's person counts by the last click, not by the page standing open.</summary>
    [Theory]
    [InlineData(0, 1, null, true)]
    [InlineData(0, 10, null, true)]
    [InlineData(0, 11, null, false)]
    [InlineData(0, 11, 9.0, true)]
    [InlineData(0, 20, 9.0, false)]
    [InlineData(0, 11, 11.0, false)]
    [InlineData(15, 24, 20.0, true)]
    [InlineData(15, 25, 24.0, false)]
    public void Session_IsOpen_WhileItIsUsedAndADayAtMost(double seenAfter, double hours, double? activeAfter, bool isOpen)
    {
        var start = Given.Now;
        var state = StateOf(seen: start.AddHours(seenAfter), ended: null);

        Assert.Equal(isOpen, state.IsOpen(Stamp, activeAfter is { } active ? start.AddHours(active) : null, start.AddHours(hours)));
    }

    [Fact]
    public void Session_ThatEnded_OrHasAnotherStamp_IsNotOpen()
    {
        Assert.False(StateOf(Given.Now, ended: Given.Now).IsOpen(Stamp, null, Given.Now));
        Assert.False(StateOf(Given.Now, ended: null).IsOpen("another", null, Given.Now));
        Assert.False(StateOf(Given.Now, ended: null).IsOpen(null, null, Given.Now));
    }

    private static SessionState StateOf(DateTime seen, DateTime? ended) =>
        new(Guid.NewGuid(), Guid.NewGuid(), Given.Now, seen, ended, SessionProof.Password, Stamp, RightsVersion: 0);
}
