using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Web;

public sealed class PageCompressionTests(RunningPortal portal) : IClassFixture<RunningPortal>
{
    [Theory]
    [InlineData("/customers")]
    [InlineData("/collaborations?q=Solrosen")]
    public async Task PagesThatLive_AreCompressed(string address)
    {
        var visitor = await LoggedInAsync();

        Assert.Equal(["br"], await EncodingsOfAsync(visitor, address));
    }

    [Theory]
    [InlineData("/account")]
    [InlineData("/account/authenticator")]
    [InlineData("/i/nothing")]
    public async Task PagesThatMayShowASecret_AreSentAsTheyAre(string address)
    {
        var visitor = await LoggedInAsync();

        Assert.Empty(await EncodingsOfAsync(visitor, address));
    }

    /// <summary>A site that steers somebody's browser through many addresses learns nothing from the lengths of the answers.</summary>
    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    public async Task PageThatAnotherSiteAsksFor_IsSentAsItIs(string site)
    {
        var visitor = await LoggedInAsync();
        visitor.Client.DefaultRequestHeaders.Add("Sec-Fetch-Site", site);

        Assert.Empty(await EncodingsOfAsync(visitor, "/customers?x=guess"));
    }

    private async Task<Visitor> LoggedInAsync()
    {
        var member = await portal.App.HaveMemberAsync(Given.Email());
        var visitor = await portal.App.Visitor().LogInAsync(member.Email);
        Assert.NotNull(visitor.Location);
        return visitor;
    }

    private static async Task<IEnumerable<string>> EncodingsOfAsync(Visitor visitor, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.Add("Accept-Encoding", "gzip, deflate, br");
        using var answer = await visitor.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.Content.Headers.ContentEncoding;
    }
}
