using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Identity.Passkeys;
using PracticePortal.Tests.Features.Account.Factors;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Account.Passkeys;

public sealed class PasskeyTests(RunningPortal portal) : IClassFixture<RunningPortal>
{
    private const string NotMade = "The passkey was not added";

    private readonly string _email = Given.Email();
    private readonly string _network = Given.Network();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Passkey_OnceAdded_IsListed_EndsTheOtherSessions_AndTheOwnerIsTold()
    {
        using var device = new TestDevice();
        var visitor = await HaveAsync();
        var elsewhere = await NewVisitor().LogInAsync(_email);
        var stamp = await StampAsync();

        await visitor.AddPasskeyAsync(device);
        await portal.App.DeliverAsync();

        Assert.Equal("/account?done=passkey", visitor.Location);
        Assert.StartsWith("/login", (await elsewhere.OpenAsync("/account")).Location, StringComparison.Ordinal);
        var row = Row(await visitor.OpenAsync("/account"));
        Assert.Contains("Office laptop", row, StringComparison.Ordinal);
        Assert.Contains("Added ", row, StringComparison.Ordinal);
        Assert.Contains("Not used yet", row, StringComparison.Ordinal);
        Assert.NotEqual(stamp, await StampAsync());
        Assert.Equal("A passkey was added", Assert.Single(portal.App.Letters.To(_email)).Letter.Subject);
    }

