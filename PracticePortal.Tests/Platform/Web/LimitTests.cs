using System.Net;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Web;

/// <summary>How often one network may knock. Behind each limit another network still comes in, and a household counts as one.</summary>
public sealed class LimitTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("POST", "/login", 60)]
    [InlineData("POST", "/login/passkey", 60)]
    [InlineData("POST", "/account/forgot", 20)]
    [InlineData("POST", "/account/reset", 60)]
    [InlineData("POST", "/account/switch", 60)]
    [InlineData("POST", "/setup", 20)]
    [InlineData("POST", "/signup", 30)]
    [InlineData("POST", "/LOGIN", 60)]
    [InlineData("GET", "/i/c/made-up", 120)]
    [InlineData("HEAD", "/i/p/made-up", 120)]
    public async Task Network_IsStopped_AndAnotherComesIn(string method, string address, int most)
    {
        await using var app = await PortalApp.StartAsync();
        for (var knock = 0; knock < most; knock++)
        {
            Assert.NotEqual(HttpStatusCode.TooManyRequests, (await KnockAsync(app.Visitor("192.0.2.1"), method, address)).Status);
        }

        var stopped = await KnockAsync(app.Visitor("192.0.2.1"), method, address);

        Assert.Equal((HttpStatusCode.TooManyRequests, "60"), stopped);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await KnockAsync(app.Visitor("::ffff:192.0.2.1"), method, address)).Status);
        Assert.NotEqual(HttpStatusCode.TooManyRequests, (await KnockAsync(app.Visitor("192.0.2.2"), method, address)).Status);
    }

    [Fact]
    public async Task Household_CountsAsOne()
    {
        await using var app = await PortalApp.StartAsync();
        for (var knock = 0; knock < 20; knock++)
        {
            await KnockAsync(app.Visitor($"2001:db8:1:2::{knock:x}"), "POST", "/setup");
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await KnockAsync(app.Visitor("2001:db8:1:2:ffff::1"), "POST", "/setup")).Status);
        Assert.NotEqual(HttpStatusCode.TooManyRequests, (await KnockAsync(app.Visitor("2001:db8:1:3::1"), "POST", "/setup")).Status);
    }

    /// <summary>Nobody gets a new allowance by saying that they come from elsewhere: no proxy is trusted unless it is named.</summary>
    [Fact]
    public async Task ForwardedAddress_OfWhoeverIsNoTrustedProxy_CountsForNothing()
    {
        await using var app = await PortalApp.StartAsync();
        HttpStatusCode last = default;
        for (var knock = 0; knock <= 20; knock++)
        {
            var visitor = app.Visitor("192.0.2.1");
            visitor.Client.DefaultRequestHeaders.Add("X-Forwarded-For", $"198.51.100.{knock}");
            last = (await KnockAsync(visitor, "POST", "/setup")).Status;
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }

    private static async Task<(HttpStatusCode Status, string RetryAfter)> KnockAsync(Visitor visitor, string method, string address)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(address, UriKind.Relative));
        using var answer = await visitor.Client.SendAsync(request, Ct);
        return (answer.StatusCode, answer.Headers.RetryAfter?.ToString() ?? "");
    }
}
