using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Xunit.Sdk;

namespace PracticePortal.Tests.Support;

/// <summary>Somebody with a browser without scripts: opens pages, fills forms by their labels, follows redirects when told.</summary>
public sealed class Visitor(HttpClient client)
{
    private static readonly HtmlParser s_parser = new();

    private IHtmlDocument _page = s_parser.ParseDocument("");
    private Uri _address = new("/", UriKind.Relative);

    public HttpClient Client => client;

    public HttpStatusCode Status { get; private set; }

    /// <summary>Where the last answer sends to; null when it shows a page.</summary>
    public string? Location { get; private set; }

    /// <summary>The cookies that the last answer set, as name=value.</summary>
    public IReadOnlyList<string> SetCookies { get; private set; } = [];

    /// <summary>The same with their rules.</summary>
    public IReadOnlyList<string> WholeCookies { get; private set; } = [];

    /// <summary>The words of the page.</summary>
    public string Text => _page.QuerySelector("main")?.TextContent ?? _page.Body?.TextContent ?? "";

    public string Heading => _page.QuerySelector("h1")?.TextContent ?? "";

    public IHtmlDocument Page => _page;

    /// <summary>The page or redirect at an address.</summary>
    public async Task<Visitor> OpenAsync(string address) =>
        await ReadAsync(await client.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute), TestContext.Current.CancellationToken), address);

    /// <summary>Opens an address and goes wherever it sends to.</summary>
    public async Task<Visitor> FollowAsync(string address)
    {
        await OpenAsync(address);
        for (var hops = 0; Location is { } next && hops < 5; hops++)
        {
            await OpenAsync(next);
        }

        return this;
    }

    /// <summary>Presses a button after filling the fields of its form, each named by its label.</summary>
    public async Task<Visitor> PressAsync(string button, params (string Label, string Value)[] fields)
    {
        var form = _page.QuerySelectorAll("main form").Concat(_page.QuerySelectorAll("form")).OfType<IHtmlFormElement>()
            .FirstOrDefault(f => f.QuerySelectorAll("button").Any(b => b.TextContent.Trim() == button))
            ?? throw FailException.ForFailure($"No button {button} at {_address}: {Text}");
        return await SendAsync(form, [.. fields.Select(field => (FieldOf(form, field.Label).GetAttribute("name")!, field.Value))]);
    }

    /// <summary>Sends a form as it stands on the page, but for the fields that are named.</summary>
    public Task<Visitor> SendAsync(IHtmlFormElement form, params (string Name, string Value)[] fields)
    {
        var values = form.QuerySelectorAll("input[name], select[name]").DistinctBy(f => f.GetAttribute("name")).ToDictionary(f => f.GetAttribute("name")!, ValueOf);
        foreach (var (name, value) in fields)
        {
            values[name] = value;
        }

        return SendAsync(form.GetAttribute("action") is { Length: > 0 } action ? action : _address.ToString(), values);
    }

    /// <summary>Sends fields to an address with the page's token, though no form of the page does so.</summary>
    public Task<Visitor> SendAsync(string address, params (string Name, string Value)[] fields)
    {
        const string token = "__RequestVerificationToken";
        var values = fields.ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal);
        values[token] = _page.QuerySelector($"input[name={token}]")?.GetAttribute("value") ?? "";
        return SendAsync(address, values);
    }

    public string? Value(string label) => ValueOf(FieldOf(_page.DocumentElement, label));

    public Task<Visitor> LogInAsync(string email) => LogInAsync(email, PortalApp.Password);

    public async Task<Visitor> LogInAsync(string email, string password)
    {
        await OpenAsync("/login");
        return await PressAsync("Log in", ("Email", email), ("Password", password));
    }

    private async Task<Visitor> SendAsync(string address, Dictionary<string, string> values)
    {
        using var content = new FormUrlEncodedContent(values);
        return await ReadAsync(await client.PostAsync(new Uri(address, UriKind.RelativeOrAbsolute), content, TestContext.Current.CancellationToken), address);
    }

    private static string ValueOf(AngleSharp.Dom.IElement field) => field switch
    {
        IHtmlSelectElement list => list.Value ?? "",
        _ => field.GetAttribute("value") ?? "",
    };

    private static AngleSharp.Dom.IElement FieldOf(AngleSharp.Dom.IElement within, string label)
    {
        var id = within.QuerySelectorAll("label").FirstOrDefault(l => l.TextContent.Trim() == label)?.GetAttribute("for")
            ?? throw FailException.ForFailure($"No field {label}.");
        return within.QuerySelector($"[id='{id}']") ?? throw FailException.ForFailure($"The label {label} has no field.");
    }

    /// <summary>The framework writes whole addresses into redirects; within the portal only the path counts.</summary>
    private string Relative(Uri location) =>
        location.IsAbsoluteUri && location.Authority == client.BaseAddress!.Authority ? location.PathAndQuery : location.ToString();

    private async Task<Visitor> ReadAsync(HttpResponseMessage answer, string address)
    {
        using (answer)
        {
            Status = answer.StatusCode;
            Location = answer.Headers.Location is { } location ? Relative(location) : null;
            WholeCookies = answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies] : [];
            SetCookies = [.. WholeCookies.Select(c => c.Split(';')[0])];
            _address = new Uri(address, UriKind.RelativeOrAbsolute);
            _page = s_parser.ParseDocument(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        return this;
    }
}
