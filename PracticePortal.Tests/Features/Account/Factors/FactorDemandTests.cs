using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Agencies;
using PracticePortal.Platform.Identity.Passkeys;
using PracticePortal.Platform.Identity.Sessions;
using PracticePortal.Tests.Features.Account.Passkeys;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Account.Factors;

/// <summary>Whoever works where a second factor is demanded sees one page until they have shown one.</summary>
public sealed class FactorDemandTests(RunningPortal portal) : IClassFixture<RunningPortal>
{
    private const string Heading = "Add a second factor";

    private readonly string _email = Given.Email();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Member_AddsAnApp_AndGoesOnAtTheAddressThatTheyWanted()
    {
        var member = await portal.App.HaveMemberAsync(_email);
        await DemandAsync(member);
        var visitor = await portal.App.Visitor().OpenAsync("/login?returnUrl=%2Fmembers");

        await visitor.PressAsync("Log in", ("Email", _email), ("Password", PortalApp.Password));
        Assert.Equal("/account/second-factor?returnUrl=%2Fmembers", visitor.Location);
        await visitor.OpenAsync(visitor.Location!);
        Assert.Equal(Heading, visitor.Heading);
        Assert.Contains("wants everybody who works there to log in with a second factor", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync("/members")).Status);
        Assert.Contains(Heading, visitor.Text, StringComparison.Ordinal);

        await AuthenticatorPageVisit.TurnOnAsync(portal.App, await visitor.OpenAsync("/account/second-factor?returnUrl=%2Fmembers"));

