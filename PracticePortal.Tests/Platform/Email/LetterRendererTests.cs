using System.Globalization;
using AngleSharp.Html.Parser;
using PracticePortal.Tests.Features.Collaborations.Emails;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Email;

public sealed class LetterRendererTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"'><img src=x onerror=alert(1)>")]
    [InlineData("&lt;b&gt; &amp; {0} @Model")]
    public async Task A_hostile_name_stays_text(string name)
    {
        var letter = await LetterText.RenderAsync(GivenLetter.Invitation() with { AgencyName = name }, "en");

        using var page = new HtmlParser().ParseDocument(letter.Html);
        Assert.Empty(page.QuerySelectorAll("script, img, b"));
        Assert.StartsWith($"{name} asks to share", page.QuerySelector("h1")?.TextContent, StringComparison.Ordinal);
        Assert.StartsWith($"{name} asks to share", letter.Subject, StringComparison.Ordinal);
        Assert.Contains($"{name} asks to share", letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_with_line_breaks_and_reading_direction_marks_is_one_plain_line()
    {
        var hostile = GivenLetter.Invitation() with { AgencyName = "Norr\r\nBcc: thief@else.example\u202Egpj.exe\u2066\u0007" };

        var letter = await LetterText.RenderAsync(hostile, "en");

        Assert.Equal("Norr Bcc: thief@else.examplegpj.exe asks to share Spiris Scanner with Nordlund Bygg AB", letter.Subject);
        Assert.DoesNotContain('\u202E', letter.Html + letter.Text);
        Assert.DoesNotContain('\u2066', letter.Html + letter.Text);
        Assert.DoesNotContain('\u0007', letter.Html + letter.Text);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("/i/relative")]
    [InlineData("data:text/html,x")]
    public async Task A_link_that_is_no_web_address_is_never_sent(string link) =>
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => LetterText.RenderAsync(GivenLetter.Invitation() with { Link = link }, "en"));

    [Fact]
    public async Task Needs_no_pictures_scripts_or_fetched_styles()
    {
        var letter = await LetterText.RenderAsync(GivenLetter.Invitation(), "en");

        using var page = new HtmlParser().ParseDocument(letter.Html);
        Assert.Empty(page.QuerySelectorAll("img, script, link, iframe, form, input"));
        Assert.DoesNotContain("url(", letter.Html, StringComparison.Ordinal);
        Assert.Equal("light dark", page.QuerySelector("meta[name=color-scheme]")?.GetAttribute("content"));
    }

    [Fact]
    public async Task The_callers_language_is_left_as_it_was()
    {
        var before = CultureInfo.CurrentUICulture;

        await LetterText.RenderAsync(GivenLetter.Invitation(), "sv");

        Assert.Equal(before, CultureInfo.CurrentUICulture);
    }

    [Theory]
    [InlineData("en", "en")]
    [InlineData("sv-FI", "sv")]
    [InlineData("de", "en")]
    [InlineData("", "en")]
    public async Task A_language_without_letters_is_answered_in_English(string asked, string got) =>
        Assert.Equal(got, (await LetterText.RenderAsync(GivenLetter.Invitation(), asked)).Language);
}
