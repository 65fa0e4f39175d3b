using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Account;
using PracticePortal.Features.Account.Factors;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Email;
using PracticePortal.Platform.Identity.Sessions;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Account.Factors;

public sealed class LogInCodeTests(RunningPortal portal) : IClassFixture<RunningPortal>
{
    private static readonly TimeSpan s_nextCode = TimeSpan.FromSeconds(30);

    private readonly string _email = Given.Email();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Password_Alone_OpensNothingButTheQuestionForTheCode()
    {
        await HaveAsync();

        var visitor = await portal.App.Visitor().LogInAsync(_email);

        Assert.Equal("/login/code?returnUrl=%2F", visitor.Location);
        Assert.Equal("One more step", (await visitor.OpenAsync(visitor.Location!)).Heading);
        Assert.StartsWith("/login?", (await visitor.OpenAsync("/account")).Location, StringComparison.Ordinal);
        Assert.False(await portal.App.ReadAsync(db => db.UserSessions.AnyAsync(s => db.Users.Any(u => u.Id == s.UserId && u.Email == _email), Ct)));
    }

    [Fact]
    public async Task Code_LetsIn_AndTheSessionSaysHow()
    {
        var app = await HaveAsync();
        var visitor = await portal.App.Visitor().OpenAsync("/login?returnUrl=%2Fcustomers");
        await visitor.PressAsync("Log in", ("Email", _email), ("Password", PortalApp.Password));

        await TypeAsync(visitor, app.CodeIn(portal.App));

        Assert.Equal("/customers", visitor.Location);
        Assert.Null((await visitor.OpenAsync("/account")).Location);
        Assert.Equal(SessionProof.Code, (await SessionsAsync()).Single().Proof);
    }

    [Fact]
    public async Task Code_IsTakenOnce()
    {
        var app = await HaveAsync();
        await TypeAsync(await portal.App.Visitor().LogInAsync(_email), app.CodeIn(portal.App));
        var thief = await portal.App.Visitor().LogInAsync(_email);

        await TypeAsync(thief, app.CodeIn(portal.App));
        Assert.Contains("This code is not right, or it was used already", thief.Text, StringComparison.Ordinal);

        portal.App.Clock.Advance(s_nextCode);
        await thief.PressAsync("Log in", ("Code from the app", app.CodeIn(portal.App)));
        Assert.Equal("/", thief.Location);
    }

    [Fact]
    public async Task Code_OfBefore_AfterALaterOne_IsUsedUp()
    {
        var app = await HaveAsync();
        var older = app.CodeIn(portal.App);
        portal.App.Clock.Advance(s_nextCode);
        await TypeAsync(await portal.App.Visitor().LogInAsync(_email), app.CodeIn(portal.App));

        var thief = await TypeAsync(await portal.App.Visitor().LogInAsync(_email), older);

        Assert.Null(thief.Location);
    }

    [Fact]
    public async Task RecoveryCode_LetsInOnce_AndTheOwnerIsTold()
    {
        var app = await HaveAsync();
        var visitor = await portal.App.Visitor().LogInAsync(_email);
        await visitor.OpenAsync($"{visitor.Location}&recovery=true");

        await visitor.PressAsync("Log in", ("Recovery code", app.RecoveryCodes[3].ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal)));
        await portal.App.DeliverAsync();
        var second = await portal.App.Visitor().LogInAsync(_email);
        await TypeAsync(second, app.RecoveryCodes[3]);

