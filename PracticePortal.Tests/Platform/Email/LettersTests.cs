using System.Globalization;
using AngleSharp.Html.Parser;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Email;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Email;

/// <summary>What holds for every letter in every language.</summary>
public sealed class LettersTests
{
    public static TheoryData<string, string> Cases =>
        new(LetterCases.All.Keys.SelectMany(name => new[] { (name, "en"), (name, "sv") }));

    [Fact]
    public void No_letter_is_forgotten()
    {
        var letters = typeof(Letter).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Letter)) && !type.IsAbstract);

        Assert.Equal(
            letters.Select(type => type.Name).Order(StringComparer.Ordinal),
            LetterCases.All.Values.Select(letter => letter.GetType().Name).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Every_fact_stands_in_the_html_and_in_the_text(string name, string language)
    {
        var letter = await LetterText.RenderAsync(LetterCases.All[name], language);

        using var page = new HtmlParser().ParseDocument(letter.Html);
        var html = page.Body?.TextContent ?? "";
        Assert.All(Facts(LetterCases.All[name], language), fact =>
        {
            Assert.Contains(fact, html, StringComparison.Ordinal);
            Assert.Contains(fact, letter.Text, StringComparison.Ordinal);
        });
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Html_and_text_say_the_same_and_lead_to_the_same_page(string name, string language)
    {
        var letter = await LetterText.RenderAsync(LetterCases.All[name], language);

        using var page = new HtmlParser().ParseDocument(letter.Html);
        var words = string.Join(' ', letter.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var blocks = page.QuerySelectorAll("h1, p:not(.html-only), li, th, td.text, td.button");
        Assert.NotEmpty(blocks);
        Assert.All(blocks, block =>
            Assert.Contains(string.Join(' ', block.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), words, StringComparison.Ordinal));
        Assert.All(page.QuerySelectorAll("a"), link =>
            Assert.Contains(link.GetAttribute("href") ?? "-", letter.Text, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Has_one_heading_one_subject_and_no_gaps(string name, string language)
    {
        var letter = await LetterText.RenderAsync(LetterCases.All[name], language);

        using var page = new HtmlParser().ParseDocument(letter.Html);
        Assert.Equal(letter.Subject, Assert.Single(page.QuerySelectorAll("h1")).TextContent);
        Assert.True(PlainText.IsOneLine(letter.Subject));
        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        Assert.DoesNotContain('{', letter.Text);
        Assert.DoesNotContain("\n\n\n", letter.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_languages_differ(string name, string language)
    {
        var letter = await LetterText.RenderAsync(LetterCases.All[name], language);
        var other = await LetterText.RenderAsync(LetterCases.All[name], language == "en" ? "sv" : "en");

        Assert.NotEqual(letter.Subject, other.Subject.Replace("share", "delar", StringComparison.Ordinal));
        Assert.Contains(language == "en" ? "This email was sent by" : "Det här mejlet skickades av", letter.Text, StringComparison.Ordinal);
    }

    /// <summary>All plain values of the letter; moments in the words of the language; links apart, as the HTML has them as addresses.</summary>
    private static IEnumerable<string> Facts(object letter, string language) =>
        letter.GetType().GetProperties().Where(property => property.Name != "Link").SelectMany(property => property.GetValue(letter) switch
        {
            string text => [text],
            int number => [number.ToString(CultureInfo.InvariantCulture)],
            DateTime moment => [Say(moment, language)],
            Letter inner => Facts(inner, language),
            _ => Enumerable.Empty<string>(),
        });

    private static string Say(DateTime utc, string language)
    {
        var (local, culture) = (SwedishTime.FromUtc(utc), CultureInfo.GetCultureInfo(language == "sv" ? "sv-SE" : "en-GB"));
        return local.ToString(language == "sv" ? "d MMMM yyyy HH:mm '(svensk tid)'" : "d MMMM yyyy, HH:mm '(Swedish time)'", culture);
    }
}
