using System.Security.Claims;
using PracticePortal.Platform.Identity;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Identity;

public sealed class SessionAgeTests
{
    private const string Email = "consultant@norr.example";

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

    [Theory]
    [InlineData(0, false)]
    [InlineData(24, false)]
    [InlineData(25, true)]
    public void Person_IsAskedSinceWhen(int hours, bool isOver)
    {
        var logIn = new DateTimeOffset(Given.Now);
        var person = new ClaimsPrincipal(new ClaimsIdentity([SessionAge.Of(logIn)]));

        Assert.Equal(isOver, SessionAge.IsOver(person, logIn.AddHours(hours)));
    }

    [Fact]
    public void Person_WhoDoesNotSaySinceWhen_LogsInAgain() => Assert.True(SessionAge.IsOver(new ClaimsPrincipal(), new DateTimeOffset(Given.Now)));
}
