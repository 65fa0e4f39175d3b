using System.Security.Claims;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Identity.Sessions;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Account.Factors;

public sealed partial class AuthenticatorTests(RunningPortal portal) : IClassFixture<RunningPortal>
{
    private const string NewPassword = "helt andra ord i dag";

    private readonly string _email = Given.Email();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task App_OnceSetUp_IsAskedAtTheLogIn_EndsTheOtherSessions_AndTheOwnerIsTold()
    {
        await portal.App.HaveMemberAsync(_email);
        var elsewhere = await portal.App.Visitor().LogInAsync(_email);
        var visitor = await OpenAsync();
        var app = AuthenticatorPageVisit.Shown(visitor);

        await visitor.PressAsync("Turn on", ("Code from the app", app.CodeIn(portal.App)), ("Current password", PortalApp.Password));
        var codes = CodesOn(visitor);
        await portal.App.DeliverAsync();

        Assert.Equal(("Keep your recovery codes", 10), (visitor.Heading, codes.Distinct().Count()));
        Assert.StartsWith("/login", (await elsewhere.OpenAsync("/account")).Location, StringComparison.Ordinal);
        Assert.Contains("10 recovery codes are left", (await visitor.OpenAsync("/account")).Text, StringComparison.Ordinal);
        Assert.StartsWith("/login/code", (await portal.App.Visitor().LogInAsync(_email)).Location, StringComparison.Ordinal);
        Assert.Contains(portal.App.Letters.To(_email), letter => letter.Letter.Subject == "An authenticator app was added");
    }

