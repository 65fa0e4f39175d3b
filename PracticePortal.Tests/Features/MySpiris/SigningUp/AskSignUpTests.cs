using System.Net;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.MySpiris.SigningUp;
using PracticePortal.Platform.Email;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.MySpiris.SigningUp;

/// <summary>The first page says the same to everybody; the letter says the truth to the address, and nothing that a stranger typed.</summary>
public sealed class AskSignUpTests(RunningPortal portal) : IClassFixture<RunningPortal>
{
    private readonly string _email = Given.Email();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Asking_AnswersAlike_WhateverIsKnownOfNumberAndAddress()
    {
        var app = portal.App;
        var (known, knownNumber) = (Given.Email(), Given.OrganisationNumber());
        await app.SignUpAsync(knownNumber, known);

        var answers = new List<string>();
        foreach (var (number, email) in (IEnumerable<(string, string)>)
            [(Given.OrganisationNumber(), Given.Email()), (Given.OrganisationNumber(), known), (knownNumber, Given.Email()), (knownNumber, known)])
        {
            var visitor = await app.AskToSignUpAsync(number, email);
            Assert.Equal(HttpStatusCode.OK, visitor.Status);
            Assert.Contains(email, visitor.Text, StringComparison.Ordinal);
            answers.Add(visitor.Text.Replace(email, "…", StringComparison.Ordinal));
        }

        Assert.Single(answers.Distinct());
    }

    [Fact]
    public async Task Asking_CreatesNothingButTheWish()
    {
        await using var app = await PortalApp.StartAsync();

        await app.SignUpLinkAsync(Given.OrganisationNumber(), _email);

        Assert.Equal((0, 0, 0, 1), await app.ReadAsync(async db => (
            await db.Users.CountAsync(Ct), await db.Organisations.CountAsync(Ct), await db.OrganisationUsers.CountAsync(Ct), await db.SignUps.CountAsync(Ct))));
    }