        Assert.Equal((HttpStatusCode.OK, "Members"), (visitor.Status, visitor.Heading));
        Assert.Equal(SessionProof.Code, await portal.App.ReadAsync(db => db.UserSessions.Where(s => s.UserId == member.UserId && s.EndedAt == null).Select(s => s.Proof).SingleAsync(Ct)));
    }

    /// <summary>The device recognised the person while it made the passkey, and does so each time; a password shows none of that.</summary>
    [Fact]
    public async Task Member_AddsAPasskey_AndGoesOn_AndLogsInWithItLater()
    {
        using var device = new TestDevice();
        await DemandAsync(await portal.App.HaveMemberAsync(_email));
        var visitor = await portal.App.Visitor().LogInAsync(_email);
        await visitor.OpenAsync("/account/second-factor?returnUrl=%2Fmembers");

        await visitor.AddPasskeyAsync(device, page: visitor.Page.QuerySelector("main a[href*='/passkeys/']")!.GetAttribute("href")!);

        Assert.Equal("/members", visitor.Location);
        Assert.Equal("Members", (await visitor.OpenAsync("/members")).Heading);
        Assert.Equal("/start", (await (await portal.App.Visitor().LogInAsync(device)).OpenAsync("/")).Location);
        Assert.StartsWith("/account/second-factor", (await portal.App.Visitor().LogInAsync(_email)).Location, StringComparison.Ordinal);
    }

    /// <summary>The demand reaches sessions that are open, at their next request, and ends with it.</summary>
    [Fact]
    public async Task Demand_TakesTheHatOfOpenSessions_AndGivesItBack()
    {
        var member = await portal.App.HaveMemberAsync(_email, MemberRole.AgencyAdministrator);
        var visitor = await portal.App.Visitor().LogInAsync(_email);
        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync("/customers")).Status);

        await DemandAsync(member);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync("/customers")).Status);
        Assert.Equal(Heading, (await visitor.FollowAsync("/")).Heading);

        await DemandAsync(member, isDemanded: false);
        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync("/customers")).Status);
    }

    [Fact]
    public async Task AppThatIsRemoved_IsOwedAgain()
    {
        var member = await portal.App.HaveMemberAsync(_email);
        await DemandAsync(member);
        var app = await GivenAuthenticator.AddAsync(portal.App, _email);
        var visitor = await portal.App.Visitor().LogInAsync(_email);
        await visitor.OpenAsync(visitor.Location!);
        await visitor.PressAsync("Log in", ("Code from the app", app.CodeIn(portal.App)));
        Assert.Equal("/start", (await visitor.OpenAsync("/")).Location);

        await visitor.OpenAsync("/account/authenticator");
        await visitor.PressAsync("Remove the app", ("Current password", PortalApp.Password), ("Code from the app, or a recovery code", app.RecoveryCodes[0]));

        Assert.Equal(Heading, (await visitor.FollowAsync("/")).Heading);
    }

    /// <summary>A passkey that was not used at the log-in helps nobody who only knows the password.</summary>
    [Theory]
    [InlineData(SessionProof.Password, false)]
    [InlineData(SessionProof.Link, false)]
    [InlineData(SessionProof.Passkey, true)]
    public async Task Passkey_CountsWhereItWasShown(SessionProof proof, bool opens)
    {
        await using var office = await AgencyOffice.OpenAsync();
        office.Agency.DemandSecondFactor(true);
        await office.Portal.ReadAsync(db => db.Agencies.Where(a => a.Id == office.Agency.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.DemandsSecondFactor, true), Ct));
        await office.Portal.SaveAsync(new PortalPasskey { UserId = office.Consultant.UserId, CredentialId = [1, 2, 3], Data = new IdentityPasskeyData() });

        office.Portal.LogIn(office.Consultant, proof);

        Assert.Equal(opens, await office.Portal.Get<MemberQueries>().AgencyAsync(Ct) is not null);
    }

    [Fact]
    public async Task PersonWithAPasskey_WhoUsedThePassword_IsAskedToLogInAgain()
    {
        var member = await portal.App.HaveMemberAsync(_email);
        await DemandAsync(member);
        await portal.App.SaveAsync(new PortalPasskey { UserId = member.UserId, CredentialId = Guid.NewGuid().ToByteArray(), Data = new IdentityPasskeyData() });
        var visitor = await portal.App.Visitor().LogInAsync(_email);
        await visitor.OpenAsync(visitor.Location!);

        await visitor.PressAsync("Log in again");

        Assert.Equal("/login?returnUrl=%2F", visitor.Location);
    }

    /// <summary>Or whoever has the password, or reads the mailbox, would get round the passkey by an app of their own.</summary>
    [Fact]
    public async Task PersonWithAPasskey_WhoUsedThePassword_AddsNoApp()
    {
        var member = await portal.App.HaveMemberAsync(_email);
        await portal.App.SaveAsync(new PortalPasskey { UserId = member.UserId, CredentialId = Guid.NewGuid().ToByteArray(), Data = new IdentityPasskeyData() });
        await DemandAsync(member);
        var visitor = await portal.App.Visitor().LogInAsync(_email);

        await visitor.OpenAsync("/account/authenticator");
        await visitor.PressAsync("Turn on", ("Code from the app", AuthenticatorPageVisit.Shown(visitor).CodeIn(portal.App)), ("Current password", PortalApp.Password));

        Assert.Contains("Log in again with your passkey first", visitor.Text, StringComparison.Ordinal);
        Assert.False(await portal.App.ReadAsync(db => db.Users.Where(u => u.Id == member.UserId).Select(u => u.TwoFactorEnabled).SingleAsync(Ct)));
    }

    [Fact]
    public async Task OtherPlace_ThatDemandsNothing_IsOpen()
    {
        var member = await portal.App.HaveMemberAsync(_email);
        await DemandAsync(member);
        var organisation = Given.Organisation(name: "Solrosens kafé");
        var user = await portal.App.ReadAsync(db => db.Users.AsNoTracking().SingleAsync(u => u.Id == member.UserId, Ct));
        await portal.App.SaveAsync(organisation, Given.OrganisationUser(organisation, user));
        var visitor = await portal.App.Visitor().LogInAsync(_email);
        await visitor.OpenAsync(visitor.Location!);
        Assert.DoesNotContain("Go to Norr", visitor.Text, StringComparison.Ordinal);

        await visitor.PressAsync("Go to Solrosens kafé");
        Assert.Equal("/my", visitor.Location);
        await visitor.OpenAsync("/account");
        await visitor.PressAsync("Go to Norr Ekonomibyrå AB");

        Assert.Equal(Heading, (await visitor.OpenAsync(visitor.Location!)).Heading);
    }

    /// <summary>Somebody who owes nothing has come by an old address.</summary>
    [Fact]
    public async Task Page_ForWhoeverOwesNothing_LeadsOn()
    {
        await portal.App.HaveMemberAsync(_email);
        var visitor = await portal.App.Visitor().LogInAsync(_email);

        await visitor.OpenAsync("/account/second-factor?returnUrl=%2F%2Fevil.example");

        Assert.Equal("Everything needed is in place", visitor.Heading);
        Assert.Equal("/", visitor.Page.QuerySelector("main a.button")!.GetAttribute("href"));
    }

    private Task DemandAsync(Member member, bool isDemanded = true) => portal.App.ReadAsync(async db =>
    {
        (await db.Agencies.SingleAsync(a => a.Id == member.AgencyId, Ct)).DemandSecondFactor(isDemanded);
        await db.ChangeRightsOfAsync([member.UserId], Ct);
        return await db.SaveChangesAsync(Ct);
    });
}
