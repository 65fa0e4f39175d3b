using System.Net;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Web;

/// <summary>What every answer tells the browser not to allow, as the portal runs in production.</summary>
public sealed class HeaderTests(ProductionPortal portal) : IClassFixture<ProductionPortal>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Addresses =>
        ["/login", "/account", "/customers", "/members", "/no/such/page", "/i/unknown", "/i/c/made-up", "/health/live", "/app.css", "/", "/setup", "/_blazor/initializers"];

    [Theory, MemberData(nameof(Addresses))]
    public async Task EveryAnswer_TellsTheBrowserWhatNotToAllow(string address)
    {
        using var answer = await portal.Member.Client.GetAsync(new Uri(address, UriKind.Relative), Ct);

        var content = Directives(answer);
        Assert.Equal("'self'", content("script-src"));
        Assert.Equal("'none'", content("object-src"));
        Assert.Equal("'none'", content("frame-ancestors"));
        Assert.Equal("'self'", content("base-uri"));
        Assert.Equal("'self'", content("form-action"));
        Assert.Equal("'self'", content("connect-src"));
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.Equal("DENY", Header(answer, "X-Frame-Options"));
        Assert.Equal(address.StartsWith("/i/", StringComparison.Ordinal) ? "no-referrer" : "strict-origin-when-cross-origin", Header(answer, "Referrer-Policy"));
        Assert.Equal("max-age=63072000; includeSubDomains", Header(answer, "Strict-Transport-Security"));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Page_HasNoInlineScript()
    {
        foreach (var address in (string[])["/login", "/account", "/customers", "/no/such/page", "/i/unknown"])
        {
            var page = (await portal.Member.OpenAsync(address)).Page;

            Assert.All(page.Scripts, script => Assert.True(script.Source is { Length: > 0 } || script.Type == "application/json" || script.Type == "importmap", script.Text));
            Assert.DoesNotContain(page.All, element => element.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)));
            Assert.DoesNotContain(page.Links, link => link.GetAttribute("href")?.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase) == true);
        }
    }

    [Theory]
    [InlineData("/account")]
    [InlineData("/customers")]
    [InlineData("/members")]
    [InlineData("/start")]
    [InlineData("/no/such/page")]
    [InlineData("/")]
    [InlineData("/i/unknown")]
    [InlineData("/i/c/made-up")]
    public async Task WhatSomebodySees_IsKeptNowhere(string address)
    {
        using var answer = await portal.Member.Client.GetAsync(new Uri(address, UriKind.Relative), Ct);

        Assert.True(answer.Headers.CacheControl?.NoStore, $"{address}: {answer.Headers.CacheControl}");
    }

    [Fact]
    public async Task Files_AreKept()
    {
        using var answer = await portal.Member.Client.GetAsync(new Uri("/app.css", UriKind.Relative), Ct);

        Assert.Equal((HttpStatusCode.OK, false), (answer.StatusCode, answer.Headers.CacheControl?.NoStore ?? false));
    }

    [Theory]
    [InlineData("TRACE")]
    [InlineData("TRACK")]
    [InlineData("DEBUG")]
    public async Task Request_IsNeverEchoed(string method)
    {
        foreach (var visitor in (Visitor[])[portal.Member, portal.App.Visitor()])
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), "/login");
            request.Headers.Add("X-Planted", "kvarnsten");
            using var answer = await visitor.Client.SendAsync(request, Ct);

            Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
            Assert.DoesNotContain("kvarnsten", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/dev/mail")]
    [InlineData("/swagger")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/metrics")]
    [InlineData("/.git/config")]
    [InlineData("/appsettings.json")]
    [InlineData("/hangfire")]
    public async Task WhatIsForDevelopers_IsNotThere(string address) =>
        Assert.Equal(HttpStatusCode.NotFound, (await portal.Member.OpenAsync(address)).Status);

    [Fact]
    public async Task EveryCookie_IsBoundToTheHost_AndHiddenFromScripts()
    {
        await portal.App.HaveMemberAsync("cookies@norr.example");
        var visitor = portal.App.Visitor();
        List<string> cookies = [];
        await visitor.OpenAsync("/login");
        cookies.AddRange(visitor.WholeCookies);
        await visitor.PressAsync("Log in", ("Email", "cookies@norr.example"), ("Password", PortalApp.Password));
        cookies.AddRange(visitor.WholeCookies);
        await visitor.OpenAsync("/account");
        await visitor.SendAsync("/language", ("culture", "sv-SE"), ("returnUrl", "/account"));
        cookies.AddRange(visitor.WholeCookies);
        await visitor.OpenAsync(await portal.LinkAsync());
        cookies.AddRange(visitor.WholeCookies);

        Assert.Equal(
            ["__Host-portal", "__Host-portal-forms", "__Host-portal-half", "__Host-portal-language", "__Host-portal-link-p"],
            cookies.Select(c => c.Split('=')[0]).Distinct().Order(StringComparer.Ordinal));
        Assert.All(cookies, cookie =>
        {
            var rules = cookie.Split(';', StringSplitOptions.TrimEntries).Skip(1).Select(rule => rule.ToLowerInvariant()).ToList();
            Assert.Contains("secure", rules);
            Assert.Contains("httponly", rules);
            Assert.Contains("path=/", rules);
            Assert.Contains(rules, rule => rule is "samesite=lax" or "samesite=strict");
            Assert.DoesNotContain(rules, rule => rule.StartsWith("domain", StringComparison.Ordinal));
        });
    }

    private static string Header(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? Assert.Single(values) : "";

    /// <summary>What the policies say of one kind of content; where several say it, all the same.</summary>
    private static Func<string, string> Directives(HttpResponseMessage answer)
    {
        var pairs = answer.Headers.GetValues("Content-Security-Policy")
            .SelectMany(policy => policy.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .ToLookup(directive => directive.Split(' ')[0], directive => directive[(directive.IndexOf(' ', StringComparison.Ordinal) + 1)..], StringComparer.Ordinal);
        return name => Assert.Single(pairs[name].Distinct());
    }
}

/// <summary>The portal as it runs in production, with somebody logged in.</summary>
public sealed class ProductionPortal : IAsyncLifetime
{
    private PortalApp? _app;

    internal PortalApp App => _app!;

    internal Visitor Member { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await PortalApp.StartAsync("Production");
        await App.HaveMemberAsync("admin@norr.example", PracticePortal.Features.Agencies.MemberRole.AgencyAdministrator);
        Member = await App.Visitor().LogInAsync("admin@norr.example");
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    /// <summary>A link that decrypts.</summary>
    internal Task<string> LinkAsync() => App.UseAsync<PracticePortal.Platform.Links.LinkProtector, string>(links => Task.FromResult(links.AddressOf(
        PracticePortal.Platform.Links.LinkPurpose.PasswordReset, new(Guid.CreateVersion7(), 1)).PathAndQuery));
}
