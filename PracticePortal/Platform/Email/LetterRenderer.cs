using System.Globalization;
using AngleSharp.Html.Parser;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Platform.Email;

/// <summary>Renders a letter in the recipient's language. Subject and text part are taken from the rendered page, so that all three agree.</summary>
public sealed class LetterRenderer(RazorHtml razor)
{
    public async Task<RenderedLetter> RenderAsync(Letter letter, string language)
    {
        var culture = CultureInfo.GetCultureInfo(Languages.CultureOf(language) ?? Languages.EnglishCulture);
        var parameters = new Dictionary<string, object?> { [nameof(Letter)] = letter };
        var html = await razor.RenderAsync(letter.Template, parameters, culture);

        using var page = new HtmlParser().ParseDocument(html);
        LetterPage.RemoveHidden(page);
        LetterPage.CheckLinks(page);
        return new RenderedLetter(
            OneLine.Of(page.Title ?? ""), LetterPage.ToHtml(page), LetterPage.ToText(page), culture.TwoLetterISOLanguageName);
    }
}
