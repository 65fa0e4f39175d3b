using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Terms;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Terms;

public sealed class TermsSeedTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Seed_LaysBothDocumentsInBothLanguagesOnce()
    {
        await using var portal = await TestPortal.StartAsync();

        await portal.Get<TermsSeed>().LayAsync(Ct);
        await portal.Get<TermsSeed>().LayAsync(Ct);

        var versions = await portal.ReadAsync(db => db.TermsVersions.ToListAsync(Ct));
        Assert.Equal(4, versions.Count);
        Assert.Equal(4, versions.DistinctBy(v => (v.Document, v.Language)).Count());
        Assert.All(versions, v => Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(v.Content))), v.ContentHash));
        Assert.All(versions, v => Assert.Contains(v.Language == "sv" ? "Exempeltext" : "Sample text", TermsBlock.Of(v.Content)[0].Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("en", "Article")]
    [InlineData("sv", "Artikel")]
    public async Task Agreement_NamesEveryLetterOfTheArticle(string language, string word)
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.Get<TermsSeed>().LayAsync(Ct);

        var agreement = await portal.ReadAsync(db => db.TermsVersions.SingleAsync(
            v => v.Document == TermsDocument.DataProcessingAgreement && v.Language == language, Ct));

        var headings = TermsBlock.Of(agreement.Content).Where(b => b.IsHeading).Select(b => b.Text).ToList();
        Assert.All("abcdefgh", letter => Assert.Contains(headings, h => h.StartsWith($"{word} 28.3 {letter}:", StringComparison.Ordinal)));
    }

    [Fact]
    public void Text_IsPartedIntoHeadingsAndParagraphs()
    {
        var blocks = TermsBlock.Of("# One\r\n\r\nTwo\r\nlines\n\n\n# Three\nFour <b>");

        Assert.Equal([new(true, "One"), new(false, "Two\nlines"), new(true, "Three"), new(false, "Four <b>")], blocks);
    }
}