    [Fact]
    public async Task KeyAndRecoveryCodes_AreUnreadableInTheDatabase()
    {
        var member = await portal.App.HaveMemberAsync(_email);
        var app = await GivenAuthenticator.AddAsync(portal.App, _email);

        var kept = await portal.App.ReadAsync(db => db.UserTokens.Where(t => t.UserId == member.UserId).Select(t => t.Value!).ToListAsync(Ct));

        Assert.Equal(2, kept.Count);
        Assert.DoesNotContain(kept, value => value.Contains(app.Key, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(app.RecoveryCodes, code => kept.Any(value => value.Contains(code, StringComparison.OrdinalIgnoreCase)));
    }

    [Theory]
    [InlineData("000000", PortalApp.Password, "The app shows another code")]
    [InlineData("", PortalApp.Password, "Fill in this field")]
    [InlineData(null, "a guess of mine", "not your current password")]
    [InlineData(null, "", "Fill in this field")]
    public async Task App_WithAWrongCodeOrPassword_IsNotSetUp_AndTheKeyStays(string? code, string password, string sentence)
    {
        await portal.App.HaveMemberAsync(_email);
        var visitor = await OpenAsync();
        var app = AuthenticatorPageVisit.Shown(visitor);

        await visitor.PressAsync("Turn on", ("Code from the app", code ?? app.CodeIn(portal.App)), ("Current password", password));

        Assert.Contains(sentence, visitor.Text, StringComparison.Ordinal);
        Assert.Equal(app.Key, AuthenticatorPageVisit.Shown(visitor).Key);
        Assert.Equal("/", (await portal.App.Visitor().LogInAsync(_email)).Location);
    }

    [Fact]
    public async Task Key_ThatWasShownToSomebodyElse_OrAnHourAgo_IsNotTaken()
    {
        await using var own = await PortalApp.StartAsync();
        await own.HaveMemberAsync(_email);
        var other = Given.Email();
        await own.HaveMemberAsync(other);
        var visitor = await (await own.Visitor().LogInAsync(_email)).OpenAsync("/account/authenticator");
        var stranger = await (await own.Visitor().LogInAsync(other)).OpenAsync("/account/authenticator");
        var (mine, theirs) = (AuthenticatorPageVisit.Shown(visitor), AuthenticatorPageVisit.Shown(stranger));
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)visitor.Page.QuerySelector("main form")!;

        await visitor.SendAsync(form, ("Add.Offer", Offer(stranger)), ("Add.Code", theirs.CodeIn(own)), ("Add.OldPassword", PortalApp.Password));
        Assert.Contains("The key on this page is too old", visitor.Text, StringComparison.Ordinal);

        own.Clock.Advance(TimeSpan.FromMinutes(61));
        await visitor.SendAsync(form, ("Add.Code", mine.CodeIn(own)), ("Add.OldPassword", PortalApp.Password));
        Assert.Contains("The key on this page is too old", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task App_IsRemovedByPasswordAndCode_AndNotByOneOfThem()
    {
        var (visitor, app) = await HaveAsync();

        await visitor.PressAsync("Remove the app", ("Current password", PortalApp.Password), ("Code from the app, or a recovery code", "000000"));
        Assert.Contains("This code is not right", visitor.Text, StringComparison.Ordinal);
        await visitor.PressAsync("Remove the app", ("Current password", PortalApp.Password), ("Code from the app, or a recovery code", ""));
        Assert.Contains("Fill in this field", visitor.Text, StringComparison.Ordinal);
        await visitor.PressAsync("Remove the app", ("Current password", "a guess of mine"), ("Code from the app, or a recovery code", app.RecoveryCodes[0]));
        Assert.Contains("not your current password", visitor.Text, StringComparison.Ordinal);
        Assert.StartsWith("/login/code", (await portal.App.Visitor().LogInAsync(_email)).Location, StringComparison.Ordinal);

        await visitor.PressAsync("Remove the app", ("Current password", PortalApp.Password), ("Code from the app, or a recovery code", app.RecoveryCodes[0]));
        await portal.App.DeliverAsync();

        Assert.Equal("/account?done=factor", visitor.Location);
        Assert.Equal("/", (await portal.App.Visitor().LogInAsync(_email)).Location);
        Assert.Equal(
            ["A recovery code was used", "The authenticator app was removed"], portal.App.Letters.To(_email).Select(letter => letter.Letter.Subject).Order());
    }

    /// <summary>A log-in by the password alone, or a switch of hats in another session, may be under way when the app is added.</summary>
    [Fact]
    public async Task SessionThatBeginsWhileTheAppIsAdded_OpensNothing()
    {
        await portal.App.HaveMemberAsync(_email);
        var before = await portal.App.PersonBehindAsync((await portal.App.Visitor().LogInAsync(_email)).SetCookies);
        var visitor = await OpenAsync();
        await visitor.PressAsync("Turn on", ("Code from the app", AuthenticatorPageVisit.Shown(visitor).CodeIn(portal.App)), ("Current password", PortalApp.Password));

        var state = await portal.App.UseAsync<UserSessions, SessionState?>(async sessions =>
        {
            var late = await sessions.StartAsync(PortalClaims.UserIdOf(before)!.Value, SessionProof.Password, new ClientConnection(new HttpContextAccessor()), Ct);
            var claims = before.Claims.Where(claim => claim.Type != PortalClaims.Session).Append(new Claim(PortalClaims.Session, late.Id.ToString()));
            return await sessions.SeeAsync(new ClaimsPrincipal(new ClaimsIdentity(claims, "test")), activeAt: null, Ct);
        });

        Assert.Null(state);
        Assert.Null((await visitor.OpenAsync("/account")).Location);
    }

    /// <summary>As after a restore without the keys: neither the person nor anybody else gets in, and the person is told why.</summary>
    [Fact]
    public async Task FactorWhoseKeysAreLost_LetsNobodyIn_AndSaysWhatHelps()
    {
        var member = await portal.App.HaveMemberAsync(_email);
        var app = await GivenAuthenticator.AddAsync(portal.App, _email);
        await portal.App.ReadAsync(db => db.UserTokens.Where(t => t.UserId == member.UserId).ExecuteUpdateAsync(set => set.SetProperty(t => t.Value, "CfDJ8sealedByLostKeys"), Ct));

        var visitor = await portal.App.Visitor().LogInAsync(_email);
        Assert.StartsWith("/login/code", visitor.Location, StringComparison.Ordinal);
        await visitor.OpenAsync(visitor.Location!);
        foreach (var code in (string[])[app.CodeIn(portal.App), app.RecoveryCodes[0]])
        {
            await visitor.PressAsync("Log in", ("Code from the app", code));
            Assert.Contains("the portal has lost the keys for it", visitor.Text, StringComparison.Ordinal);
        }

        Assert.False(await portal.App.ReadAsync(db => db.UserSessions.AnyAsync(s => s.UserId == member.UserId, Ct)));
    }

    [Fact]
    public async Task PersonWhomTheOperatorLetsBeginAnew_GetsInByTheirMailOnly()
    {
        await portal.App.HaveMemberAsync(_email);
        var elsewhere = await portal.App.Visitor().LogInAsync(_email);
        await GivenAuthenticator.AddAsync(portal.App, _email);

        await portal.App.UseAsync<PortalUsers, bool>(users => portal.App.ReadAsync(async db =>
        {
            await users.BeginAnewAsync(db, await db.Users.SingleAsync(u => u.Email == _email, Ct), Ct);
            await db.SaveChangesAsync(Ct);
            return true;
        }));

        Assert.StartsWith("/login", (await elsewhere.OpenAsync("/account")).Location, StringComparison.Ordinal);
        var visitor = await portal.App.Visitor().LogInAsync(_email);
        Assert.Null(visitor.Location);
        await visitor.OpenAsync("/account/forgot");
        await visitor.PressAsync("Send the link", ("Email", _email));
        await portal.App.DeliverAsync();
        await visitor.FollowAsync(SentLetters.LinkIn(Assert.Single(portal.App.Letters.To(_email))));
        await visitor.PressAsync("Save password", ("New password", NewPassword));
        Assert.Equal("/", (await visitor.LogInAsync(_email, NewPassword)).Location);
    }

    [Fact]
    public async Task NewRecoveryCodes_EndTheOldOnes()
    {
        var (visitor, app) = await HaveAsync();

        await visitor.PressAsync("Make new codes", ("Current password", PortalApp.Password), ("Code from the app, or a recovery code", app.RecoveryCodes[0]));
        var codes = CodesOn(visitor);
        await portal.App.DeliverAsync();

        Assert.Equal(["A recovery code was used", "New recovery codes were made"], portal.App.Letters.To(_email).Select(letter => letter.Letter.Subject).Order());
        Assert.Equal(10, codes.Except(app.RecoveryCodes).Count());
        Assert.Null((await LogInAsync(app.RecoveryCodes[1])).Location);
        Assert.Equal("/", (await LogInAsync(codes[0])).Location);
    }

    [Fact]
    public async Task Password_IsChangedWithTheCodeOnly()
    {
        var (visitor, app) = await HaveAsync();
        await visitor.OpenAsync("/account");

        await visitor.PressAsync("Change password", ("Current password", PortalApp.Password), ("New password", NewPassword));
        Assert.Contains("Fill in this field", visitor.Text, StringComparison.Ordinal);
        await visitor.PressAsync(
            "Change password", ("Current password", PortalApp.Password), ("New password", NewPassword), ("Code from the app, or a recovery code", app.RecoveryCodes[0]));

        Assert.Equal("/account?done=password", visitor.Location);
        Assert.StartsWith("/login/code", (await portal.App.Visitor().LogInAsync(_email, NewPassword)).Location, StringComparison.Ordinal);
    }

    /// <summary>Whoever registered an address before its owner came may have put a factor of their own on it.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task FirstProofOfTheAddress_EndsEarlierFactors_AndALaterOneNone(bool isProven)
    {
        await portal.App.HaveMemberAsync(_email);
        await GivenAuthenticator.AddAsync(portal.App, _email);

        await portal.App.UseAsync<PortalUsers, bool>(users => portal.App.ReadAsync(async db =>
        {
            var user = await db.Users.SingleAsync(u => u.Email == _email, Ct);
            user.EmailConfirmed = isProven;
            await users.ProveAddressAsync(db, user, Ct);
            await db.SaveChangesAsync(Ct);
            return true;
        }));

        var visitor = await portal.App.Visitor().LogInAsync(_email);
        Assert.Equal(isProven, visitor.Location!.StartsWith("/login/code", StringComparison.Ordinal));
        Assert.Equal(isProven ? 2 : 0, await portal.App.ReadAsync(db => db.UserTokens.CountAsync(t => db.Users.Any(u => u.Id == t.UserId && u.Email == _email), Ct)));
    }

    private static string Offer(Visitor visitor) => visitor.Page.QuerySelector("input[name='Add.Offer']")!.GetAttribute("value")!;

    private static List<string> CodesOn(Visitor visitor) =>
        [.. visitor.Page.QuerySelectorAll("main li code").Select(code => code.TextContent).Where(code => RecoveryCode().IsMatch(code))];

    private async Task<Visitor> OpenAsync() => await (await portal.App.Visitor().LogInAsync(_email)).OpenAsync("/account/authenticator");

    /// <summary>Somebody with an app who has its page open.</summary>
    private async Task<(Visitor Visitor, GivenAuthenticator App)> HaveAsync()
    {
        await portal.App.HaveMemberAsync(_email);
        var visitor = await portal.App.Visitor().LogInAsync(_email);
        var app = await GivenAuthenticator.AddAsync(portal.App, _email);
        return (await visitor.OpenAsync("/account/authenticator"), app);
    }

    private async Task<Visitor> LogInAsync(string recoveryCode)
    {
        var visitor = await portal.App.Visitor().LogInAsync(_email);
        await visitor.OpenAsync(visitor.Location!);
        return await visitor.PressAsync("Log in", ("Code from the app", recoveryCode));
    }

    [GeneratedRegex("^[A-Z0-9]{5}-[A-Z0-9]{5}$", RegexOptions.CultureInvariant)]
    private static partial Regex RecoveryCode();
}
