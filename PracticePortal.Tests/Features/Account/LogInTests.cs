using System.Net;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Account;

public sealed class LogInTests
{
    private const string Email = "consultant@norr.example";

    [Fact]
    public async Task LogIn_WithTheRightPassword_GoesToTheStartPageOfThePlace()
    {
        await using var app = await PortalApp.StartAsync();
        await app.HaveMemberAsync(Email);

        var visitor = await app.Visitor().LogInAsync(Email);

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
        await using var app = await PortalApp.StartAsync();
        await app.HaveMemberAsync(Email);
        var visitor = await app.Visitor().OpenAsync($"/login?returnUrl={Uri.EscapeDataString(returnUrl)}");

        await visitor.PressAsync("Log in", ("Email", Email), ("Password", PortalApp.Password));

        Assert.Equal(expected, visitor.Location);
    }

    [Fact]
    public async Task LogIn_WithAnUnknownAddress_SaysWhatAWrongPasswordSays()
    {
        await using var app = await PortalApp.StartAsync();
        await app.HaveMemberAsync(Email);

        var known = await app.Visitor().LogInAsync(Email, "another one altogether");
        var unknown = await app.Visitor().LogInAsync("nobody@norr.example", "another one altogether");

        Assert.Contains("is not right", known.Text, StringComparison.Ordinal);
        Assert.Equal((known.Status, known.Text), (unknown.Status, unknown.Text));
    }

    [Fact]
    public async Task LogIn_AfterTooManyTries_IsLockedForKnownAndUnknownAlike()
    {
        await using var app = await PortalApp.StartAsync();
        await app.HaveMemberAsync(Email);
        var (known, unknown) = (app.Visitor(), app.Visitor());

        for (var attempt = 0; attempt < 9; attempt++)
        {
            await known.LogInAsync(Email, "wrong");
            await unknown.LogInAsync("nobody@norr.example", "wrong");
            Assert.Equal(known.Text, unknown.Text);
            Assert.DoesNotContain("Too many tries", known.Text, StringComparison.Ordinal);
        }

        await known.LogInAsync(Email, "wrong");
        await unknown.LogInAsync("nobody@norr.example", "wrong");

        Assert.Contains("Too many tries", known.Text, StringComparison.Ordinal);
        Assert.Equal(known.Text, unknown.Text);
        Assert.Null((await known.LogInAsync(Email)).Location);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>@norr.example")]
    [InlineData("a\u0007b\u202E@norr.example")]
    [InlineData("😀@norr.example")]
    public async Task LogIn_WithStrangeInput_KeepsTheAddressAndNeverThePassword(string typed)
    {
        await using var app = await PortalApp.StartAsync();

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
        await using var app = await PortalApp.StartAsync();
        var typed = new string('a', 5000) + "@norr.example";

        var visitor = await app.Visitor().LogInAsync(typed, "x");

        Assert.Contains("is not right", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(typed, visitor.Value("Email"));
    }

    [Fact]
    public async Task LogIn_WithoutPassword_SaysWhichFieldIsMissing()
    {
        await using var app = await PortalApp.StartAsync();

        var visitor = await app.Visitor().LogInAsync(Email, "");

        var field = visitor.Page.QuerySelector("input[type=password]")!;
        var described = visitor.Page.QuerySelector($"[id='{field.GetAttribute("aria-describedby")}']");
        Assert.Contains("Fill in this field", described!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LogOut_EndsThisSessionForEveryCopyOfItsCookie()
    {
        await using var app = await PortalApp.StartAsync();
        await app.HaveMemberAsync(Email);
        var visitor = await app.Visitor().LogInAsync(Email);
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
        await using var app = await PortalApp.StartAsync();
        await app.HavePersonAsync(Email);

        var visitor = await app.Visitor().LogInAsync(Email);
        await visitor.FollowAsync("/");

        Assert.Equal("You have no place here yet", visitor.Heading);
    }

    [Fact]
    public async Task LogIn_FromOneNetwork_IsLimited()
    {
        await using var app = await PortalApp.StartAsync();
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
