using PracticePortal.Platform.Links;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.MySpiris;

/// <summary>What a link that was opened in a browser leaves for whoever sits there next, or for a page that was drawn for another link.</summary>
public sealed class SharedComputerTests
{
    private const string Password = "Segelbåten lämnar bryggan 7";
    private const string Unknown = "This link does not work";

    [Fact]
    public async Task OpenedLink_IsForgottenAfterHalfAnHour()
    {
        await using var app = await PortalApp.StartAsync();
        var visitor = await app.Visitor().FollowAsync(await AddressAsync(app, (await HaveRequestAsync(app)).Link));

        app.Clock.Advance(LinkCookie.Lifetime + TimeSpan.FromMinutes(1));
        await visitor.FollowAsync("/i/set-up");

        Assert.Equal(Unknown, visitor.Heading);
    }

    [Fact]
    public async Task OpenedLink_IsForgottenOnceItSetUpTheSignIn()
    {
        await using var app = await PortalApp.StartAsync();
        var visitor = await app.Visitor().FollowAsync(await AddressAsync(app, (await HaveRequestAsync(app)).Link));
        await visitor.OpenAsync("/i/set-up");
        await visitor.PressAsync("Continue", ("Password", Password));

        Assert.Equal(Unknown, (await visitor.FollowAsync("/i/request")).Heading);
    }

    [Fact]
    public async Task OpenedLink_IsForgottenOnceSomebodyContinuedAsThemself()
    {
        await using var app = await PortalApp.StartAsync();
        var request = await HaveRequestAsync(app);
        await app.HaveMemberAsync(NewCustomerRequest.Address);
        var visitor = await app.Visitor().LogInAsync(NewCustomerRequest.Address);
        await visitor.FollowAsync(await AddressAsync(app, request.Link));
        await visitor.PressAsync($"Continue as Person, Example ({NewCustomerRequest.Address})");

        Assert.Equal(Unknown, (await visitor.FollowAsync("/i/request")).Heading);
    }

    [Fact]
    public async Task OpenedLink_IsForgottenAtLogOut()
    {
        await using var app = await PortalApp.StartAsync();
        var request = await HaveRequestAsync(app);
        await app.HaveMemberAsync("consultant@syd.example");
        var visitor = await app.Visitor().LogInAsync("consultant@syd.example");
        await visitor.FollowAsync(await AddressAsync(app, request.Link));
        await visitor.OpenAsync("/account");

        await visitor.PressAsync("Log out");

        Assert.Equal("/login", visitor.Location);
        Assert.Equal(Unknown, (await visitor.FollowAsync("/i/set-up")).Heading);
    }

    [Fact]
    public async Task Form_DrawnForOneLink_SetsUpNothingForAnotherThatWasOpenedSince()
    {
        await using var app = await PortalApp.StartAsync();
        var (mine, other) = (await HaveRequestAsync(app), NewCustomerRequest.Make(Given.User(), "other@kajutan.example"));
        await app.SaveAsync(other.Rows);
        var visitor = await app.Visitor().FollowAsync(await AddressAsync(app, mine.Link));
        await visitor.OpenAsync("/i/set-up");
        using var second = await visitor.Client.GetAsync(
            new Uri(await AddressAsync(app, other.Link), UriKind.Relative), TestContext.Current.CancellationToken);

        await visitor.PressAsync("Continue", ("Password", Password));

        Assert.Contains("Another link was opened in this browser", visitor.Text, StringComparison.Ordinal);
        Assert.Equal("other@kajutan.example", visitor.Value("Email"));
        Assert.False(await app.ReadAsync(db => Task.FromResult(db.OrganisationUsers.Any(u => u.UserId != null))));
    }

    private static async Task<NewCustomerRequest> HaveRequestAsync(PortalApp app)
    {
        var request = NewCustomerRequest.Make();
        await app.SaveAsync(request.Rows);
        return request;
    }

    private static Task<string> AddressAsync(PortalApp app, LinkTarget link) => app.UseAsync<LinkProtector, string>(
        links => Task.FromResult(links.AddressOf(LinkPurpose.Invitation, link).PathAndQuery));
}
