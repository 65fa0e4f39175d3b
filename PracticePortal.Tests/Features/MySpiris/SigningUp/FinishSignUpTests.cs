using System.Net;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.MySpiris.SigningUp;
using PracticePortal.Features.Organisations;
using PracticePortal.Platform.Data;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.MySpiris.SigningUp;

/// <summary>The letter's link points and does not act; the form behind it sets a password, and takes nothing else.</summary>
public sealed class FinishSignUpTests(RunningPortal portal) : IClassFixture<RunningPortal>
{
    private readonly string _email = Given.Email();
    private readonly string _number = Given.OrganisationNumber();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task SignUp_OfANewCompany_CreatesTheSignInTheUnconfirmedOrganisationAndItsAdministrator(DatabaseProvider database)
    {
        await using var app = await PortalApp.StartAsync(database: database);

        var visitor = await app.SignUpAsync(_number, _email);

        Assert.Equal("/my", visitor.Location);
        await visitor.OpenAsync("/my");
        Assert.Contains($"Nothing awaits an answer from {GivenSignUp.Organisation}", visitor.Text, StringComparison.Ordinal);
        var (organisation, user, person, told) = await app.ReadAsync(async db => (
            await db.Organisations.SingleAsync(Ct), await db.OrganisationUsers.SingleAsync(Ct), await db.Users.SingleAsync(Ct),
            await db.AuditEntries.SingleAsync(a => a.What == "organisation-signed-up", Ct)));
        Assert.Equal((_number, GivenSignUp.Organisation, OrganisationStatus.Active, OrganisationOrigin.SignedUp, false),
            (organisation.OrganisationNumber, organisation.Name, organisation.Status, organisation.Origin, organisation.IsConfirmed));
        Assert.Equal((organisation.Id, person.Id, _email, OrganisationRole.OrganisationAdministrator, false),
            (user.OrganisationId, user.UserId, user.Email, user.Role, user.IsPending));
        Assert.Equal((_email, "Owner, Ängen", "en", true), (person.Email, person.Name, person.Language, person.EmailConfirmed));
        Assert.Equal((organisation.Id, person.Id), (told.OrganisationId, told.ActorUserId));
        Assert.Equal("/", (await app.Visitor().LogInAsync(_email)).Location);
    }

    [Fact]
    public async Task Link_LeavesNoSecretInTheAddress_AndTheFormHasOneField()
    {
        var link = await portal.App.SignUpLinkAsync(_number, _email);

        var visitor = await portal.App.Visitor().OpenAsync(link);
        Assert.Equal("/signup/finish", visitor.Location);
        await visitor.OpenAsync("/signup/finish");

        Assert.Equal(["Password"], visitor.Page.QuerySelectorAll("main input:not([readonly], [type=hidden])").Select(i => i.GetAttribute("name")));
        Assert.Equal(_email, visitor.Value("Email"));
    }

