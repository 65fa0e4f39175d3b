using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Tests.Platform.Domain;

public sealed class EmailAddressTests
{
    [Property(Arbitrary = [typeof(Addresses)])]
    public void Mask_ShowsOneLetterOfTheLocalPart(Address address)
    {
        Assert.Equal(address.Text, EmailAddress.Parse(address.Text, "Email").Value);

        Assert.Equal($"{address.Local[0]}•••@{address.Domain}", EmailAddress.Mask(address.Text));
    }

    [Property]
    public void Mask_OfWhatever_NeverShowsMoreThanOneCharacterBeforeTheLastAt(NonNull<string> text)
    {
        var masked = EmailAddress.Mask(text.Get);

        var shown = masked[..masked.IndexOf('•', StringComparison.Ordinal)];
        Assert.True(shown.Length <= 1);
        Assert.StartsWith("•••", masked[shown.Length..], StringComparison.Ordinal);
        Assert.True(masked.Length == shown.Length + 3 || masked[shown.Length + 3] == '@');
    }

    [Theory]
    [InlineData("owner@solrosen")]
    [InlineData("owner at solrosen.example")]
    [InlineData("Owner <owner@solrosen.example>")]
    [InlineData("owner@solrosen.example, other@solrosen.example")]
    [InlineData("owner@solrosen.example\r\nBcc: all@solrosen.example")]
    [InlineData("ann\u017F@solrosen.example")] // folds to an s in some comparisons
    [InlineData("owner@-solrosen.example")]
    [InlineData("\"two words\"@solrosen.example")]
    [InlineData("owner@[127.0.0.1]")]
    public void WhatIsNoSingleAddress_IsRefused(string typed) => Assert.Equal(("email-not-valid", "Email"), Refusal(typed));

    [Fact]
    public void Address_IsTrimmedAndWrittenSmall_AndHasAnEnd()
    {
        Assert.Equal("owner@solrosen.example", EmailAddress.Parse("  Owner@Solrosen.EXAMPLE ", "Email").Value);
        Assert.Equal(("too-long", "Email"), Refusal(new string('a', 300) + "@solrosen.example"));
        Assert.Equal(("email-not-valid", "Email"), Refusal(new string('a', 65) + "@solrosen.example"));
        Assert.Equal(("required", "Email"), Refusal("  "));
    }

    private static (string Code, string? Field) Refusal(string typed)
    {
        var error = EmailAddress.Parse(typed, "Email").Error!;
        return (error.Code, error.Field);
    }

    public sealed record Address(string Local, string Domain)
    {
        public string Text => $"{Local}@{Domain}";
    }

    private static class Addresses
    {
        private const string Letters = "abcdefghijklmnopqrstuvwxyz0123456789";

        public static Arbitrary<Address> Any() => (
            from start in Gen.Elements(Letters.ToCharArray())
            from rest in Gen.Elements((Letters + "_+-").ToCharArray()).ArrayOf()
            from host in Gen.Elements(Letters.ToCharArray()).NonEmptyListOf()
            select new Address(Cut($"{start}{new string(rest)}"), $"{Cut(string.Concat(host))}.example")).ToArbitrary();

        private static string Cut(string text) => text[..Math.Min(text.Length, 60)];
    }
}
