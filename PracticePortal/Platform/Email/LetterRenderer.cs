using System.Globalization;
using AngleSharp.Html.Parser;

namespace PracticePortal.Platform.Email;

/// <summary>Renders a letter in the recipient's language. Subject and text part are taken from the rendered page, so that all three agree.</summary>
public sealed class LetterRenderer(RazorHtml razor)
{
    /// <summary>The languages that letters are written in; any other is answered in English.</summary>
    public static CultureInfo Culture(string language) =>
        CultureInfo.GetCultureInfo(language.StartsWith("sv", StringComparison.OrdinalIgnoreCase) ? "sv-SE" : "en-GB");

    public async Task<RenderedLetter> RenderAsync(Letter letter, string language)
    {
        var culture = Culture(language);
        var parameters = new Dictionary<string, object?> { [nameof(Letter)] = letter };
        var html = await razor.RenderAsync(letter.Template, parameters, culture);

        using var page = new HtmlParser().ParseDocument(html);
        LetterPage.RemoveHidden(page);
        LetterPage.CheckLinks(page);
        return new RenderedLetter(
            OneLine.Of(page.Title ?? ""), LetterPage.ToHtml(page), LetterPage.ToText(page), culture.TwoLetterISOLanguageName);
    }
}
