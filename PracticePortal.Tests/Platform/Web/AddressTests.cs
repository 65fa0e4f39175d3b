using System.Net;
using System.Text.RegularExpressions;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Web;

/// <summary>No address that somebody slipped in leads away from the portal, neither in a redirect nor in a letter.</summary>
public sealed partial class AddressTests(RunningPortal portal) : IClassFixture<RunningPortal>
{
    private static readonly Uri s_home = new("https://portal.example");

    public static TheoryData<string> Elsewhere =>
    [
        "https://evil.example", "http://evil.example", "//evil.example", "///evil.example", "////evil.example", "/\\evil.example", "\\\\evil.example",
        "\\/evil.example", "/\\/evil.example", "/\t/evil.example", "/\n/evil.example", "/\r/evil.example", "\t//evil.example", " //evil.example",
        " https://evil.example", "https:evil.example", "https:/evil.example", "https:\\\\evil.example", "HTTPS://EVIL.EXAMPLE", "ftp://evil.example",
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "evil.example", "@evil.example", ".evil.example", "/\u0000/evil.example",
        "https://portal.example@evil.example", "https://portal.example.evil.example", "//portal.example@evil.example", "/\u2028/evil.example",
        "/.\\evil.example", "//%65vil.example", "~//evil.example", "/customers\r\nSet-Cookie: planted=1", "http:///evil.example", "?//evil.example",
    ];

    [Theory, MemberData(nameof(Elsewhere))]
    public async Task Redirect_StaysHere(string address)
    {
        var visitor = portal.App.Visitor("192.0.2.7");
        await visitor.OpenAsync("/login");
        await visitor.SendAsync("/language", ("culture", "sv"), ("returnUrl", address));
        AssertHere(visitor);
        Assert.DoesNotContain("planted", string.Join(',', visitor.WholeCookies), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Elsewhere))]
    public async Task LogIn_LeadsHere(string address)
    {
        var email = Given.Email();
        await portal.App.HaveMemberAsync(email);
        var visitor = portal.App.Visitor($"192.0.2.{Random.Shared.Next(10, 250)}");
        await visitor.OpenAsync($"/login?returnUrl={Uri.EscapeDataString(address)}");
        await visitor.PressAsync("Log in", ("Email", email), ("Password", PortalApp.Password));
        AssertHere(visitor);

        await visitor.OpenAsync($"/login?returnUrl={Uri.EscapeDataString(address)}"); // logged in already
        AssertHere(visitor);
        await visitor.OpenAsync("/account");
        await visitor.SendAsync("/logout", ("returnUrl", address));
        AssertHere(visitor);
    }

    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("Host", "portal.example.evil.example")]
    public async Task Request_ForAnotherHost_IsRefused(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/login");
        request.Headers.TryAddWithoutValidation(header, value);
        using var answer = await portal.App.Visitor().Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("X-Forwarded-Host", "evil.example")]
    [InlineData("Forwarded", "host=evil.example;proto=http")]
    [InlineData("X-Original-Host", "evil.example")]
    [InlineData("X-Forwarded-Prefix", "/evil.example")]
    [InlineData("X-Original-URL", "/evil.example")]
    [InlineData("X-Forwarded-For", "evil.example")]
    [InlineData("Referer", "https://evil.example/")]
    public async Task Letter_LinksToThePublicAddressOnly(string header, string value)
    {
        var email = Given.Email();
        await portal.App.HaveMemberAsync(email);
        var visitor = portal.App.Visitor($"192.0.2.{Random.Shared.Next(10, 250)}");
        visitor.Client.DefaultRequestHeaders.TryAddWithoutValidation(header, value);
        await visitor.OpenAsync("/account/forgot");
        await visitor.PressAsync("Send the link", ("Email", email));
        await portal.App.DeliverAsync();

        var letter = portal.App.Letters.All.Last(l => l.To.Email == email);
        var hosts = Address().Matches(letter.Letter.Html + letter.Letter.Text).Select(found => new Uri(found.Value).Authority).Distinct();
        Assert.Equal(s_home.Authority, Assert.Single(hosts));
        Assert.DoesNotContain("evil.example", letter.Letter.Html + letter.Letter.Text, StringComparison.OrdinalIgnoreCase);
    }

    private static void AssertHere(Visitor visitor)
    {
        var location = visitor.Location ?? "/"; // what is answered by a page, such as that nothing can be read of it, leads nowhere
        Assert.True(location.StartsWith('/') && !location.StartsWith("//", StringComparison.Ordinal) && !location.StartsWith("/\\", StringComparison.Ordinal), location);
        Assert.Equal(s_home.Authority, new Uri(s_home, location).Authority);
        Assert.DoesNotContain(location, char.IsControl);
    }

    [GeneratedRegex("""https?://[^\s"'<>]+""", RegexOptions.IgnoreCase)]
    private static partial Regex Address();
}
