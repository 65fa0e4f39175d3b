using System.Buffers.Text;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.DataProtection;
using PracticePortal.Features.MySpiris.SigningUp;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Links;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Attacks;

/// <summary>
/// What is no link gets one and the same answer, whatever it is; what was one gets a friendly page; and whoever visits living ones without
/// being a person changes nothing. How many: <c>PORTAL_ATTACKS</c>, or a tenth of the full figures.
/// </summary>
public sealed class LinkAttackTests(WebWorld world) : IClassFixture<WebWorld>
{
    private const int PerVisitor = 100; // fewer than the limit of one network

    private static readonly LinkProtector s_elsewhere =
        new(new EphemeralDataProtectionProvider(), new PortalOptions { PublicUrl = new Uri("https://portal.example") });

    private static readonly LinkPurpose[] s_purposes = Enum.GetValues<LinkPurpose>();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static int Links { get; } = Attacks(10_000);

    private static int Visits { get; } = Attacks(1_000);

    public static TheoryData<LinkPurpose> Purposes => [.. s_purposes];

    [Fact]
    public async Task WhateverIsNoLink_GetsOneAnswer_AndChangesNothing()
    {
        var (random, before) = (new Random(20261123), await world.PictureAsync());
        var links = await world.App.UseAsync<LinkProtector, LinkProtector>(Task.FromResult);
        var visitor = world.App.Visitor("192.0.2.0");
        HashSet<string> answers = [];
        for (var made = 0; made < Links; made++)
        {
            visitor = made % PerVisitor == 0 ? world.App.Visitor(string.Create(CultureInfo.InvariantCulture, $"10.1.{made / PerVisitor / 250}.{made / PerVisitor % 250}")) : visitor;
            var purpose = s_purposes[made % s_purposes.Length];
            using var answer = await visitor.Client.GetAsync(
                new Uri($"/i/{LinkProtector.Segment(purpose)}/{Forge(links, purpose, made / s_purposes.Length, random)}", UriKind.Relative), Ct);
            answers.Add($"{answer.StatusCode} {answer.Headers.Location} {string.Join(',', answer.Headers.Select(h => h.Key).Order())} {await answer.Content.ReadAsStringAsync(Ct)}");
        }

        Assert.Single(answers);
        Assert.StartsWith($"{HttpStatusCode.Redirect} {LinkLanding.Unknown} ", answers.Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("Set-Cookie", answers.Single(), StringComparison.Ordinal);
        Assert.Equal(("This link does not work", HttpStatusCode.OK), ((await visitor.OpenAsync(LinkLanding.Unknown)).Heading, visitor.Status));
        Assert.Empty(DatabasePicture.Difference(before, await world.PictureAsync()));
    }

    [Theory, MemberData(nameof(Purposes))]
    public async Task GenuineButDeadLink_GetsAFriendlyPage_AndChangesNothing(LinkPurpose purpose)
    {
        var before = await world.PictureAsync();
        var dead = purpose switch
        {
            LinkPurpose.Invitation => World.LinkOf(world.World.New) with { Version = 0 },
            LinkPurpose.MemberInvitation => new LinkTarget(world.World.Invitation.Id, 0),
            LinkPurpose.PasswordReset => new LinkTarget(world.World.OldReset.Id, 1),
            LinkPurpose.FirstAdministrator => new LinkTarget(Guid.CreateVersion7(), 0),
            LinkPurpose.SignUp => new LinkTarget(world.World.OldSignUp.Id, SignUp.LinkVersion),
            _ => throw new InvalidOperationException($"Nobody knows a dead link of {purpose}: add it."),
        };

        var visitor = await world.App.Visitor("192.0.2.1").FollowAsync(await AddressAsync(purpose, dead));

        Assert.Equal((HttpStatusCode.OK, "This link no longer works"), (visitor.Status, visitor.Heading));
        Assert.Empty(DatabasePicture.Difference(before, await world.PictureAsync()));
    }

    /// <summary>A scanner fetches the link, follows it, and sends every form that it finds, as it finds it.</summary>
    [Fact]
    public async Task Scanners_ThatVisitLivingLinks_ChangeNothing()
    {
        (LinkPurpose Purpose, LinkTarget Target)[] living =
        [
            (LinkPurpose.Invitation, World.LinkOf(world.World.Awaiting)),
            (LinkPurpose.Invitation, World.LinkOf(world.World.New)),
            (LinkPurpose.Invitation, World.LinkOf(world.World.NewToKnown)),
            (LinkPurpose.MemberInvitation, new LinkTarget(world.World.Invitation.Id, world.World.Invitation.LinkVersion)),
            (LinkPurpose.PasswordReset, new LinkTarget(world.World.Reset.Id, 1)),
            (LinkPurpose.SignUp, new LinkTarget(world.World.SignUp.Id, SignUp.LinkVersion)),
        ];
        var (before, forms) = (await world.PictureAsync(), 0);
        for (var visit = 0; visit < Visits; visit++)
        {
            var (purpose, target) = living[visit % living.Length];
            var scanner = world.App.Visitor(string.Create(CultureInfo.InvariantCulture, $"10.2.{visit / 250}.{visit % 250}"));
            forms += await ScanAsync(scanner, await AddressAsync(purpose, target), andMore: purpose == LinkPurpose.Invitation ? "/i/set-up" : null);
        }

        Assert.True(forms > Visits, $"Only {forms} forms were found.");
        Assert.Empty(DatabasePicture.Difference(before, await world.PictureAsync()));
    }

    [Fact]
    public async Task Scanners_OfTheFirstAdministratorsLink_ChangeNothing()
    {
        await using var unused = await PortalApp.StartAsync();
        var address = unused.Output.ToString().Split(' ', '\n').Single(word => word.StartsWith("https://portal.example/i/", StringComparison.Ordinal)).Trim();
        var before = await unused.ReadAsync(db => db.PictureAsync());

        for (var visit = 0; visit < Visits / 10; visit++)
        {
            await ScanAsync(unused.Visitor($"10.3.0.{visit}"), address, andMore: null);
        }

        Assert.Empty(DatabasePicture.Difference(before, await unused.ReadAsync(db => db.PictureAsync())));
    }

    private static async Task<int> ScanAsync(Visitor scanner, string address, string? andMore)
    {
        using var head = await scanner.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, address), Ct);
        Assert.Equal(HttpStatusCode.Redirect, head.StatusCode);
        var sent = await SendFormsAsync(scanner, address);
        return andMore is null ? sent : sent + await SendFormsAsync(scanner, andMore);
    }

    private static async Task<int> SendFormsAsync(Visitor scanner, string address)
    {
        var count = (await scanner.FollowAsync(address)).Page.Forms.Length;
        Assert.Equal(HttpStatusCode.OK, scanner.Status);
        for (var number = 0; number < count; number++)
        {
            await scanner.FollowAsync(address);
            Assert.NotEqual("This link no longer works", scanner.Heading);
            await scanner.SendAsync(scanner.Page.Forms[number]);
        }

        return count;
    }

    /// <summary>Seven ways to be no link.</summary>
    private static string Forge(LinkProtector links, LinkPurpose purpose, int number, Random random)
    {
        var target = new LinkTarget(Guid.CreateVersion7(), 1);
        var genuine = links.Protect(purpose, target);
        var bytes = new byte[random.Next(1, 400)];
        random.NextBytes(bytes);
        return (number % 7) switch
        {
            0 => Base64Url.EncodeToString(bytes),
            1 => genuine[..random.Next(1, genuine.Length)],
            2 => Flip(genuine, random),
            3 => links.Protect(s_purposes[((int)purpose + random.Next(1, s_purposes.Length)) % s_purposes.Length], target),
            4 => s_elsewhere.Protect(purpose, target),
            5 => links.ProtectOpened(purpose, target, DateTimeOffset.MaxValue),
            _ => Uri.EscapeDataString(genuine + "%.é~"[random.Next(4)]),
        };
    }

    private static string Flip(string genuine, Random random)
    {
        var payload = Base64Url.DecodeFromChars(genuine);
        payload[random.Next(payload.Length)] ^= (byte)(1 << random.Next(8));
        return Base64Url.EncodeToString(payload);
    }

    private static int Attacks(int full) =>
        int.TryParse(Environment.GetEnvironmentVariable("PORTAL_ATTACKS"), CultureInfo.InvariantCulture, out var percent) ? full * percent / 100 : full / 10;

    private Task<string> AddressAsync(LinkPurpose purpose, LinkTarget target) =>
        world.App.UseAsync<LinkProtector, string>(links => Task.FromResult(links.AddressOf(purpose, target).PathAndQuery));
}
