using System.Net;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Account;

public sealed class LogInTests(RunningPortal portal) : IClassFixture<RunningPortal>
{
    private readonly string _email = Given.Email();

    [Fact]
    public async Task LogIn_WithTheRightPassword_GoesToTheStartPageOfThePlace()
    {
        var app = portal.App;
        await app.HaveMemberAsync(_email);

        var visitor = await app.Visitor().LogInAsync(_email);

        Assert.Equal("/", visitor.Location);
        Assert.Equal("/start", (await visitor.OpenAsync("/")).Location);
    }

    [Theory]
    [InlineData("/customers?search=sol", "/customers?search=sol")]
    [InlineData("//evil.example/", "/")]
    [InlineData("/\\evil.example/", "/")]
    [InlineData("https://evil.example/", "/")]
    public async Task LogIn_GoesOnToAddressesOfThePortalOnly(string returnUrl, string expected)
    {
        var app = portal.App;
        await app.HaveMemberAsync(_email);
        var visitor = await app.Visitor().OpenAsync($"/login?returnUrl={Uri.EscapeDataString(returnUrl)}");

        await visitor.PressAsync("Log in", ("Email", _email), ("Password", PortalApp.Password));

        Assert.Equal(expected, visitor.Location);
    }

    [Fact]
    public async Task LogIn_WithAnUnknownAddress_SaysWhatAWrongPasswordSays()
    {
        var app = portal.App;
        await app.HaveMemberAsync(_email);

        var known = await app.Visitor().LogInAsync(_email, "another one altogether");
        var unknown = await app.Visitor().LogInAsync("nobody@norr.example", "another one altogether");

        Assert.Contains("is not right", known.Text, StringComparison.Ordinal);
        Assert.Equal((known.Status, known.Text), (unknown.Status, unknown.Text));
    }

    [Fact]
    public async Task LogIn_AfterTooManyTries_IsLockedForKnownAndUnknownAlike()
    {
        var app = portal.App;
        await app.HaveMemberAsync(_email);
        var (known, unknown, nobody) = (app.Visitor(), app.Visitor(), Given.Email());

        for (var attempt = 0; attempt < 9; attempt++)
        {
            await known.LogInAsync(_email, "wrong");
            await unknown.LogInAsync(nobody, "wrong");
            Assert.Equal(known.Text, unknown.Text);
            Assert.DoesNotContain("Too many tries", known.Text, StringComparison.Ordinal);
        }

        await known.LogInAsync(_email, "wrong");
        await unknown.LogInAsync(nobody, "wrong");

        Assert.Contains("Too many tries", known.Text, StringComparison.Ordinal);
        Assert.Equal(known.Text, unknown.Text);
        Assert.Null((await known.LogInAsync(_email)).Location);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>@norr.example")]
    [InlineData("a\u0007b\u202E@norr.example")]
    [InlineData("😀@norr.example")]
    public async Task LogIn_WithStrangeInput_KeepsTheAddressAndNeverThePassword(string typed)
    {
        var app = portal.App;

        var visitor = await app.Visitor().LogInAsync(typed, "<script>secret</script>");

        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Contains("is not right", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(typed, visitor.Value("Email"));
        Assert.Equal("", visitor.Value("Password"));
        Assert.DoesNotContain("secret", visitor.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LogIn_WithAnOverlongAddress_KeepsIt()
    {
        var app = portal.App;
        var typed = new string('a', 5000) + "@norr.example";

        var visitor = await app.Visitor().LogInAsync(typed, "x");

        Assert.Contains("is not right", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(typed, visitor.Value("Email"));
    }

    [Fact]
    public async Task LogIn_WithoutPassword_SaysWhichFieldIsMissing()
    {
        var app = portal.App;

        var visitor = await app.Visitor().LogInAsync(_email, "");

        var field = visitor.Page.QuerySelector("input[type=password]")!;
        var described = visitor.Page.QuerySelector($"[id='{field.GetAttribute("aria-describedby")}']");
        Assert.Contains("Fill in this field", described!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LogOut_EndsThisSessionForEveryCopyOfItsCookie()
    {
        var app = portal.App;
        await app.HaveMemberAsync(_email);
        var visitor = await app.Visitor().LogInAsync(_email);
        var copy = visitor.SetCookies.Single(c => c.StartsWith("portal=", StringComparison.Ordinal));

        await visitor.OpenAsync("/account");
        await visitor.PressAsync("Log out");

        using var thief = new HttpRequestMessage(HttpMethod.Get, "/account");
        thief.Headers.Add("Cookie", copy);
        using var answer = await app.Visitor().Client.SendAsync(thief, TestContext.Current.CancellationToken);
        Assert.StartsWith("/login", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SomebodyWithoutAnyPlace_IsToldSo()
    {
        var app = portal.App;
        await app.HavePersonAsync(_email);

        var visitor = await app.Visitor().LogInAsync(_email);
        await visitor.FollowAsync("/");

        Assert.Equal("You have no place here yet", visitor.Heading);
    }

    [Fact]
    public async Task LogIn_FromOneNetwork_IsLimited()
    {
        await using var app = await PortalApp.StartAsync(); // its limit is used up then
        var visitor = app.Visitor();
        await visitor.OpenAsync("/login");

        for (var attempt = 0; attempt < 61 && visitor.Status == HttpStatusCode.OK; attempt++)
        {
            await visitor.PressAsync("Log in", ("Email", ""), ("Password", ""));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, visitor.Status);
        Assert.Equal("Too many tries", visitor.Heading);
        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync("/login")).Status);
    }
}
