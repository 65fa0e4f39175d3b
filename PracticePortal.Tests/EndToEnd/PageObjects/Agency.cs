using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.EndToEnd.PageObjects;

/// <summary>Agency staff at work, in the words of the users' manual.</summary>
public sealed class Agency(Person person)
{
    public const string Consultant = "consultant@norr.example";
    public const string Administrator = "agency-admin@norr.example";

    public IPage Page => person.Page;

    public ILocator Status => Page.GetByTestId("collaboration-status").First;

    public async Task<Agency> LogInAsync(string email = Consultant)
    {
        await LogIn.AsAsync(Page, email);
        return this;
    }

    /// <summary>Steps 1 to 3: Customers, the customer, the tab Collaborations.</summary>
    public async Task OpenCollaborationsOfAsync(string customer)
    {
        await Page.GetByRole(AriaRole.Link, new() { Name = "Customers", Exact = true }).First.FollowAsync();
        await Page.GetByRole(AriaRole.Searchbox).FillAsync(customer);
        await Page.GetByRole(AriaRole.Searchbox).PressAsync("Enter");
        await Assertions.Expect(Page).ToHaveURLAsync(new Regex("[?&]q=")); // or the list is drawn anew under the click
        await Page.GetByRole(AriaRole.Link, new() { Name = customer, Exact = true }).First.FollowAsync();
        await Page.GetByRole(AriaRole.Tab, new() { Name = "Collaborations" }).FollowAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Spiris Scanner", Exact = true })).ToBeVisibleAsync();
    }

    /// <summary>Steps 4 and 5: the icon Spiris Scanner, Activate.</summary>
    public async Task OpenActivatePageAsync()
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "Spiris Scanner", Exact = true }).ClickAsync();
        await ActivateButton.ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Activate Spiris Scanner" })).ToBeVisibleAsync();
    }

    /// <summary>Step 6: a task in the list Task.</summary>
    public Task SelectFirstTaskAsync() => SelectTaskAsync(Page.GetByRole(AriaRole.Option).First);

    public async Task ActivateAsync(string customer)
    {
        await OpenCollaborationsOfAsync(customer);
        await OpenActivatePageAsync();
        await SelectFirstTaskAsync();
        await ActivateButton.ClickAsync();
        await Page.ComesToAsync("/collaborations?service=scanner");
    }

    /// <summary>Activates once more for a customer whose last request is closed, from the open panel.</summary>
    public async Task ActivateAgainAsync()
    {
        await PressAsync("Activate");
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Activate Spiris Scanner" })).ToBeVisibleAsync();
        await SelectFirstTaskAsync();
        await ActivateButton.ClickAsync();
        await Page.ComesToAsync("/collaborations?service=scanner");
    }

    /// <summary>Adds a task to the customer whose collaborations are open, and comes back to them.</summary>
    public async Task AddTaskAsync(string period)
    {
        var collaborations = Page.Url;
        await Page.GotoAsync($"{collaborations[..collaborations.IndexOf("/collaborations", StringComparison.Ordinal)]}/tasks/new");
        await Page.GetByLabel("Period", new() { Exact = true }).FillAsync(period);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Save task", Exact = true }).ClickAsync();
        await Page.ComesToAsync("/tasks");
        await Page.GotoAsync(collaborations);
    }

    public async Task ChangeTaskAsync(string period)
    {
        await PressAsync("Change task");
        await SelectTaskAsync(Page.GetByRole(AriaRole.Option).Filter(new() { HasText = period }));
        await PressAsync("Change task");
        await Assertions.Expect(Panel.GetByText(period)).ToBeVisibleAsync();
    }

    public Task ResendAsync() => PressAndConfirmAsync("Resend");

    public async Task CorrectAddressAsync(string name, string email)
    {
        await PressAsync("Correct address");
        await Panel.GetByLabel("Contact's name").FillAsync(name);
        await Panel.GetByLabel("Contact's email").FillAsync(email);
        await PressAsync("Send to this address");
        await Assertions.Expect(Panel.GetByText(email).First).ToBeVisibleAsync();
    }

    public Task CancelAsync() => PressAndConfirmAsync("Cancel collaboration");

    public Task EndAsync() => PressAndConfirmAsync("End collaboration");

    public Task SeesAsync(string status) => Assertions.Expect(Status).ToHaveTextAsync(status);

    /// <summary>The open service: its state and its verbs.</summary>
    public ILocator Panel => Page.GetByRole(AriaRole.Region, new() { Name = "Spiris Scanner", Exact = true });

    public ILocator ActivateButton => Page.GetByRole(AriaRole.Button, new() { Name = "Activate", Exact = true });

    private Task PressAsync(string verb) => Panel.GetByRole(AriaRole.Button, new() { Name = verb, Exact = true }).ClickAsync();

    private async Task PressAndConfirmAsync(string verb)
    {
        await PressAsync(verb);
        await Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = verb, Exact = true }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    private async Task SelectTaskAsync(ILocator option)
    {
        await Page.GetByRole(AriaRole.Combobox, new() { Name = "Task", Exact = true }).ClickAsync();
        await option.ClickAsync();
    }
}

internal static class LogIn
{
    public const string DemoPassword = "Demo-2026!portal";

    public static async Task AsAsync(IPage page, string email, string password = DemoPassword)
    {
        await page.GotoAsync("/login");
        await EnterAsync(page, email, password);
    }

    public static async Task EnterAsync(IPage page, string email, string password = DemoPassword)
    {
        await page.GetByLabel("Email", new() { Exact = true }).FillAsync(email);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Log in", Exact = true }).ClickAsync();
        await page.LeavesAsync("/login");
    }
}
