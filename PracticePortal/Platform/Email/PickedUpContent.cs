using AngleSharp.Html.Parser;

namespace PracticePortal.Platform.Email;

/// <summary>A letter in the pick-up directory, as the list shows it.</summary>
public sealed record PickedUpLetter(string Name, DateTimeOffset Date, string To, string Subject);

/// <summary>A link of a letter with the words that it stands on.</summary>
public sealed record PickedUpLink(string Words, string Address);

/// <summary>A letter in the pick-up directory with all its parts.</summary>
public sealed record PickedUpContent(PickedUpLetter Letter, string Headers, string Text, string Html)
{
    /// <summary>Every web page that the letter leads to, once.</summary>
    public IReadOnlyList<PickedUpLink> Links
    {
        get
        {
            using var page = new HtmlParser().ParseDocument(Html);
            return [.. page.QuerySelectorAll("a[href^='http://'], a[href^='https://']")
                .Select(link => new PickedUpLink(OneLine.Of(link.TextContent), link.GetAttribute("href") ?? ""))
                .DistinctBy(link => link.Address)];
        }
    }
}
