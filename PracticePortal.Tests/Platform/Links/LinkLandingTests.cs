using System.Net;
using PracticePortal.Platform.Links;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Links;

/// <summary>Links of every purpose land alike.</summary>
public sealed class LinkLandingTests(RunningPortal portal) : IClassFixture<RunningPortal>
{
    public static TheoryData<LinkPurpose> Purposes => [.. Enum.GetValues<LinkPurpose>()];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Purposes))]
    public async Task Link_IsRememberedWithTheBrowserOnly_AndNothingKeepsTheAnswer(LinkPurpose purpose)
    {
        var visitor = portal.App.Visitor();

        using var landed = await visitor.Client.GetAsync(await AddressAsync(purpose, purpose), Ct);

        var cookie = Assert.Single(landed.Headers.GetValues("Set-Cookie"));
        Assert.DoesNotContain("max-age", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.True(landed.Headers.CacheControl?.NoStore);
    }

    [Theory, MemberData(nameof(Purposes))]
    public async Task Head_IsAnsweredAsGet(LinkPurpose purpose)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, await AddressAsync(purpose, purpose));

        using var landed = await portal.App.Visitor().Client.SendAsync(request, Ct);

        Assert.Equal(HttpStatusCode.Redirect, landed.StatusCode);
    }

    [Theory, MemberData(nameof(Purposes))]
    public async Task WhateverIsNoLinkOfThePurpose_IsNotKept_AndGetsTheOnePage(LinkPurpose purpose)
    {
        var other = purpose == LinkPurpose.Invitation ? LinkPurpose.PasswordReset : LinkPurpose.Invitation;
        Uri[] addresses =
        [
            new($"/i/{LinkProtector.Segment(purpose)}/made-up", UriKind.Relative),
            new($"/i/{LinkProtector.Segment(purpose)}/{new string('x', 900)}", UriKind.Relative),
            await AddressAsync(purpose, other),
        ];

        foreach (var address in addresses)
        {
            var visitor = await portal.App.Visitor().OpenAsync(address.ToString());

            Assert.Equal((LinkLanding.Unknown, 0), (visitor.Location, visitor.SetCookies.Count));
        }
    }

    /// <summary>The landing of one purpose with a link that was made for one.</summary>
    private Task<Uri> AddressAsync(LinkPurpose purpose, LinkPurpose madeFor) => portal.App.UseAsync<LinkProtector, Uri>(links => Task.FromResult(
        new Uri($"/i/{LinkProtector.Segment(purpose)}/{links.Protect(madeFor, new LinkTarget(Guid.CreateVersion7(), 1))}", UriKind.Relative)));
}
