using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.EndToEnd.PageObjects;

/// <summary>A customer's administrator: reads the letter, opens its link, logs in to My Spiris and answers.</summary>
public sealed partial class Customer(Person person)
{
    public IPage Page => person.Page;

    public static bool HasLink(ReceivedLetter letter) => InvitationLink().IsMatch(letter.Message.TextBody ?? "");

    public static string LinkIn(ReceivedLetter letter) =>
        InvitationLink().Match(letter.Message.TextBody ?? "") is { Success: true } link
            ? link.Value
            : throw new InvalidOperationException($"No link in: {letter.Message.TextBody}");

    /// <summary>Opens the link and logs in; the request is shown.</summary>
    public async Task OpenAndLogInAsync(ReceivedLetter letter)
    {
        await Page.GotoAsync(LinkIn(letter));
        Assert.DoesNotContain("/i/c/", Page.Url, StringComparison.Ordinal); // no secret stays in the address
        await Page.GetByRole(AriaRole.Link, new() { Name = "Log in and answer" }).ClickAsync();
        await LogIn.EnterAsync(Page, letter.To);
        await Page.ComesToAsync(RequestPage());
    }

    /// <summary>Logged in already: the link leads straight to the request.</summary>
    public async Task OpenLoggedInAsync(ReceivedLetter letter)
    {
        await Page.GotoAsync(LinkIn(letter));
        await Page.ComesToAsync(RequestPage());
    }

    /// <summary>New to Spiris: chooses a password from the link and goes straight on to the request.</summary>
    public async Task OpenAndSetUpAsync(ReceivedLetter letter, string password)
    {
        await Page.GotoAsync(LinkIn(letter));
        await Page.GetByRole(AriaRole.Link, new() { Name = "Continue" }).ClickAsync();
        await Page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await Page.ComesToAsync(RequestPage());
    }

    /// <summary>Ticks every document and approves.</summary>
    public async Task ApproveAsync(int documents)
    {
        var boxes = Page.GetByRole(AriaRole.Checkbox);
        await Assertions.Expect(boxes).ToHaveCountAsync(documents);
        for (var i = 0; i < documents; i++)
        {
            await boxes.Nth(i).CheckAsync();
        }

        await Page.GetByRole(AriaRole.Button, new() { Name = "Approve", Exact = true }).ClickAsync();
    }

    public async Task DeclineAsync(string reason, string words)
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "Decline", Exact = true }).ClickAsync();
        await Page.GetByLabel(reason, new() { Exact = true }).CheckAsync();
        await Page.GetByLabel("In your own words").FillAsync(words);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Decline", Exact = true }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "The request is declined" })).ToBeVisibleAsync();
    }

    /// <summary>Ends what is shared with an agency, under Who has access.</summary>
    public async Task EndAsync(string agency)
    {
        await Page.GotoAsync("/my/access");
        await Page.GetByRole(AriaRole.Button, new() { Name = "End collaboration", Exact = true }).ClickAsync();
        await Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "End collaboration", Exact = true }).ClickAsync();
        await Assertions.Expect(Page.GetByText($"The collaboration with {agency} has ended.")).ToBeVisibleAsync();
    }

    /// <summary>What a link that was sent earlier says now.</summary>
    public async Task SeesDeadAsync(ReceivedLetter letter, string why)
    {
        await Page.GotoAsync(LinkIn(letter));
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("This link no longer works");
        await Assertions.Expect(Page.GetByText(why)).ToBeVisibleAsync();
    }

    [GeneratedRegex("/my/requests/[^/]+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RequestPage();

    [GeneratedRegex(@"https?://\S+/i/c/[A-Za-z0-9_-]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InvitationLink();
}
