using System.Net;
using System.Reflection;
using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.EntityFrameworkCore;
using Microsoft.JSInterop;
using PracticePortal.Features.Agencies;
using PracticePortal.Platform.Data;
using PracticePortal.Tests.Features.Account.Factors;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Attacks;

/// <summary>Open pages: who may open a circuit, and how soon one ends whose person lost what let them in.</summary>
public sealed class CircuitTests : IAsyncLifetime
{
    private const string Email = "consultant@norr.example";

    private PortalApp _app = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _app = await PortalApp.StartAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData("https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("https://portal.example.evil.example", HttpStatusCode.Forbidden)]
    [InlineData("https://portal.example:8443", HttpStatusCode.Forbidden)]
    [InlineData("http://portal.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData("https://portal.example", HttpStatusCode.OK)]
    public async Task Circuit_IsOpenedByPagesOfThePortalOnly(string origin, HttpStatusCode answer)
    {
        await _app.HaveMemberAsync(Email);
        var visitor = await _app.Visitor().LogInAsync(Email);

        Assert.Equal(answer, await KnockAsync(visitor, "/_blazor/negotiate?negotiateVersion=1", HttpMethod.Post, origin));
        if (answer == HttpStatusCode.Forbidden)
        {
            Assert.Equal(answer, await KnockAsync(visitor, "/_blazor", HttpMethod.Get, origin));
        }
    }

    [Theory]
    [InlineData("/_blazor/negotiate?negotiateVersion=1", "POST")]
    [InlineData("/_blazor", "GET")]
    [InlineData("/_blazor?id=made-up", "POST")]
    [InlineData("/_blazor/", "GET")]
    [InlineData("/_BLAZOR//", "GET")]
    [InlineData("/_blazor/negotiate/?negotiateVersion=1", "POST")]
    public async Task Circuit_IsOpenedByNobodyWhoIsNotLoggedIn(string address, string method) =>
        Assert.Equal(HttpStatusCode.Unauthorized, await KnockAsync(_app.Visitor(), address, new HttpMethod(method), "https://portal.example"));

    /// <summary>Such a page's circuit would be refused, so it must need none.</summary>
    [Fact]
    public void PagesThatAreOpenToAll_NeedNoCircuit() => Assert.Empty(typeof(AppDbContext).Assembly.GetTypes()
        .Where(type => type.GetCustomAttribute<Microsoft.AspNetCore.Authorization.AllowAnonymousAttribute>() is not null
            && type.GetCustomAttribute<RouteAttribute>() is not null && type.GetCustomAttribute<ExcludeFromInteractiveRoutingAttribute>() is null)
        .Select(type => type.Name));

    [Fact]
    public void NoMethodOfOurs_CanBeCalledFromTheBrowser() => Assert.Empty(typeof(AppDbContext).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
        .Where(method => method.GetCustomAttribute<JSInvokableAttribute>() is not null)
        .Select(method => $"{method.DeclaringType!.FullName}.{method.Name}"));

    [Fact]
    public async Task OpenPage_IsAskedSeveralTimesAMinute_AndGoesOnWhileAllIsWell()
    {
        await _app.HaveMemberAsync(Email);
        var person = await LogInAsync();

        Assert.True(await GoesOnAsync(person));
        _app.Clock.Advance(TimeSpan.FromHours(9));
        Assert.True(await GoesOnAsync(person));
        Assert.InRange(await _app.UseAsync<AuthenticationStateProvider, TimeSpan>(provider => Task.FromResult(IntervalOf(provider))), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task OpenPage_EndsADayAfterTheLogIn()
    {
        await _app.HaveMemberAsync(Email);
        var person = await LogInAsync();

        _app.Clock.Advance(TimeSpan.FromHours(24) + TimeSpan.FromMinutes(1));

        Assert.False(await GoesOnAsync(person));
    }

    [Fact]
    public async Task OpenPage_Ends_WhenTheMemberIsDeactivated()
    {
        var member = await _app.HaveMemberAsync(Email);
        var person = await LogInAsync();

        await _app.ReadAsync(db => db.Members.Where(m => m.Id == member.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.DeactivatedAt, Given.Now), Ct));

        Assert.False(await GoesOnAsync(person));
    }

    [Theory]
    [InlineData(MemberRole.Consultant, MemberRole.AgencyAdministrator)]
    [InlineData(MemberRole.AgencyAdministrator, MemberRole.Consultant)]
    public async Task OpenPage_Ends_WhenTheMemberHasAnotherRole(MemberRole before, MemberRole after)
    {
        var member = await _app.HaveMemberAsync(Email, before);
        var person = await LogInAsync();

        await _app.ReadAsync(db => db.Members.Where(m => m.Id == member.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.Role, after), Ct));

        Assert.False(await GoesOnAsync(person));
    }

    [Fact]
    public async Task OpenPage_Ends_WhenThePersonIsRemovedFromTheOrganisation()
    {
        var (user, organisation) = (await _app.HavePersonAsync(Email), Given.Organisation());
        var mine = Given.OrganisationUser(organisation, user);
        await _app.SaveAsync(organisation, mine);
        var person = await LogInAsync();
        Assert.True(await GoesOnAsync(person));

        await _app.ReadAsync(db => db.OrganisationUsers.Where(u => u.Id == mine.Id).ExecuteDeleteAsync(Ct));

        Assert.False(await GoesOnAsync(person));
    }

    [Fact]
    public async Task OpenPage_Ends_WhenThePortalAdministratorIsNoneAnyMore()
    {
        var user = await _app.HavePersonAsync(Email);
        await SetAdministratorAsync(user.Id, isOne: true);
        var person = await _app.PersonBehindAsync((await GivenAuthenticator.LogInAsync(_app, Email)).SetCookies);
        Assert.True(await GoesOnAsync(person));

        await SetAdministratorAsync(user.Id, isOne: false);

        Assert.False(await GoesOnAsync(person));
    }

    [Fact]
    public async Task OpenPage_Ends_WhenTheAgencyDemandsASecondFactor_AndThoseWithOneGoOn()
    {
        var member = await _app.HaveMemberAsync(Email);
        var person = await LogInAsync();
        var other = Given.Email();
        await _app.HaveMemberAsync(other, agency: await _app.ReadAsync(db => db.Agencies.AsNoTracking().SingleAsync(a => a.Id == member.AgencyId, Ct)));
        var ready = await _app.PersonBehindAsync((await GivenAuthenticator.LogInAsync(_app, other)).SetCookies);
        Assert.True(await GoesOnAsync(person));

        await _app.ReadAsync(db => db.Agencies.Where(a => a.Id == member.AgencyId).ExecuteUpdateAsync(set => set.SetProperty(a => a.DemandsSecondFactor, true), Ct));

        Assert.False(await GoesOnAsync(person));
        Assert.True(await GoesOnAsync(ready));
    }

    [Fact]
    public async Task OpenPage_Ends_WhenItsSessionIsLoggedOut_AndThoseOfOtherSessionsGoOn()
    {
        await _app.HaveMemberAsync(Email);
        var visitor = await _app.Visitor().LogInAsync(Email);
        var (mine, other) = (await _app.PersonBehindAsync(visitor.SetCookies), await LogInAsync());

        await (await visitor.OpenAsync("/account")).PressAsync("Log out");

        Assert.False(await GoesOnAsync(mine));
        Assert.True(await GoesOnAsync(other));
    }

    [Fact]
    public async Task OpenPage_Ends_WhenItsSessionIsEndedFromAnother()
    {
        await _app.HaveMemberAsync(Email);
        var (person, elsewhere) = (await LogInAsync(), await _app.Visitor().LogInAsync(Email));
        Assert.True(await GoesOnAsync(person));

        await (await elsewhere.OpenAsync("/account")).PressAsync("End all others");

        Assert.False(await GoesOnAsync(person));
    }

    [Fact]
    public async Task OpenPage_Ends_WhenThePasswordIsChangedElsewhere()
    {
        await _app.HaveMemberAsync(Email);
        var (person, elsewhere) = (await LogInAsync(), await _app.Visitor().LogInAsync(Email));

        await (await elsewhere.OpenAsync("/account")).PressAsync(
            "Change password", ("Current password", PortalApp.Password), ("New password", "helt andra ord i dag"));

        Assert.False(await GoesOnAsync(person));
    }

    [Fact]
    public async Task OpenPage_Ends_WhenThePersonSwitchesToAnotherPlace()
    {
        var member = await _app.HaveMemberAsync(Email);
        var user = await _app.ReadAsync(db => db.Users.SingleAsync(u => u.Id == member.UserId, Ct));
        var organisation = Given.Organisation(name: "Solrosens kafé");
        await _app.SaveAsync(organisation, Given.OrganisationUser(organisation, user));
        var visitor = await _app.Visitor().LogInAsync(Email);
        var person = await _app.PersonBehindAsync(visitor.SetCookies);

        await (await visitor.OpenAsync("/account")).PressAsync("Go to Solrosens kafé");

        Assert.False(await GoesOnAsync(person));
    }

    private static async Task<HttpStatusCode> KnockAsync(Visitor visitor, string address, HttpMethod method, string origin)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative)) { Headers = { { "Origin", origin } } };
        using var answer = await visitor.Client.SendAsync(request, Ct);
        return answer.StatusCode;
    }

    /// <summary>Who an open page of a new log-in belongs to.</summary>
    private async Task<ClaimsPrincipal> LogInAsync() => await _app.PersonBehindAsync((await _app.Visitor().LogInAsync(Email)).SetCookies);

    private Task SetAdministratorAsync(Guid userId, bool isOne) => _app.ReadAsync(db => db.Users.Where(u => u.Id == userId)
        .ExecuteUpdateAsync(set => set.SetProperty(u => u.IsPortalAdministrator, isOne), Ct));

    /// <summary>Asks what the framework asks of each open page, by the framework's own method.</summary>
    private Task<bool> GoesOnAsync(ClaimsPrincipal person) => _app.UseAsync<AuthenticationStateProvider, bool>(provider =>
        (Task<bool>)Question("ValidateAuthenticationStateAsync").Invoke(provider, [new AuthenticationState(person), Ct])!);

    private static TimeSpan IntervalOf(AuthenticationStateProvider provider) => (TimeSpan)typeof(RevalidatingServerAuthenticationStateProvider)
        .GetProperty("RevalidationInterval", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(provider)!;

    private static MethodInfo Question(string name) =>
        typeof(RevalidatingServerAuthenticationStateProvider).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Instance)!;
}
