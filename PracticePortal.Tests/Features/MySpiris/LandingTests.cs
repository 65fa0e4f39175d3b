using System.Net;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Links;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.MySpiris;

/// <summary>What happens when a letter's link is opened, over HTTP and without a script, as people and mail scanners open it.</summary>
public sealed class LandingTests
{
    private const string Password = "Segelbåten lämnar bryggan 7";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("nonsense")]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Link_ThatDoesNotDecrypt_GetsTheOneGenericPage(string token)
    {
        await using var app = await PortalApp.StartAsync();

        var visitor = await app.Visitor().FollowAsync($"/i/c/{token}");

        Assert.Equal((HttpStatusCode.OK, "This link does not work"), (visitor.Status, visitor.Heading));
    }

    [Fact]
    public async Task Link_OfAnotherPurpose_GetsTheSamePage()
    {
        await using var app = await PortalApp.StartAsync();
        var request = await HaveRequestAsync(app);
        var token = await app.UseAsync<LinkProtector, string>(links => Task.FromResult(links.Protect(LinkPurpose.PasswordReset, request.Link)));

        var visitor = await app.Visitor().FollowAsync($"/i/c/{token}");

        Assert.Equal("This link does not work", visitor.Heading);
    }

    [Fact]
    public async Task Link_LeadsToACleanAddressThatNothingKeeps()
    {
        await using var app = await PortalApp.StartAsync();
        var address = await AddressAsync(app, (await HaveRequestAsync(app)).Link);
        var visitor = app.Visitor();

        using var landed = await visitor.Client.GetAsync(new Uri(address, UriKind.Relative), Ct);
        await visitor.OpenAsync("/i/request");

        Assert.Equal("/i/request", landed.Headers.Location?.ToString());
        Assert.True(landed.Headers.CacheControl?.NoStore);
        Assert.Equal("Norr Ekonomibyrå AB asks to share Spiris Scanner with Café Kajutan HB", visitor.Heading);
        Assert.DoesNotContain(address.Split('/')[^1], visitor.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scanner_ThatOpensAndSendsEverything_ChangesNothing()
    {
        await using var app = await PortalApp.StartAsync();
        var request = await HaveRequestAsync(app);
        var address = await AddressAsync(app, request.Link);
        var before = await FootprintAsync(app);
        var scanner = app.Visitor();

        using var head = await scanner.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, address), Ct);
        await scanner.FollowAsync(address);
        await scanner.FollowAsync("/i/set-up");
        await scanner.PressAsync("Continue");
        await scanner.OpenAsync($"/my/requests/{request.Collaboration.Id}");

        Assert.Equal(HttpStatusCode.Redirect, head.StatusCode);
        Assert.StartsWith("/login", scanner.Location, StringComparison.Ordinal);
        Assert.Equal(before, await FootprintAsync(app));
    }

    [Fact]
    public async Task NewAdministrator_SetsUpTheSignInAndStandsBeforeTheRequest()
    {
        await using var app = await PortalApp.StartAsync();
        var request = await HaveRequestAsync(app);
        var visitor = await app.Visitor().FollowAsync(await AddressAsync(app, request.Link));

        await visitor.OpenAsync("/i/set-up");
        Assert.Equal(("Choose how you log in", NewCustomerRequest.Address), (visitor.Heading, visitor.Value("Email")));
        await visitor.PressAsync("Continue", ("Password", "short"));
        Assert.Contains("too short", visitor.Text, StringComparison.Ordinal);
        await visitor.PressAsync("Continue", ("Password", Password));

        Assert.Equal($"/my/requests/{request.Collaboration.Id}", visitor.Location);
        await visitor.OpenAsync(visitor.Location!);
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Contains("Norr Ekonomibyrå AB asks to share", visitor.Heading, StringComparison.Ordinal);

        var again = await app.Visitor().FollowAsync(await AddressAsync(app, request.Link));
        Assert.Contains("Log in and answer", again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LoggedInAsSomebodyElse_SeesBothAndMaySwitch()
    {
        await using var app = await PortalApp.StartAsync();
        var request = await HaveRequestAsync(app);
        await app.HaveMemberAsync("consultant@syd.example");
        var visitor = await app.Visitor().LogInAsync("consultant@syd.example");

        await visitor.FollowAsync(await AddressAsync(app, request.Link));
        Assert.Contains("Owner, Kajutan (o•••@kajutan.example)", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("consultant@syd.example", visitor.Text, StringComparison.Ordinal);
        await visitor.OpenAsync("/i/set-up");
        Assert.Equal("/i/request", visitor.Location);
        await visitor.OpenAsync("/i/request");
        await visitor.PressAsync("Switch account");

        Assert.Equal("/i/request", visitor.Location);
        await visitor.OpenAsync("/i/request");
        Assert.Contains("You are new here", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LoggedInWithTheInvitedAddress_ContinuesAsThemself()
    {
        await using var app = await PortalApp.StartAsync();
        var request = await HaveRequestAsync(app);
        await app.HaveMemberAsync(NewCustomerRequest.Address);
        var visitor = await app.Visitor().LogInAsync(NewCustomerRequest.Address);

        await visitor.FollowAsync(await AddressAsync(app, request.Link));
        await visitor.PressAsync($"Continue as Person, Example ({NewCustomerRequest.Address})");

        Assert.Equal($"/my/requests/{request.Collaboration.Id}", visitor.Location);
        await visitor.OpenAsync(visitor.Location!);
        Assert.Contains("asks to share", visitor.Heading, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InvitedPersonInAnotherPlace_SwitchesWithOneButton()
    {
        await using var app = await PortalApp.StartAsync();
        var request = await HaveRequestAsync(app);
        await app.HaveMemberAsync(NewCustomerRequest.Address);
        var visitor = await app.Visitor().LogInAsync(NewCustomerRequest.Address);
        var hat = (await app.ReadAsync(db => db.Members.SingleAsync(m => m.Email == NewCustomerRequest.Address, Ct))).AgencyId;
        await visitor.FollowAsync(await AddressAsync(app, request.Link));
        await visitor.PressAsync($"Continue as Person, Example ({NewCustomerRequest.Address})");
        await visitor.OpenAsync("/my");
        await app.ReadAsync(async db =>
        {
            (await db.Users.SingleAsync(u => u.Email == NewCustomerRequest.Address, Ct)).PutOn(Hat.Agency(hat));
            return await db.SaveChangesAsync(Ct);
        });
        var elsewhere = await app.Visitor().LogInAsync(NewCustomerRequest.Address);

        await elsewhere.FollowAsync(await AddressAsync(app, request.Link));
        await elsewhere.PressAsync("Continue for Café Kajutan HB");

        Assert.Equal($"/my/requests/{request.Collaboration.Id}", elsewhere.Location);
        await elsewhere.OpenAsync(elsewhere.Location!);
        Assert.Contains("asks to share", elsewhere.Heading, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeadLink_SaysWhoInvitedAndWhatBecameOfItAndGetsANewOne()
    {
        await using var app = await PortalApp.StartAsync();
        var request = await HaveRequestAsync(app);

        var visitor = await app.Visitor().FollowAsync(await AddressAsync(app, request.OldLink));
        Assert.Equal("This link no longer works", visitor.Heading);
        Assert.Contains("Norr Ekonomibyrå AB (Consultant, Norr)", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("A newer letter was sent", visitor.Text, StringComparison.Ordinal);
        await visitor.PressAsync("Ask for a new link");

        Assert.Contains("If the request is open, a new link is on its way.", visitor.Text, StringComparison.Ordinal);
        await app.DeliverAsync();
        Assert.Equal(NewCustomerRequest.Address, Assert.Single(app.Letters.All).To.Email);
    }

    [Theory]
    [InlineData(4, "could be used to choose how you log in until")]
    [InlineData(15, "Nobody answered in time")]
    public async Task OldLetter_SaysThatItsTimeIsOver(int days, string words)
    {
        await using var app = await PortalApp.StartAsync();
        var request = await HaveRequestAsync(app);
        app.Clock.Advance(TimeSpan.FromDays(days));

        var visitor = await app.Visitor().FollowAsync(await AddressAsync(app, request.Link));

        Assert.Equal("This link no longer works", visitor.Heading);
        Assert.Contains(words, visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CancelledRequest_SaysThatTheAgencyTookItBack()
    {
        await using var app = await PortalApp.StartAsync();
        var request = await HaveRequestAsync(app);
        await app.ReadAsync(async db =>
        {
            (await db.Collaborations.SingleAsync(Ct)).Cancel("Consultant, Norr", Given.Now);
            return await db.SaveChangesAsync(Ct);
        });

        var visitor = await app.Visitor().FollowAsync(await AddressAsync(app, request.Link));

        Assert.Contains("Norr Ekonomibyrå AB took the request back", visitor.Text, StringComparison.Ordinal);
    }

    private static async Task<NewCustomerRequest> HaveRequestAsync(PortalApp app)
    {
        var request = NewCustomerRequest.Make();
        await app.SaveAsync(request.Rows);
        return request;
    }

    private static Task<string> AddressAsync(PortalApp app, LinkTarget link) => app.UseAsync<LinkProtector, string>(
        links => Task.FromResult(links.AddressOf(LinkPurpose.Invitation, link).PathAndQuery));

    /// <summary>Everything that a visit could have touched.</summary>
    private static Task<string> FootprintAsync(PortalApp app) => app.ReadAsync(async db => string.Join('|',
        await db.Users.CountAsync(Ct),
        await db.AuditEntries.CountAsync(Ct),
        await db.Outbox.CountAsync(Ct),
        string.Join(',', await db.Collaborations.Select(c => $"{c.Status} {c.Version}").ToListAsync(Ct)),
        string.Join(',', await db.Invitations.Select(i => $"{i.LinkVersion} {i.OpenedAt} {i.SetUpUntil} {i.Version}").ToListAsync(Ct)),
        string.Join(',', await db.OrganisationUsers.Select(u => $"{u.UserId} {u.Version}").ToListAsync(Ct))));
}
