using System.Buffers.Text;
using Microsoft.AspNetCore.DataProtection;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Links;

namespace PracticePortal.Tests.Platform.Links;

public sealed class LinkProtectorTests
{
    private static readonly LinkProtector s_links = Make();

    private static readonly LinkTarget s_target = new(Guid.CreateVersion7(), 3);

    public static TheoryData<LinkPurpose> Purposes => [.. Enum.GetValues<LinkPurpose>()];

    [Theory, MemberData(nameof(Purposes))]
    public void Link_IsReadForItsPurpose_AndForNoOther(LinkPurpose purpose)
    {
        var token = s_links.Protect(purpose, s_target);

        Assert.Equal(s_target, s_links.Read(purpose, token));
        Assert.All(Enum.GetValues<LinkPurpose>().Where(p => p != purpose), other => Assert.Null(s_links.Read(other, token)));
    }

    [Theory, MemberData(nameof(Purposes))]
    public void Address_IsBuiltFromThePublicAddress_AndTellsThePurposesApart(LinkPurpose purpose)
    {
        var address = s_links.AddressOf(purpose, s_target);

        Assert.StartsWith($"https://portal.example/i/{LinkProtector.Segment(purpose)}/", address.ToString(), StringComparison.Ordinal);
        Assert.Equal(s_target, s_links.Read(purpose, address.Segments[^1]));
        Assert.Single(Enum.GetValues<LinkPurpose>(), p => LinkProtector.Segment(p) == LinkProtector.Segment(purpose));
    }

    [Fact]
    public void Link_HoldsNothingThatCanBeReadOrGuessed()
    {
        var (first, second) = (s_links.Protect(LinkPurpose.Invitation, s_target), s_links.Protect(LinkPurpose.Invitation, s_target));

        Assert.NotEqual(first, second);
        Assert.Equal(s_links.Read(LinkPurpose.Invitation, first), s_links.Read(LinkPurpose.Invitation, second)); // every copy of a version works
        Assert.DoesNotContain(s_target.Id.ToString("N"), Convert.ToHexStringLower(Base64Url.DecodeFromChars(first)), StringComparison.Ordinal);
    }

    [Fact]
    public void Link_CutOffAnywhere_IsNothing()
    {
        var token = s_links.Protect(LinkPurpose.Invitation, s_target);

        Assert.All(Enumerable.Range(0, token.Length), length => Assert.Null(s_links.Read(LinkPurpose.Invitation, token[..length])));
    }

    [Fact]
    public void Link_ChangedAnywhere_IsNothing()
    {
        var payload = Base64Url.DecodeFromChars(s_links.Protect(LinkPurpose.Invitation, s_target));

        for (var place = 0; place < payload.Length * 8; place++)
        {
            byte[] changed = [.. payload];
            changed[place / 8] ^= (byte)(1 << (place % 8));
            Assert.Null(s_links.Read(LinkPurpose.Invitation, Base64Url.EncodeToString(changed)));
        }
    }

    [Fact]
    public void TenThousandLinksThatAreMadeUp_AreNothing()
    {
        var random = new Random(20261123);
        var genuine = s_links.Protect(LinkPurpose.Invitation, s_target);

        for (var made = 0; made < 10_000; made++)
        {
            var bytes = new byte[random.Next(1, 300)];
            random.NextBytes(bytes);
            var token = (made % 4) switch
            {
                0 => Base64Url.EncodeToString(bytes),
                1 => genuine[..random.Next(genuine.Length)] + Base64Url.EncodeToString(bytes),
                2 => new string([.. bytes.Select(b => (char)b)]),
                _ => Base64Url.EncodeToString(bytes) + genuine,
            };
            Assert.Null(s_links.Read(LinkPurpose.Invitation, token));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("=")]
    [InlineData("../../c")]
    [InlineData("åäö")]
    public void WhatIsNoToken_IsNothing(string? token) => Assert.Null(s_links.Read(LinkPurpose.Invitation, token));

    [Theory]
    [InlineData("=")]
    [InlineData("%")]
    [InlineData(" ")]
    [InlineData("\n")]
    public void Link_HasOneSpelling(string more)
    {
        var token = s_links.Protect(LinkPurpose.Invitation, s_target);

        Assert.Null(s_links.Read(LinkPurpose.Invitation, token + more));
        Assert.Null(s_links.Read(LinkPurpose.Invitation, token.Insert(8, more)));
    }

    [Fact]
    public void LinkOfAnotherInstallation_IsNothing() =>
        Assert.Null(Make().Read(LinkPurpose.Invitation, s_links.Protect(LinkPurpose.Invitation, s_target)));

    /// <summary>With keys of its own, as each installation has.</summary>
    private static LinkProtector Make() =>
        new(new EphemeralDataProtectionProvider(), new PortalOptions { PublicUrl = new Uri("https://portal.example") });
}