        Assert.Equal("/", visitor.Location);
        Assert.Equal(SessionProof.RecoveryCode, (await SessionsAsync()).Single().Proof);
        Assert.Contains("This code is not right", second.Text, StringComparison.Ordinal);
        Assert.Contains("9 recovery codes are left.", (await visitor.OpenAsync("/account")).Text, StringComparison.Ordinal);
        Assert.Equal(EmailKind.FactorChanged, await portal.App.ReadAsync(db => db.EmailDeliveries.Where(e => e.Recipient == _email).Select(e => e.Kind).SingleAsync(Ct)));
    }

    [Fact]
    public async Task WrongCodes_LockTheSignInAsWrongPasswordsDo()
    {
        var app = await HaveAsync();
        var visitor = await TypeAsync(await portal.App.Visitor().LogInAsync(_email), "000000");
        for (var attempt = 1; attempt < 10; attempt++)
        {
            Assert.Contains("This code is not right", visitor.Text, StringComparison.Ordinal);
            await visitor.PressAsync("Log in", ("Code from the app", attempt % 2 == 0 ? "000000" : "AAAAA-AAAAA"));
        }

        await visitor.PressAsync("Log in", ("Code from the app", app.CodeIn(portal.App)));

        Assert.Contains("Too many tries", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("Too many tries", (await portal.App.Visitor().LogInAsync(_email)).Text, StringComparison.Ordinal);
    }

    /// <summary>Ten guesses every five minutes would find a code within months.</summary>
    [Fact]
    public async Task WrongCodes_LockForTwiceAsLongEachTime_AndTheOwnerIsToldEachTime()
    {
        var app = await HaveAsync();

        var first = await GuessUntilLockedAsync();
        var second = await GuessUntilLockedAsync();
        var third = await GuessUntilLockedAsync();
        await portal.App.DeliverAsync();

        Assert.InRange(second - first, TimeSpan.FromMinutes(5), TimeSpan.MaxValue);
        Assert.InRange(third - second, TimeSpan.FromMinutes(10), TimeSpan.MaxValue);
        Assert.Equal(3, portal.App.Letters.To(_email).Count(letter => letter.Letter.Subject == "Wrong codes for your sign-in"));
        Assert.Equal(30, await WrongCodesAsync());
        await TypeAsync(await portal.App.Visitor().LogInAsync(_email), app.CodeIn(portal.App));
        Assert.Equal(0, await WrongCodesAsync());
    }

    /// <summary>A wrong password after nine codes would lock for five minutes, tell nobody, and begin the count anew.</summary>
    [Fact]
    public async Task WrongPasswordBetweenCodes_DoesNotBeginTheirCountAnew()
    {
        await HaveAsync();
        await GuessAsync(9);
        await portal.App.Visitor().LogInAsync(_email, "a guess of mine");
        await UnlockAsync();

        await GuessAsync(1);
        await portal.App.DeliverAsync();

        await UnlockAsync(); // it was locked again
        Assert.Single(portal.App.Letters.To(_email), letter => letter.Letter.Subject == "Wrong codes for your sign-in");
    }

    [Fact]
    public async Task Lock_ByWrongCodes_IsNeverLongerThanADay()
    {
        await HaveAsync();
        var first = await GuessUntilLockedAsync();
        await portal.App.ReadAsync(async db =>
        {
            var user = await db.Users.SingleAsync(u => u.Email == _email, Ct);
            Enumerable.Range(0, 1_000).ToList().ForEach(_ => user.CountWrongCode());
            return await db.SaveChangesAsync(Ct);
        });

        Assert.InRange(await GuessUntilLockedAsync() - first, TimeSpan.FromHours(23), TimeSpan.FromHours(25));
    }

    /// <summary>Whoever knows the password could guess for ever if each log-in began to count anew.</summary>
    [Fact]
    public async Task WrongCodes_AreCountedOn_WhenThePasswordIsTypedAgain()
    {
        await HaveAsync();
        await TypeAsync(await portal.App.Visitor().LogInAsync(_email), "000000");
        await TypeAsync(await portal.App.Visitor().LogInAsync(_email), "000000");

        Assert.Equal(2, await portal.App.ReadAsync(db => db.Users.Where(u => u.Email == _email).Select(u => u.AccessFailedCount).SingleAsync(Ct)));
    }

    [Theory]
    [InlineData("", "Fill in this field")]
    [InlineData("<script>alert(1)</script>", "This code is not right")]
    [InlineData("😀😀😀😀😀😀", "This code is not right")]
    [InlineData("١٢٣٤٥٦", "This code is not right")]
    public async Task Code_ThatIsNone_SaysSo(string typed, string sentence)
    {
        await HaveAsync();

        var visitor = await TypeAsync(await portal.App.Visitor().LogInAsync(_email), typed);

        Assert.Null(visitor.Location);
        Assert.Contains(sentence, visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Question_IsOverTenMinutesAfterThePassword_AndForWhoeverShowedNone()
    {
        await using var own = await PortalApp.StartAsync();
        await own.HaveMemberAsync(_email);
        var app = await GivenAuthenticator.AddAsync(own, _email);
        var visitor = await own.Visitor().LogInAsync(_email);
        await visitor.OpenAsync(visitor.Location!);

        own.Clock.Advance(HalfLogIn.Lifetime + TimeSpan.FromMinutes(1));
        await visitor.PressAsync("Log in", ("Code from the app", app.CodeIn(own)));

        Assert.Null(visitor.Location);
        Assert.Contains("within ten minutes after the password", (await visitor.OpenAsync("/login/code")).Text, StringComparison.Ordinal);
        Assert.Contains("within ten minutes after the password", (await own.Visitor().OpenAsync("/login/code")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ResetOfThePassword_NeverSkipsTheCode()
    {
        const string newPassword = "helt andra ord i dag";
        await HaveAsync();
        var visitor = await portal.App.Visitor().OpenAsync("/account/forgot");
        await visitor.PressAsync("Send the link", ("Email", _email));
        await portal.App.DeliverAsync();

        await visitor.FollowAsync(SentLetters.LinkIn(Assert.Single(portal.App.Letters.To(_email))));
        await visitor.PressAsync("Save password", ("New password", newPassword));

        Assert.StartsWith("/login/code", (await visitor.LogInAsync(_email, newPassword)).Location, StringComparison.Ordinal);
        Assert.StartsWith("/login?", (await visitor.OpenAsync("/account")).Location, StringComparison.Ordinal);
    }

    /// <summary>Until when the sign-in was locked; it is open again then.</summary>
    private async Task<DateTimeOffset> GuessUntilLockedAsync()
    {
        await GuessAsync(10);
        return await UnlockAsync();
    }

    private Task<int> GuessAsync(int guesses) => portal.App.UseAsync<SecondFactor, int>(factor => portal.App.UseAsync<TenantDbContextFactory, int>(async contexts =>
    {
        for (var guess = 0; guess < guesses; guess++)
        {
            await using var db = await contexts.CreateSystemAsync("test", Ct);
            Assert.Equal(AccountErrors.CodeWrong, (await factor.TakeAsync(db, await db.Users.SingleAsync(u => u.Email == _email, Ct), "000000", Ct)).Error);
        }

        return guesses;
    }));

    /// <summary>Until when it was locked; fails when it was not.</summary>
    private Task<DateTimeOffset> UnlockAsync() => portal.App.UseAsync<TenantDbContextFactory, DateTimeOffset>(async contexts =>
    {
        await using var db = await contexts.CreateSystemAsync("test", Ct);
        var user = await db.Users.SingleAsync(u => u.Email == _email, Ct);
        var until = user.LockoutEnd!.Value;
        user.LockoutEnd = null;
        await db.SaveChangesAsync(Ct);
        return until;
    });

    private Task<int> WrongCodesAsync() => portal.App.ReadAsync(db => db.Users.Where(u => u.Email == _email).Select(u => u.WrongCodes).SingleAsync(Ct));

    private async Task<GivenAuthenticator> HaveAsync()
    {
        await portal.App.HaveMemberAsync(_email);
        return await GivenAuthenticator.AddAsync(portal.App, _email);
    }

    private static async Task<Visitor> TypeAsync(Visitor visitor, string code)
    {
        await visitor.OpenAsync(visitor.Location!);
        return await visitor.PressAsync("Log in", ("Code from the app", code));
    }

    private Task<List<UserSession>> SessionsAsync() => portal.App.ReadAsync(db => db.UserSessions
        .Where(s => db.Users.Any(u => u.Id == s.UserId && u.Email == _email)).ToListAsync(Ct));
}
