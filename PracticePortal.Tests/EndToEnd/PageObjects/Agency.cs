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
        await Page.GetByRole(AriaRole.Link, new() { Name = "Customers", Exact = true }).First.ClickAsync();
        await Page.GetByRole(AriaRole.Searchbox).FillAsync(customer);
        await Page.GetByRole(AriaRole.Searchbox).PressAsync("Enter");
        await Page.GetByRole(AriaRole.Link, new() { Name = customer, Exact = true }).First.ClickAsync();
        await Page.GetByRole(AriaRole.Tab, new() { Name = "Collaborations" }).ClickAsync();
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
    public async Task SelectFirstTaskAsync()
    {
        await Page.GetByRole(AriaRole.Combobox, new() { Name = "Task", Exact = true }).ClickAsync();
        await Page.GetByRole(AriaRole.Option).First.ClickAsync();
    }

    public async Task ActivateAsync(string customer)
    {
        await OpenCollaborationsOfAsync(customer);
        await OpenActivatePageAsync();
        await SelectFirstTaskAsync();
        await ActivateButton.ClickAsync();
        await Page.WaitForURLAsync("**/collaborations?service=scanner");
    }

    public Task SeesAsync(string status) => Assertions.Expect(Status).ToHaveTextAsync(status);

    public ILocator ActivateButton => Page.GetByRole(AriaRole.Button, new() { Name = "Activate", Exact = true });
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
        await page.WaitForURLAsync(url => !url.Contains("/login", StringComparison.Ordinal));
    }
}