    [Theory]
    [InlineData("a guess of mine", "Office laptop", "not your current password")]
    [InlineData("", "Office laptop", "Fill in this field")]
    [InlineData(PortalApp.Password, "", "Fill in this field")]
    [InlineData(PortalApp.Password, "1234567890123456789012345678901234567890123456789012345678901", "60")]
    public async Task Device_IsNotAsked_BeforePasswordAndNameAreRight(string password, string name, string sentence)
    {
        var visitor = await HaveAsync();

        await visitor.OfferAsync(password, name);

        Assert.Contains(sentence, visitor.Text, StringComparison.Ordinal);
        Assert.Null(visitor.OptionsToMake());
        Assert.Equal(name, visitor.Value("Name of the passkey"));
        Assert.DoesNotContain(visitor.SetCookies, cookie => cookie.StartsWith("portal-passkey=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Device_OfSomebodyWithAnApp_IsNotAskedWithoutTheCode()
    {
        using var device = new TestDevice();
        var visitor = await HaveAsync();
        var app = await GivenAuthenticator.AddAsync(portal.App, _email);

        Assert.Null((await visitor.OfferAsync(code: "000000")).OptionsToMake());
        await visitor.AddPasskeyAsync(device, app.RecoveryCodes[0]);

        Assert.Equal("/account?done=passkey", visitor.Location);
        Assert.Equal("/", (await NewVisitor().LogInAsync(device)).Location);
    }

    [Fact]
    public async Task Answer_ThatIsWrong_AddsNothing_AndKeepsTheName()
    {
        using var device = new TestDevice();
        var visitor = await HaveAsync();
        Action<TestDevice>[] faults = [d => d.Origin = "https://evil.example", d => d.Domain = "evil.example", d => d.RecognisesPerson = false, d => d.IsFramed = true];
        foreach (var spoil in faults)
        {
            using var wrong = new TestDevice();
            spoil(wrong);
            await visitor.AddPasskeyAsync(wrong);
            Assert.Contains(NotMade, visitor.Text, StringComparison.Ordinal);
            Assert.Equal("Office laptop", visitor.Value("Name of the passkey"));
        }

        foreach (var answer in (string[])["", "{}", "null", "no JSON"])
        {
            await (await visitor.OfferAsync()).AnswerAsync(answer);
            Assert.Contains(NotMade, visitor.Text, StringComparison.Ordinal);
        }

        Assert.Equal(0, await CountAsync());
        await visitor.AddPasskeyAsync(device);
        Assert.Equal(1, await CountAsync());
    }

    /// <summary>The challenge that is given after the password is all that shows that the password was given.</summary>
    [Fact]
    public async Task Answer_ToTheChallengeOfALogIn_OrToSomebodyElses_AddsNothing()
    {
        using var device = new TestDevice();
        var visitor = await HaveAsync();
        var other = Given.Email();
        await portal.App.HaveMemberAsync(other);
        var stranger = await NewVisitor().LogInAsync(other);
        await stranger.OfferAsync();
        var (theirs, cookie) = (device.Make(stranger.OptionsToMake()!), stranger.SetCookies.Single(c => c.StartsWith("portal-passkey=", StringComparison.Ordinal)));

        await visitor.OpenAsync("/account");
        await visitor.SendAsync("/login/passkey");
        await visitor.OpenAsync("/account/passkeys/new");
        await SendAsync(visitor, theirs);
        Assert.Contains(NotMade, visitor.Text, StringComparison.Ordinal);

        visitor.Client.DefaultRequestHeaders.Add("Cookie", cookie);
        await SendAsync(visitor, theirs);
        Assert.Contains(NotMade, visitor.Text, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync());

        static Task<Visitor> SendAsync(Visitor visitor, string answer) =>
            visitor.SendAsync("/account/passkeys/new", ("_handler", "add"), ("Add.Name", "Stolen"), ("Add.Credential", answer));
    }

    [Fact]
    public async Task Passkey_IsRenamed_ByItsOwner()
    {
        using var device = new TestDevice();
        var visitor = await HaveAsync();
        await visitor.AddPasskeyAsync(device);
        await OpenAsync(visitor);

        await visitor.PressAsync("Save", ("Name of the passkey", ""));
        Assert.Contains("Fill in this field", visitor.Text, StringComparison.Ordinal);
        await visitor.PressAsync("Save", ("Name of the passkey", "<b>Phone</b>"));

        Assert.Equal("/account?done=details", visitor.Location);
        Assert.Contains("<b>Phone</b>", Row(await visitor.OpenAsync("/account")), StringComparison.Ordinal);
        Assert.Equal("/", (await NewVisitor().LogInAsync(device)).Location);
    }

    [Fact]
    public async Task Passkey_IsRemovedByThePassword_LetsNobodyIn_AndTheOwnerIsTold()
    {
        using var device = new TestDevice();
        var visitor = await HaveAsync();
        await visitor.AddPasskeyAsync(device);
        var elsewhere = await NewVisitor().LogInAsync(device);
        await OpenAsync(visitor);

        await visitor.PressAsync("Remove the passkey", ("Current password", "a guess of mine"));
        Assert.Contains("not your current password", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync());
        await visitor.PressAsync("Remove the passkey", ("Current password", PortalApp.Password));
        await portal.App.DeliverAsync();

        Assert.Equal("/account?done=passkey-removed", visitor.Location);
        Assert.Null((await visitor.OpenAsync("/account")).Location);
        Assert.StartsWith("/login", (await elsewhere.OpenAsync("/account")).Location, StringComparison.Ordinal);
        Assert.Contains("You could not be logged in", (await NewVisitor().LogInAsync(device)).Text, StringComparison.Ordinal);
        Assert.Contains(portal.App.Letters.To(_email), letter => letter.Letter.Subject == "A passkey was removed");
    }

    [Fact]
    public async Task SomebodyElses_IsNotThere()
    {
        using var device = new TestDevice();
        var visitor = await HaveAsync();
        await visitor.AddPasskeyAsync(device);
        await OpenAsync(visitor);
        var (address, other) = (visitor.Page.QuerySelector("input[name='Rename.PasskeyId']")!.GetAttribute("value"), Given.Email());
        await portal.App.HaveMemberAsync(other);

        var stranger = await (await NewVisitor().LogInAsync(other)).OpenAsync($"/account/passkeys?passkey={address}");

        Assert.Equal("Passkeys", stranger.Heading);
        Assert.DoesNotContain("Office laptop", stranger.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Passkeys_AreTenAtMost()
    {
        var visitor = await HaveAsync();
        for (var number = 0; number < PortalPasskey.Most; number++)
        {
            using var device = new TestDevice();
            await visitor.AddPasskeyAsync(device);
            Assert.Equal("/account?done=passkey", visitor.Location);
        }

        await visitor.OfferAsync();

        Assert.Null(visitor.OptionsToMake());
        Assert.Contains("You have 10 passkeys already", visitor.Text, StringComparison.Ordinal);
    }

    /// <summary>Whoever registered an address before its owner came may have put a passkey of their own on it.</summary>
    [Fact]
    public async Task FirstProofOfTheAddress_EndsEarlierPasskeys()
    {
        using var device = new TestDevice();
        await (await HaveAsync()).AddPasskeyAsync(device);

        await portal.App.UseAsync<PortalUsers, bool>(users => portal.App.ReadAsync(async db =>
        {
            var user = await db.Users.SingleAsync(u => u.Email == _email, Ct);
            user.EmailConfirmed = false;
            await users.ProveAddressAsync(db, user, Ct);
            await db.SaveChangesAsync(Ct);
            return true;
        }));

        Assert.Contains("You could not be logged in", (await NewVisitor().LogInAsync(device)).Text, StringComparison.Ordinal);
    }

    private static string Row(Visitor visitor) => visitor.Page.QuerySelector("#passkeys ~ ul > li")!.TextContent;

    /// <summary>The page of the first passkey in the list.</summary>
    private static async Task<Visitor> OpenAsync(Visitor visitor)
    {
        await visitor.OpenAsync("/account");
        return await visitor.OpenAsync(((IHtmlAnchorElement)visitor.Page.QuerySelector("#passkeys ~ ul a")!).GetAttribute("href")!);
    }

    private Visitor NewVisitor() => portal.App.Visitor(_network);

    private async Task<Visitor> HaveAsync()
    {
        await portal.App.HaveMemberAsync(_email);
        return await NewVisitor().LogInAsync(_email);
    }

    private Task<int> CountAsync() => portal.App.ReadAsync(db => db.UserPasskeys.CountAsync(p => db.Users.Any(u => u.Id == p.UserId && u.Email == _email), Ct));

    private Task<string?> StampAsync() => portal.App.ReadAsync(db => db.Users.Where(u => u.Email == _email).Select(u => u.SecurityStamp).SingleAsync(Ct));
}
