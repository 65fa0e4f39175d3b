using System.Globalization;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace PracticePortal.Platform.Email;

/// <summary>Renders a letter in the recipient's language. Subject and text part are taken from the rendered page, so that all three agree.</summary>
public sealed class LetterRenderer
{
    private readonly RazorHtml _razor;

    public LetterRenderer(IServiceProvider services, ILoggerFactory loggers) => _razor = new RazorHtml(services, loggers);

    /// <summary>The languages that letters are written in; any other is answered in English.</summary>
    public static CultureInfo Culture(string language) =>
        CultureInfo.GetCultureInfo(language.StartsWith("sv", StringComparison.OrdinalIgnoreCase) ? "sv-SE" : "en-GB");

    public async Task<RenderedLetter> RenderAsync(Letter letter, string language)
    {
        var culture = Culture(language);
        var parameters = new Dictionary<string, object?> { [nameof(Letter)] = letter };
        var html = await _razor.RenderAsync(letter.Template, parameters, culture);

        var page = (IHtmlDocument)new HtmlParser().ParseDocument(html);
        LetterPage.RemoveHidden(page);
        LetterPage.CheckLinks(page);
        return new RenderedLetter(
            OneLine.Of(page.Title ?? ""), LetterPage.ToHtml(page), LetterPage.ToText(page), culture.TwoLetterISOLanguageName);
    }
}
