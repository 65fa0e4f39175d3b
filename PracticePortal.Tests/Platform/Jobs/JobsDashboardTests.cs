using System.Net;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Agencies;
using PracticePortal.Platform.Jobs;
using PracticePortal.Tests.Features.Account.Factors;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Jobs;

public sealed class JobsDashboardTests(RunningPortal running) : IClassFixture<RunningPortal>
{
    private readonly PortalApp _app = running.App;

    public static TheoryData<string> Addresses => [JobsDashboard.Address, $"{JobsDashboard.Address}/recurring", $"{JobsDashboard.Address}/stats"];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task SignedOut_SeesTheLogInPage(string address)
    {
        var visitor = await _app.Visitor().OpenAsync(address);

        Assert.StartsWith("/login?returnUrl=", visitor.Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AgencyMember_FindsNothing()
    {
        var member = await _app.HaveMemberAsync("member@agency.example", MemberRole.AgencyAdministrator);
        var visitor = await _app.Visitor().LogInAsync(member.Email);

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync(JobsDashboard.Address)).Status);
        Assert.Equal("Page not found", visitor.Heading);
    }

    [Fact]
    public async Task PortalAdministrator_SeesIt_AndNothingAnyMoreOnceTheRightIsGone()
    {
        var user = await _app.HavePersonAsync("watcher@portal.example");
        await SetRightAsync(user.Id, true);
        var visitor = await GivenAuthenticator.LogInAsync(_app, "watcher@portal.example");

        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync(JobsDashboard.Address)).Status);
        Assert.Contains("Recurring Jobs", visitor.Text, StringComparison.Ordinal);

        await SetRightAsync(user.Id, false);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync(JobsDashboard.Address)).Status);
    }

    [Fact]
    public async Task PortalAdministrator_WithoutASecondFactor_FindsNothing()
    {
        var user = await _app.HavePersonAsync("careless@portal.example");
        await SetRightAsync(user.Id, true);
        var visitor = await _app.Visitor().LogInAsync("careless@portal.example");

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync(JobsDashboard.Address)).Status);
    }

    [Fact]
    public async Task PortalAdministrator_CanOnlyLook()
    {
        var user = await _app.HavePersonAsync("looker@portal.example");
        await SetRightAsync(user.Id, true);
        var visitor = await GivenAuthenticator.LogInAsync(_app, "looker@portal.example");

        using var form = new FormUrlEncodedContent([new("jobs[]", "outbox")]);
        using var answer = await visitor.Client.PostAsync(
            new Uri($"{JobsDashboard.Address}/recurring/remove", UriKind.Relative), form, TestContext.Current.CancellationToken);

        Assert.False(answer.IsSuccessStatusCode);
    }

    private Task<int> SetRightAsync(Guid userId, bool isAdministrator) => _app.ReadAsync(db => db.Users.Where(u => u.Id == userId)
        .ExecuteUpdateAsync(set => set.SetProperty(u => u.IsPortalAdministrator, isAdministrator), TestContext.Current.CancellationToken));
}
