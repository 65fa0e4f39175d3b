using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PracticePortal.Platform.Files;
using PracticePortal.Tests.Features.Account.Factors;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Attacks;

/// <summary>The whole portal with everybody logged in by the page for it; those who leave leave afterwards, and keep their cookies.</summary>
public sealed partial class WebWorld : IAsyncLifetime
{
    private static readonly Lazy<string> s_hash = new(() => World.Hash(PortalApp.Password));

    private readonly Dictionary<Who, Visitor> _visitors = [];

    private PortalApp? _app;
    private World? _world;

    internal PortalApp App => _app!;

    internal World World => _world!;

    public ValueTask InitializeAsync() => new(StartAsync());

    public ValueTask DisposeAsync() => App.DisposeAsync();

    internal async Task StartAsync(ILoggerProvider? log = null)
    {
        _app = await PortalApp.StartAsync(log: log);
        _world = new World(await App.ReadAsync(db => db.TermsVersions.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken)));
        World.ChoosePassword(s_hash.Value);
        await App.SaveAsync([.. World.Rows]);
        await KeepAsync(World.Receipt.Files.Single().Key, World.ReceiptPicture);
        await KeepAsync(World.HandedOver.Files.Single().Key, World.HandedOverPicture);
        _visitors[Who.Anonymous] = App.Visitor(NetworkOf(Who.Anonymous));
        foreach (var who in Everyone.SignedIn)
        {
            var email = World.UserOf(who).Email!;
            _visitors[who] = Everyone.WithFactor.Contains(who)
                ? await GivenAuthenticator.LogInAsync(App, email, NetworkOf(who))
                : await App.Visitor(NetworkOf(who)).LogInAsync(email);
            Assert.Equal(
                who is Who.OwingMember or Who.OwingPortalAdministrator ? "/account/second-factor?returnUrl=%2F" : "/", _visitors[who].Location);
        }

        await App.ReadAsync(async db =>
        {
            await World.LoseAsync(db);
            return true;
        });
    }

    internal Visitor As(Who who) => _visitors[who];

    internal Task<IReadOnlyList<string>> PictureAsync() => App.ReadAsync(db => db.PictureAsync());

    /// <summary>What somebody is told at an address, apart from what differs at each request anyway.</summary>
    /// <param name="who">Who asks.</param>
    /// <param name="method">Of HTTP.</param>
    /// <param name="address">Where.</param>
    /// <param name="own">What stands in the answer because it stands in the address.</param>
    internal async Task<Answer> AskAsync(Who who, string method, string address, params string[] own)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(address, UriKind.Relative));
        using var answer = await As(who).Client.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Answer(
            (int)answer.StatusCode,
            Without(own, answer.Headers.Location?.ToString() ?? ""),
            answer.Content.Headers.ContentType?.ToString() ?? "",
            Without(own, PerRequest().Replace(body, "")));
    }

    private Task<bool> KeepAsync(FileKey key, GivenFile file) => App.UseAsync<IFileStore, bool>(async store =>
    {
        using var content = new MemoryStream(file.Content);
        return await store.KeepAsync(key, content, new FileDigest(file.Content.Length, GivenFile.Hash(file.Content)), TestContext.Current.CancellationToken);
    });

    /// <summary>Each from a network of their own, so that none uses up another's limit.</summary>
    private static string NetworkOf(Who who) => $"198.51.100.{(int)who + 1}";

    private static string Without(string[] own, string text) => own.Aggregate(text, (rest, part) => rest
        .Replace(part, "{own}", StringComparison.OrdinalIgnoreCase)
        .Replace(Uri.EscapeDataString(part), "{own}", StringComparison.OrdinalIgnoreCase));

    /// <summary>Tokens against forgery, the state of prerendered components, and names that the component library makes up.</summary>
    [GeneratedRegex("""<!--Blazor.*?-->|name="__RequestVerificationToken" value="[^"]*"|mud\w*-?[0-9a-f]{8}[0-9a-f-]*""", RegexOptions.Singleline)]
    private static partial Regex PerRequest();
}

/// <summary>What an address answered.</summary>
internal sealed record Answer(int Status, string Location, string ContentType, string Body)
{
    /// <summary>Empty when both say the same; else the first line that differs.</summary>
    public string DifferenceTo(Answer other)
    {
        var (mine, others) = (Lines(this), Lines(other));
        var place = Enumerable.Range(0, Math.Max(mine.Length, others.Length))
            .FirstOrDefault(n => mine.ElementAtOrDefault(n) != others.ElementAtOrDefault(n), -1);
        return place < 0 ? "" : $"{mine.ElementAtOrDefault(place)?.Trim()} ≠ {others.ElementAtOrDefault(place)?.Trim()}";
    }

    private static string[] Lines(Answer answer) => [$"{answer.Status} {answer.Location} {answer.ContentType}", .. answer.Body.Split('\n')];
}
