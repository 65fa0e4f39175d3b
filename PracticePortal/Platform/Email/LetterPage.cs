using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Platform.Email;

/// <summary>What is done to a rendered letter before it goes: cleaned, checked, and read out as text.</summary>
internal static class LetterPage
{
    /// <summary>Takes out what does not print: a name must not turn the reading direction of the sentence around it.</summary>
    public static void RemoveHidden(IHtmlDocument page)
    {
        foreach (var text in page.Descendants<IText>().Where(text => HasHidden(text.Data)))
        {
            text.Data = OneLine.WithoutHidden(text.Data);
        }

        foreach (var attribute in page.All.SelectMany(element => element.Attributes).Where(attribute => HasHidden(attribute.Value)))
        {
            attribute.Value = OneLine.WithoutHidden(attribute.Value);
        }
    }

    /// <summary>A letter links to web pages only; anything else is a mistake in its template or in who made the link.</summary>
    public static void CheckLinks(IHtmlDocument page)
    {
        foreach (var link in page.QuerySelectorAll("a"))
        {
            if (!Uri.TryCreate(link.GetAttribute("href"), UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http"))
            {
                throw new InvalidOperationException("A letter's link is not the address of a web page.");
            }
        }
    }

    public static string ToHtml(IHtmlDocument page) => "<!DOCTYPE html>\n" + page.DocumentElement.OuterHtml;

    /// <summary>The letter as text: a paragraph for each block, steps numbered, facts as <c>name: value</c>, links with their address.</summary>
    public static string ToText(IHtmlDocument page) =>
        string.Join("\n\n", page.QuerySelectorAll("h1, h2, p:not(.html-only), ol, ul, table.facts, td.button").Select(Block).Where(text => text.Length > 0))
        + "\n";

    private static bool HasHidden(string text) => !PlainText.IsText(text);

    private static string Block(IElement block) => block.LocalName switch
    {
        "ol" => Lines(block, "li", (item, number) => $"{number}. {Sentence(item)}"),
        "ul" => Lines(block, "li", (item, _) => $"- {Sentence(item)}"),
        "table" => Lines(block, "tr", (row, _) => string.Join(": ", row.Children.Select(Sentence))),
        _ => Sentence(block),
    };

    private static string Lines(IElement list, string selector, Func<IElement, int, string> line) =>
        string.Join('\n', list.QuerySelectorAll(selector).Select((item, index) => line(item, index + 1)));

    private static string Sentence(IElement element) =>
        OneLine.Of(string.Concat(element.ChildNodes.Select(Words)));

    private static string Words(INode node) => node switch
    {
        IHtmlAnchorElement link => LinkWords(link),
        IElement element => string.Concat(element.ChildNodes.Select(Words)),
        _ => node.TextContent,
    };

    private static string LinkWords(IHtmlAnchorElement link)
    {
        var (words, address) = (OneLine.Of(link.TextContent), link.GetAttribute("href") ?? "");
        return words == address ? address : $"{words}: {address}";
    }
}