    [Fact]
    public async Task Letter_ToANewAddress_LeadsOn_AndHoldsNothingTypedButTheNumber()
    {
        var number = Given.OrganisationNumber();

        await portal.App.SignUpLinkAsync(number, _email);

        var letter = Assert.Single(portal.App.Letters.To(_email));
        Assert.Equal("", letter.To.Name);
        Assert.Contains($"{number[..6]}-{number[6..]}", letter.Letter.Text, StringComparison.Ordinal);
        Assert.Contains("choose a password", letter.Letter.Text, StringComparison.Ordinal);
        Assert.All((string[])[letter.Letter.Subject, letter.Letter.Text, letter.Letter.Html], shown =>
        {
            Assert.DoesNotContain("Ängen", shown, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("&#xC4;ngen", shown, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task Letter_AboutASoleTrader_HidesThePersonalNumber()
    {
        await portal.App.SignUpLinkAsync("8112189876", _email);

        var letter = Assert.Single(portal.App.Letters.To(_email));
        Assert.Contains("811218-****", letter.Letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("9876", letter.Letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Letter_ToAnAddressWithASignIn_SaysSo()
    {
        await portal.App.HaveMemberAsync(_email);

        await portal.App.SignUpLinkAsync(Given.OrganisationNumber(), _email);

        Assert.Contains("You already have a sign-in", Assert.Single(portal.App.Letters.To(_email)).Letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Letter_AboutANumberThatIsThere_SaysSoAndNamesNobody()
    {
        var (number, owner) = (Given.OrganisationNumber(), Given.Email());
        await portal.App.SignUpAsync(number, owner, "Hemliga Namnet AB");

        await portal.App.AskToSignUpAsync(number, _email);
        await portal.App.DeliverAsync();

        var letter = Assert.Single(portal.App.Letters.To(_email));
        Assert.Equal("Your organisation is in My Spiris already", letter.Letter.Subject);
        Assert.Contains("Ask whoever administers it", letter.Letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/i/", letter.Letter.Text, StringComparison.Ordinal);
        Assert.All((string[])[owner, "Hemliga", "Owner"], secret =>
            Assert.DoesNotContain(secret, letter.Letter.Text + letter.Letter.Html, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Letter_ToWhoeverAnswersForItAlready_SaysLogIn()
    {
        var number = Given.OrganisationNumber();
        await portal.App.SignUpAsync(number, _email);

        await portal.App.AskToSignUpAsync(number, _email);
        await portal.App.DeliverAsync();

        Assert.Contains("You are among those who answer for it", portal.App.Letters.To(_email)[^1].Letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Letters_ToOneAddress_AreLimitedByTheHour_AlsoWhenManyComeAtOnce()
    {
        await using var app = await PortalApp.StartAsync();

        await Task.WhenAll(Enumerable.Range(0, SignUp.MostForAnAddressInAnHour + 3).Select(_ => app.AskToSignUpAsync(Given.OrganisationNumber(), _email)));
        await app.DeliverAsync();
        Assert.Equal(SignUp.MostForAnAddressInAnHour, app.Letters.To(_email).Count);

        app.Clock.Advance(TimeSpan.FromMinutes(61));
        await app.SignUpLinkAsync(Given.OrganisationNumber(), _email);
        Assert.Equal(SignUp.MostForAnAddressInAnHour + 1, app.Letters.To(_email).Count);
    }

    [Fact]
    public async Task Letters_AboutOneNumber_WaitForTheNextDay_AndTheirLinkStillWorks()
    {
        await using var app = await PortalApp.StartAsync();
        var number = Given.OrganisationNumber();
        await app.SaveAsync([.. Enumerable.Range(0, SignUp.MostForANumberInADay).Select(_ => Written(number))]);

        await app.AskToSignUpAsync(number, _email);
        await app.DeliverAsync();
        Assert.Empty(app.Letters.To(_email));
        Assert.Equal(EmailState.Postponed, await app.ReadAsync(db => db.EmailDeliveries.Select(d => d.State).SingleAsync(Ct)));

        app.Clock.Advance(TimeSpan.FromHours(25));
        await app.DeliverAsync();
        var visitor = await app.Visitor().FollowAsync(SentLetters.LinkIn(Assert.Single(app.Letters.To(_email))));
        Assert.Equal("Choose how you log in", visitor.Heading);
    }

    [Fact]
    public async Task Asking_TooOftenFromOneNetwork_IsRefused()
    {
        await using var app = await PortalApp.StartAsync();
        var answers = new List<HttpStatusCode>();
        for (var ask = 0; ask < 31; ask++)
        {
            answers.Add((await app.AskToSignUpAsync(Given.OrganisationNumber(), Given.Email())).Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);
        Assert.All(answers.Take(30), answer => Assert.Equal(HttpStatusCode.OK, answer));
    }

    [Theory]
    [InlineData("Organisation number", "", "Fill in this field")]
    [InlineData("Organisation number", "559999-0009", "number")]
    [InlineData("Organisation's name", "Besök www.vinn.example AB", "web address")]
    [InlineData("Organisation's name", "Bolaget \u202Ekcabdrawkcab AB", "")]
    [InlineData("Your name", "<a href='https://vinn.example'>", "web address")]
    [InlineData("Email", "owner@solrosen.example\r\nBcc: all@vinn.example", "")]
    [InlineData("Email", "not an address", "")]
    public async Task Asking_WithBadInput_SaysWhatIsWrong_AndLosesNothing(string field, string typed, string sentence)
    {
        await using var app = await PortalApp.StartAsync();
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Organisation number"] = "559999-0008",
            ["Organisation's name"] = "Bageri Solrosen AB",
            ["Your name"] = "Owner, Solrosen",
            ["Email"] = _email,
            [field] = typed,
        };
        var visitor = await app.Visitor().OpenAsync("/signup");

        await visitor.PressAsync("Send the link", [.. fields.Select(f => (f.Key, f.Value))]);

        var error = visitor.Page.QuerySelector(".field-error");
        Assert.NotNull(error);
        Assert.Contains(sentence, error.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(field, visitor.Page.QuerySelector($"label[for='{visitor.Page.QuerySelector("[autofocus]")?.Id}']")?.TextContent);
        Assert.All(fields.Where(f => !f.Value.Contains('\n', StringComparison.Ordinal)), f => Assert.Equal(f.Value, visitor.Value(f.Key)));
        Assert.Equal(0, await app.ReadAsync(db => db.SignUps.CountAsync(Ct)));
    }

    [Fact]
    public async Task WhatWasTyped_IsNotKeptForLong()
    {
        await using var app = await PortalApp.StartAsync();
        await app.SignUpLinkAsync(Given.OrganisationNumber(), _email);

        await SweepAsync(app);
        Assert.Equal(1, await app.ReadAsync(db => db.SignUps.CountAsync(Ct)));
        app.Clock.Advance(SignUpCleanup.Kept + TimeSpan.FromMinutes(1));
        await SweepAsync(app);

        Assert.Equal(0, await app.ReadAsync(db => db.SignUps.CountAsync(Ct)));
    }

    private static Task<bool> SweepAsync(PortalApp app) => app.UseAsync<SignUpCleanup, bool>(async cleanup =>
    {
        await cleanup.SweepAsync(Ct);
        return true;
    });

    private static SignUp Written(string number)
    {
        var signUp = SignUp.Ask(number, "Bolaget AB", "Owner", Given.Email(), "sv", Given.Now);
        signUp.LetterWritten(Given.Now);
        signUp.TakeEvents();
        return signUp;
    }
}
