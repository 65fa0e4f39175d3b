using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Identity.Passkeys;
using PracticePortal.Platform.Identity.Sessions;
using PracticePortal.Tests.Features.Account.Factors;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Account.Passkeys;

public sealed class LogInWithPasskeyTests(RunningPortal portal) : IClassFixture<RunningPortal>
{
    private const string Refused = "You could not be logged in with this passkey";

    private static readonly IReadOnlyDictionary<string, Func<TestDevice, string, string>> s_wrongAnswers = new Dictionary<string, Func<TestDevice, string, string>>
    {
        ["another challenge"] = (device, options) => device.Show(With(options, "challenge", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")),
        ["another origin"] = (device, options) => Show(device, options, d => d.Origin = "https://portal.example.evil.example"),
        ["the same host by another port"] = (device, options) => Show(device, options, d => d.Origin = "https://portal.example:8443"),
        ["in a frame of another site"] = (device, options) => Show(device, options, d => d.IsFramed = true),
        ["made for another domain"] = (device, options) => Show(device, options, d => d.Domain = "localhost"),
        ["a person who was not recognised"] = (device, options) => Show(device, options, d => d.RecognisesPerson = false),
        ["a device whose counter goes back"] = (device, options) => Show(device, options, d => d.Count = 2),
        ["a device whose counter stands still"] = (device, options) => Show(device, options, d => d.Count = 5),
        ["somebody else's handle"] = (device, options) => Show(device, options, d => d.Handle = "MDE5YjAwMDAtMDAwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDAw"),
        ["a handle that is none"] = (device, options) => Show(device, options, d => d.Handle = "QUFB"),
        ["a signature of something else"] = (device, options) => WithResponse(device.Show(options), "signature", "MEUCIQDd"),
        ["no signature"] = (device, options) => WithResponse(device.Show(options), "signature", ""),
        ["an answer to another question"] = (device, options) => device.Make(With(options, "user", new JsonObject { ["id"] = device.Handle })),
        ["no answer"] = (_, _) => "",
        ["no JSON"] = (_, _) => "<script>alert(1)</script>",
        ["empty JSON"] = (_, _) => "{}",
        ["null"] = (_, _) => "null",
        ["a very long answer"] = (device, options) => device.Show(options) + new string(' ', 40_000),
    };

    private readonly string _email = Given.Email();
    private readonly string _network = Given.Network();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> WrongAnswers => [.. s_wrongAnswers.Keys];

    [Fact]
    public async Task Passkey_LetsIn_WhereverThePersonWasGoing_AndTheSessionSaysHow()
    {
        using var device = await HaveAsync();
        var visitor = NewVisitor();
        var answer = device.Show(await visitor.OptionsToShowAsync());
        await visitor.OpenAsync("/login?returnUrl=%2Fcustomers");

        await visitor.SendAsync((AngleSharp.Html.Dom.IHtmlFormElement)visitor.Page.QuerySelector("form[data-passkey]")!, ("Passkey.Credential", answer));

        Assert.Equal("/customers", visitor.Location);
        Assert.Contains("by passkey", (await visitor.OpenAsync("/account")).Text, StringComparison.Ordinal);
        Assert.Equal([SessionProof.Passkey], await ProofsAsync());
        Assert.Equal(portal.App.Clock.GetUtcNow().UtcDateTime, (await PasskeyAsync()).LastUsedAt);
    }

    /// <summary>The device has recognised the person: that is two factors already.</summary>
    [Fact]
    public async Task Passkey_OfSomebodyWithAnApp_AsksForNoCode()
    {
        using var device = await HaveAsync();
        await GivenAuthenticator.AddAsync(portal.App, _email);

        var visitor = await NewVisitor().LogInAsync(device);

        Assert.Equal("/", visitor.Location);
    }

    /// <summary>The password was shown in this browser, and the next person at it must not be asked for the code only.</summary>
    [Fact]
    public async Task HalfALogIn_EndsWithTheWholeOne()
    {
        using var device = await HaveAsync();
        await GivenAuthenticator.AddAsync(portal.App, _email);
        var visitor = await NewVisitor().LogInAsync(_email);
        Assert.StartsWith("/login/code", visitor.Location, StringComparison.Ordinal);

        await visitor.LogInAsync(device);
        await visitor.OpenAsync("/account");
        await visitor.PressAsync("Log out");

        Assert.Contains("within ten minutes after the password", (await visitor.OpenAsync("/login/code")).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(WrongAnswers))]
    public async Task Answer_ThatIsWrong_LetsNobodyIn_AndChangesNothing(string what)
    {
        using var device = await HaveAsync(count: 5);
        device.Count = 6;
        var visitor = NewVisitor();
        var options = await visitor.OptionsToShowAsync();
        var before = await PictureAsync();

        await visitor.ShowAsync(s_wrongAnswers[what](device, options));

        Assert.Null(visitor.Location);
        Assert.Contains(Refused, visitor.Text, StringComparison.Ordinal);
        Assert.StartsWith("/login", (await visitor.OpenAsync("/account")).Location, StringComparison.Ordinal);
        Assert.Empty(DatabasePicture.Difference(before, await PictureAsync()));
    }

    /// <summary>The cases above are refused for what is wrong about them.</summary>
    [Fact]
    public async Task Answer_OfADeviceThatCounts_LetsInWhenItCountsOn()
    {
        using var device = await HaveAsync(count: 5);
        device.Count = 6;

        Assert.Equal("/", (await NewVisitor().LogInAsync(device)).Location);
        Assert.Equal(6u, (await PasskeyAsync()).Data.SignCount);
    }

    /// <summary>Whoever has copied cookie and answer of a device that does not count has nothing that the counter would show.</summary>
    [Fact]
    public async Task Answer_ThatWasUsedAlready_LetsNobodyIn_WithTheCookieOfItsChallengeEither()
    {
        using var device = await HaveAsync();
        var visitor = NewVisitor();
        var answer = device.Show(await visitor.OptionsToShowAsync());
        var cookie = visitor.SetCookies.Single(one => one.StartsWith("portal-passkey=", StringComparison.Ordinal));
        await visitor.ShowAsync(answer);
        Assert.Equal("/", visitor.Location);
        var before = await PictureAsync();
        var thief = NewVisitor();
        thief.Client.DefaultRequestHeaders.Add("Cookie", cookie);

        await thief.ShowAsync(answer);

        Assert.Null(thief.Location);
        Assert.Contains(Refused, thief.Text, StringComparison.Ordinal);
        Assert.Empty(DatabasePicture.Difference(before, await PictureAsync()));
    }

    [Fact]
    public async Task Answer_WithoutAChallenge_OrLongAfterIt_LetsNobodyIn()
    {
        await using var own = await PortalApp.StartAsync();
        await own.HaveMemberAsync(_email);
        using var device = new TestDevice();
        await (await own.Visitor().LogInAsync(_email)).AddPasskeyAsync(device);
        var visitor = own.Visitor();
        var options = await visitor.OptionsToShowAsync();

        Assert.Contains(Refused, (await own.Visitor().ShowAsync(device.Show(options))).Text, StringComparison.Ordinal);
        own.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Contains(Refused, (await visitor.ShowAsync(device.Show(options))).Text, StringComparison.Ordinal);
        Assert.Equal("/", (await visitor.LogInAsync(device)).Location);
    }

    [Fact]
    public async Task SignInThatAStrangerHasLocked_OpensByItsPasskeyOnly()
    {
        using var device = await HaveAsync();
        using var unknown = new TestDevice { Handle = device.Handle };
        for (var attempt = 0; attempt < 10; attempt++)
        {
            await NewVisitor().LogInAsync(_email, "a guess of mine");
        }

        var locked = await NewVisitor().LogInAsync(device);
        var stranger = await NewVisitor().LogInAsync(unknown);

        Assert.Contains(Refused, stranger.Text, StringComparison.Ordinal);
        Assert.NotNull(locked.Location);
        Assert.Equal([SessionProof.Passkey], await ProofsAsync());
    }

    /// <summary>What a device is asked says the portal's own address and nothing of any sign-in, whatever host the request names.</summary>
    [Fact]
    public async Task Question_IsTheSameForEverybody_AndNamesThePortalsOwnDomain()
    {
        using var device = await HaveAsync();
        var visitor = NewVisitor();
        visitor.Client.DefaultRequestHeaders.Host = "localhost";
        var (first, second) = (JsonNode.Parse(await visitor.OptionsToShowAsync())!, JsonNode.Parse(await visitor.OptionsToShowAsync())!);

        Assert.Equal("portal.example", first["rpId"]!.GetValue<string>());
        Assert.Equal("required", first["userVerification"]!.GetValue<string>());
        Assert.Empty(first["allowCredentials"]!.AsArray());
        Assert.NotEqual(first["challenge"]!.GetValue<string>(), second["challenge"]!.GetValue<string>());
        (first["challenge"], second["challenge"]) = (null, null);
        Assert.Equal(first.ToJsonString(), second.ToJsonString());
    }

    private static string Show(TestDevice device, string options, Action<TestDevice> spoil)
    {
        spoil(device);
        return device.Show(options);
    }

    private static string With(string json, string name, JsonNode value)
    {
        var node = JsonNode.Parse(json)!;
        node[name] = value;
        return node.ToJsonString();
    }

    private static string WithResponse(string json, string name, string value)
    {
        var node = JsonNode.Parse(json)!;
        node["response"]![name] = value;
        return node.ToJsonString();
    }

    private Visitor NewVisitor() => portal.App.Visitor(_network);

    /// <summary>Somebody logged out who has a passkey.</summary>
    private async Task<TestDevice> HaveAsync(uint count = 0)
    {
        await portal.App.HaveMemberAsync(_email);
        var device = new TestDevice { Count = count };
        var visitor = await NewVisitor().LogInAsync(_email);
        await visitor.AddPasskeyAsync(device);
        Assert.Equal("/account?done=passkey", visitor.Location);
        await visitor.OpenAsync("/account");
        await visitor.PressAsync("Log out");
        return device;
    }

    private Task<IReadOnlyList<string>> PictureAsync() => portal.App.ReadAsync(db => db.PictureAsync());

    private Task<PortalPasskey> PasskeyAsync() => portal.App.ReadAsync(db => db.UserPasskeys.SingleAsync(p => db.Users.Any(u => u.Id == p.UserId && u.Email == _email), Ct));

    private Task<List<SessionProof>> ProofsAsync() => portal.App.ReadAsync(db => db.UserSessions
        .Where(s => s.EndedAt == null && db.Users.Any(u => u.Id == s.UserId && u.Email == _email)).Select(s => s.Proof).ToListAsync(Ct));
}
