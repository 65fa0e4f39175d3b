using Microsoft.Playwright;
using PracticePortal.Tests.EndToEnd.PageObjects;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.EndToEnd;

/// <summary>
/// A company on a phone comes by itself, starts Scanner and answers an agency, which sees each relation come about; what a stranger signed up stops the
/// agency; new terms are asked again. The customer's controls are found by their place, as the screen speaks two languages.
/// </summary>
public sealed class SignUpJourney(PortalOnSqlite fixture, Browser browser) : BrowserTest(browser), IClassFixture<PortalOnSqlite>
{
    private const int Phone = 390;
    private const string Password = "Segelbåten lämnar bryggan 7";

    public static TheoryData<string> Cultures => ["en-GB", "sv-SE"];

    [Theory, MemberData(nameof(Cultures))]
    public async Task A_company_signs_up_starts_Scanner_and_answers_an_agency(string culture)
    {
        var (number, email, company) = (Given.OrganisationNumber(), $"owner@angen-{culture[..2]}.example", $"Ängens Trädgård {culture[..2]} AB");
        var agency = await new Agency(await NewPersonAsync(fixture.Portal.BaseUrl)).LogInAsync();
        var activate = await HaveCustomerAsync(agency, company, number, email);
        await SeesRelationAsync(agency, activate, "New to Spiris.");

        var owner = await NewPersonAsync(fixture.Portal.BaseUrl, culture, width: Phone);
        var signUp = new SigningUp(owner);
        await signUp.FinishAsync(await signUp.AskAsync(fixture.Mail, number, company, email), Password);
        await SeesRelationAsync(agency, activate, "Uses My Spiris, not Scanner yet.");

        var elsewhere = await NewPersonAsync(fixture.Portal.BaseUrl, culture, width: Phone);
        await SigningUp.LogInAsync(elsewhere.Page, email, Password);
        await elsewhere.Page.GotoAsync("/my/scanner");
        await Assertions.Expect(elsewhere.Page.Locator("#scanner-terms")).ToBeVisibleAsync();
        await StartScannerByKeyboardAsync(owner.Page);
        await Assertions.Expect(elsewhere.Page.Locator("#scanner-terms")).ToHaveCountAsync(0); // without being loaded again
        await SeesRelationAsync(agency, activate, "Uses Scanner already.");

        await agency.SelectFirstTaskAsync();
        await agency.ActivateButton.ClickAsync();
        await agency.SeesAsync("Awaiting approval");
        await owner.Page.GotoAsync("/my");
        await owner.Page.Locator("main section a.filled").FollowAsync();
        await owner.Page.Locator("main input[type=checkbox]").CheckAsync(); // one document: the terms are approved already
        await owner.Page.Locator("main .actions button.filled").ClickAsync();
        await agency.SeesAsync("Active");
        Assert.Empty(owner.Complaints);
    }

    [Fact]
    public async Task A_number_that_a_stranger_signed_up_stops_the_agency_which_reports_it()
    {
        var (number, company) = (Given.OrganisationNumber(), "Kapade Bolaget AB");
        var agency = await new Agency(await NewPersonAsync(fixture.Portal.BaseUrl)).LogInAsync();
        var activate = await HaveCustomerAsync(agency, company, number, "true-owner@kapade.example");
        var stranger = await NewPersonAsync(fixture.Portal.BaseUrl, width: Phone);
        var signUp = new SigningUp(stranger);
        await signUp.FinishAsync(await signUp.AskAsync(fixture.Mail, number, company, "stranger@elsewhere.example"), Password);

        await agency.Page.GotoAsync(activate);
        await agency.SelectFirstTaskAsync();
        await agency.ActivateButton.ClickAsync();
        await Assertions.Expect(agency.Page.GetByRole(AriaRole.Alert).First).ToBeVisibleAsync();
        await Assertions.Expect(agency.Page.GetByRole(AriaRole.Link, new() { Name = "Correct the contact" })).ToBeVisibleAsync();
        await agency.Page.GetByRole(AriaRole.Button, new() { Name = "Report the organisation" }).ClickAsync();
        await Assertions.Expect(agency.Page.GetByText("Reported. A portal administrator looks at it.")).ToBeVisibleAsync();

        var administrator = await new PortalAdministrator(await NewPersonAsync(fixture.Portal.BaseUrl)).LogInAsync();
        await administrator.Page.GotoAsync("/admin/organisations");
        var row = administrator.Row(company);
        await Assertions.Expect(row).ToContainTextAsync("Signed up");
        await Assertions.Expect(row).ToContainTextAsync("By Norr Ekonomibyrå AB");
        await row.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await administrator.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Close organisation" }).ClickAsync();
        await Assertions.Expect(row).ToHaveCountAsync(0);
        await SeesRelationAsync(agency, activate, "New to Spiris.");
    }