    [Fact]
    public async Task Visits_OfAMailScanner_CreateNothing()
    {
        await using var app = await PortalApp.StartAsync();
        var link = await app.SignUpLinkAsync(_number, _email);

        for (var visit = 0; visit < 10; visit++)
        {
            var scanner = await app.Visitor().FollowAsync(link);
            using var head = await scanner.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, new Uri(link, UriKind.Relative)), Ct);
            await scanner.PressAsync("Create the organisation");
            Assert.Equal(HttpStatusCode.OK, scanner.Status);
        }

        Assert.Equal((0, 0), await app.ReadAsync(async db => (await db.Users.CountAsync(Ct), await db.Organisations.CountAsync(Ct))));
    }

    [Fact]
    public async Task Form_TakesNothingButThePassword()
    {
        await using var app = await PortalApp.StartAsync();
        var visitor = await app.Visitor().FollowAsync(await app.SignUpLinkAsync(_number, _email));
        foreach (var (name, value) in (IEnumerable<(string, string)>)
            [("OrganisationNumber", Given.OrganisationNumber()), ("name", "Somebody Else"), ("email", "else@vinn.example"), ("Input.Email", "else@vinn.example"),
                ("Input.Name", "Somebody Else"), ("IsPortalAdministrator", "true")])
        {
            var more = visitor.Page.CreateElement("input");
            more.SetAttribute("name", name);
            more.SetAttribute("value", value);
            visitor.Page.QuerySelector($"main form [name='{name}']")?.Remove();
            visitor.Page.QuerySelector("main form")!.AppendChild(more);
        }

        await visitor.PressAsync("Create the organisation", ("Password", PortalApp.Password));

        Assert.Equal("/my", visitor.Location);
        var (person, number) = await app.ReadAsync(async db => (
            await db.Users.SingleAsync(Ct), await db.Organisations.Select(o => o.OrganisationNumber).SingleAsync(Ct)));
        Assert.Equal((_email, "Owner, Ängen", false, _number), (person.Email, person.Name, person.IsPortalAdministrator, number));
    }

    [Fact]
    public async Task Link_AfterItsTime_IsDead_AlsoWhenItsPageWasOpen()
    {
        await using var app = await PortalApp.StartAsync();
        var link = await app.SignUpLinkAsync(_number, _email);
        app.Clock.Advance(SignUp.Lifetime - TimeSpan.FromMinutes(10));
        var waiting = await app.Visitor().FollowAsync(link);
        Assert.Equal("Choose how you log in", waiting.Heading);

        app.Clock.Advance(TimeSpan.FromMinutes(11));
        await waiting.PressAsync("Create the organisation", ("Password", PortalApp.Password));

        Assert.Equal("This link no longer works", waiting.Heading);
        Assert.Equal("This link no longer works", (await app.Visitor().FollowAsync(link)).Heading);
        Assert.Equal(0, await app.ReadAsync(db => db.Users.CountAsync(Ct)));
    }

    [Fact]
    public async Task Link_AfterItsUse_SaysLogIn_AndLeadsTheLoggedInHome()
    {
        var link = await portal.App.SignUpLinkAsync(_number, _email);
        var visitor = await portal.App.Visitor().FollowAsync(link);
        await visitor.PressAsync("Create the organisation", ("Password", PortalApp.Password));

        var again = await portal.App.Visitor().FollowAsync(link);
        await visitor.FollowAsync(link);

        Assert.Contains("The organisation was created with it", again.Text, StringComparison.Ordinal);
        Assert.Equal("Awaiting your answer", visitor.Heading);
    }

    [Fact]
    public async Task Password_ThatIsGuessable_IsRefused_AndNothingIsCreated()
    {
        await using var app = await PortalApp.StartAsync();
        var visitor = await app.Visitor().FollowAsync(await app.SignUpLinkAsync(_number, _email));

        await visitor.PressAsync("Create the organisation", ("Password", "password12345"));

        Assert.NotNull(visitor.Page.QuerySelector(".field-error"));
        Assert.Equal((0, 0), await app.ReadAsync(async db => (await db.Users.CountAsync(Ct), await db.Organisations.CountAsync(Ct))));
    }

    [Fact]
    public async Task AddressWithASignIn_LogsIn_AndAddsTheOrganisationAsAnotherPlace()
    {
        var app = portal.App;
        await app.HaveMemberAsync(_email);
        var visitor = await app.Visitor().FollowAsync(await app.SignUpLinkAsync(_number, _email));
        Assert.Null(visitor.Page.QuerySelector("main input[type=password]"));

        await visitor.OpenAsync("/login?returnUrl=/signup/finish");
        await visitor.PressAsync("Log in", ("Email", _email), ("Password", PortalApp.Password));
        await visitor.FollowAsync(visitor.Location!);
        await visitor.PressAsync("Add the organisation");
        Assert.Equal("/my", visitor.Location);
        await visitor.OpenAsync("/my");

        Assert.Contains(GivenSignUp.Organisation, visitor.Text, StringComparison.Ordinal);
        Assert.Equal((1, 1, 1), await app.ReadAsync(async db => (
            await db.Users.CountAsync(u => u.Email == _email, Ct), await db.Members.CountAsync(m => m.Email == _email, Ct),
            await db.OrganisationUsers.CountAsync(u => u.Email == _email && u.UserId != null, Ct))));
    }

    [Fact]
    public async Task LinkOfAnotherPerson_ShowsBoth_AndAddsNothing()
    {
        var app = portal.App;
        var somebody = Given.Email();
        await app.HaveMemberAsync(somebody);
        var visitor = await app.Visitor().LogInAsync(somebody);

        await visitor.FollowAsync(await app.SignUpLinkAsync(_number, _email));

        Assert.Contains(somebody, visitor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(_email, visitor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(visitor.Page.QuerySelectorAll("main button"), b => b.TextContent == "Add the organisation");
        var refused = await app.ReadAsync(db => db.Organisations.CountAsync(o => o.OrganisationNumber == _number, Ct));
        Assert.Equal(0, refused);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task TwoSignUps_OfOneNumberAtOnce_OneWinsAndTheOtherIsTold(DatabaseProvider database)
    {
        await using var app = await PortalApp.StartAsync(database: database);
        string[] emails = [.. Enumerable.Range(0, 6).Select(_ => Given.Email())];
        var visitors = new List<Visitor>();
        foreach (var email in emails)
        {
            visitors.Add(await app.Visitor().FollowAsync(await app.SignUpLinkAsync(_number, email)));
        }

        await Task.WhenAll(visitors.Select(v => v.PressAsync("Create the organisation", ("Password", PortalApp.Password))));

        Assert.Single(visitors, v => v.Location == "/my");
        Assert.All(visitors.Where(v => v.Location is null), v =>
        {
            Assert.Equal("The organisation is in My Spiris already", v.Heading);
            Assert.DoesNotContain(emails, email => v.Text.Contains(email, StringComparison.Ordinal));
        });
        Assert.Equal((1, 1, 1), await app.ReadAsync(async db => (
            await db.Users.CountAsync(Ct), await db.Organisations.CountAsync(Ct), await db.OrganisationUsers.CountAsync(Ct))));
    }

    [Fact]
    public async Task Form_SentAfterSomebodyElseWasQuicker_SaysSo()
    {
        var app = portal.App;
        var slow = await app.Visitor().FollowAsync(await app.SignUpLinkAsync(_number, _email));
        await app.SignUpAsync(_number, Given.Email());

        await slow.PressAsync("Create the organisation", ("Password", PortalApp.Password));

        Assert.Equal((HttpStatusCode.OK, "The organisation is in My Spiris already"), (slow.Status, slow.Heading));
        Assert.Null((await app.Visitor().LogInAsync(_email)).Location);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task OneSignUp_SentTwiceAtOnce_CreatesOneOrganisation(DatabaseProvider database)
    {
        await using var app = await PortalApp.StartAsync(database: database);
        var link = await app.SignUpLinkAsync(_number, _email);
        Visitor[] tabs = [await app.Visitor().FollowAsync(link), await app.Visitor().FollowAsync(link)];

        await Task.WhenAll(tabs.Select(v => v.PressAsync("Create the organisation", ("Password", PortalApp.Password))));

        Assert.Single(tabs, v => v.Location == "/my");
        Assert.All(tabs, v => Assert.NotEqual(HttpStatusCode.InternalServerError, v.Status));
        Assert.Equal((1, 1), await app.ReadAsync(async db => (await db.Users.CountAsync(Ct), await db.Organisations.CountAsync(Ct))));
    }
}