    [Theory, MemberData(nameof(Cultures))]
    public async Task New_terms_are_published_and_asked_again(string culture)
    {
        const string owner = "owner@almgrensror.example";
        var words = $"New words {culture} <b>not bold</b>";
        var administrator = await NewPersonAsync(fixture.Portal.BaseUrl, culture, width: Phone);
        await SigningUp.LogInAsync(administrator.Page, PortalAdministrator.Email, LogIn.DemoPassword);
        await administrator.Page.GotoAsync("/admin/terms/new?document=ScannerTerms");
        await administrator.Page.Locator("#text-en").FillAsync(words);
        await administrator.Page.Locator("#input-appliesfrom").FillAsync("2020-01-01");
        await administrator.Page.Locator("main form button.filled").ClickAsync();
        await Assertions.Expect(administrator.Page.Locator(".field-error")).ToBeVisibleAsync();
        await Assertions.Expect(administrator.Page.Locator("#text-en")).ToHaveValueAsync(words); // nothing typed is lost
        await administrator.Page.Locator("#input-appliesfrom").FillAsync("");
        await administrator.Page.Locator("main form button.filled").ClickAsync();
        await Assertions.Expect(administrator.Page.GetByText(words, new() { Exact = true })).ToBeVisibleAsync();
        await administrator.Page.Locator("main form button.filled").ClickAsync();
        await Assertions.Expect(administrator.Page.Locator("main [role=status].good")).ToBeVisibleAsync();

        var customer = await NewPersonAsync(fixture.Portal.BaseUrl, culture, width: Phone);
        await SigningUp.LogInAsync(customer.Page, owner, LogIn.DemoPassword);
        await customer.Page.GotoAsync("/my");
        await customer.Page.Locator("main section.panel a[href='/my/scanner#terms']").FollowAsync();
        await Assertions.Expect(customer.Page.Locator("#terms")).ToBeVisibleAsync();
        await customer.Page.SettleAsync();
        await customer.Page.Locator("#terms button.filled").ClickAsync();
        await Assertions.Expect(customer.Page.Locator("#scanner-terms")).ToBeFocusedAsync(); // tick first
        await customer.Page.Keyboard.PressAsync("Space");
        await customer.Page.Locator("#terms button.filled").ClickAsync();
        await Assertions.Expect(customer.Page.Locator("#terms")).ToHaveCountAsync(0);
        await customer.Page.GotoAsync("/my");
        await Assertions.Expect(customer.Page.Locator("main h1")).ToBeVisibleAsync();
        await Assertions.Expect(customer.Page.Locator("main a[href='/my/scanner#terms']")).ToHaveCountAsync(0);
        Assert.Empty(customer.Complaints);
        Assert.Empty(administrator.Complaints);
    }

    private static async Task StartScannerByKeyboardAsync(IPage page)
    {
        await page.GotoAsync("/my/scanner");
        await page.SettleAsync();
        await page.Locator("#scanner-terms").FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(page.Locator("#scanner-terms")).ToBeCheckedAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("main [role=status].good")).ToBeFocusedAsync();
    }

    /// <summary>Adds a customer with a task; gives the address of its page Activate.</summary>
    private static async Task<string> HaveCustomerAsync(Agency agency, string name, string number, string email)
    {
        var page = agency.Page;
        await page.GotoAsync("/customers/new");
        await page.SettleAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await page.GetByLabel("Organisation number").FillAsync(number);
        await page.GetByLabel("Contact's name").FillAsync("Owner");
        await page.GetByLabel("Contact's email").FillAsync(email);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save customer", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true })).ToBeVisibleAsync();
        await agency.OpenCollaborationsOfAsync(name);
        await agency.AddTaskAsync("Q4 2026");
        return $"{page.Url.Split('?')[0]}/activate";
    }

    private static async Task SeesRelationAsync(Agency agency, string activate, string relation)
    {
        await agency.Page.GotoAsync(activate);
        await Assertions.Expect(agency.Page.GetByRole(AriaRole.Heading, new() { Name = relation, Exact = true })).ToBeVisibleAsync();
    }
}
