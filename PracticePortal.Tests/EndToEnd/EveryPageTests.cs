using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using PracticePortal.Tests.EndToEnd.PageObjects;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.EndToEnd;

/// <summary>
/// Every registered page, opened by whoever may: nothing serious for axe-core, nothing wider than the screen, no complaint of the browser;
/// and by those who may not: not found, or the log-in page. With PORTAL_SCREENSHOTS=1 a picture of each lands in screenshots/.
/// </summary>
public sealed partial class EveryPageTests(PortalOnSqlite fixture, Browser browser) : BrowserTest(browser), IClassFixture<PortalOnSqlite>
{
    private static readonly string[] s_serious = ["serious", "critical"];

    public static TheoryData<string, string, int> Looks => new()
    {
        { "en-GB", "light", 1360 },
        { "en-GB", "light", 390 },
        { "sv-SE", "dark", 1360 },
        { "sv-SE", "dark", 390 },
    };

    [Theory, MemberData(nameof(Looks))]
    public async Task Every_page_is_accessible_and_fits(string culture, string colours, int width)
    {
        List<string> faults = [];
        var scheme = colours == "dark" ? ColorScheme.Dark : ColorScheme.Light;
        foreach (var (email, pages) in PagesByPerson())
        {
            var person = await NewPersonAsync(fixture.Portal.BaseUrl, culture, scheme, width);
            var ids = await LogInAndFindIdsAsync(person, email);
            foreach (var page in pages)
            {
                var address = PageList.Address(page, ids);
                await person.Page.GotoAsync(address);
                await SettleAsync(person.Page);
                await TakePictureAsync(person.Page, $"{(email.Length == 0 ? "anyone" : email.Split('@')[0])}{address.Replace('/', '-')}-{culture[..2]}-{colours}-{width}");
                faults.AddRange(await FaultsOfAsync(person.Page, address));
            }

            // The browser calls a page that is not found an error; that it is not found is what it shall say.
            faults.AddRange(person.Complaints.Where(c => !c.Contains("404 (Not Found)", StringComparison.Ordinal)).Select(c => $"{email}: {c}"));
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    [Fact]
    public async Task Every_page_is_not_found_for_those_who_may_not_and_the_log_in_page_for_the_signed_out()
    {
        Assert.NotEmpty(PageList.All);
        List<string> faults = [];
        var anyone = await NewPersonAsync(fixture.Portal.BaseUrl);
        foreach (var page in PageList.All.Where(p => !p.IsOpen).Append(new PortalPage("/no/such/page", null, IsOpen: false)))
        {
            await anyone.Page.GotoAsync(PageList.Address(page, Nowhere));
            if (!anyone.Page.Url.Contains("/login?returnUrl=", StringComparison.Ordinal))
            {
                faults.Add($"signed out at {page.Template}: {anyone.Page.Url}");
            }
        }

        foreach (var (email, policies) in s_people.Where(p => p.Key.Length > 0))
        {
            var person = await NewPersonAsync(fixture.Portal.BaseUrl);
            var ids = await LogInAndFindIdsAsync(person, email);
            foreach (var page in PageList.All.Where(p => p.Policy is not null && !policies.Contains(p.Policy)))
            {
                var answer = await person.Page.GotoAsync(PageList.Address(page, ids));
                if (answer?.Status != 404)
                {
                    faults.Add($"{email} at {page.Template}: {answer?.Status}");
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    private static readonly Dictionary<string, string[]> s_people = new(StringComparer.Ordinal)
    {
        [""] = [],
        [Agency.Administrator] = ["AgencyMember", "AgencyAdministrator"],
        ["owner@solrosen.example"] = ["OrganisationUser"],
        ["portal-admin@portal.example"] = ["PortalAdministrator"],
    };

    private static Dictionary<string, string> Nowhere => new(StringComparer.OrdinalIgnoreCase)
    {
        ["Id"] = Guid.NewGuid().ToString(),
        ["CustomerId"] = Guid.NewGuid().ToString(),
        ["TaskId"] = Guid.NewGuid().ToString(),
        ["CollaborationId"] = Guid.NewGuid().ToString(),
    };

    private static IEnumerable<(string Email, IReadOnlyList<PortalPage> Pages)> PagesByPerson() => s_people.Select(person => (person.Key,
        (IReadOnlyList<PortalPage>)[.. PageList.All.Where(page => person.Key.Length == 0 ? page.IsOpen : page.Policy is { } policy && person.Value.Contains(policy))]));

    /// <summary>Logs in and looks at the lists for a customer, a task and a request of the person's own.</summary>
    private async Task<IReadOnlyDictionary<string, string>> LogInAndFindIdsAsync(Person person, string email)
    {
        var ids = Nowhere;
        if (email.Length == 0)
        {
            return ids;
        }

        await person.Page.GotoAsync("/login");
        await person.Page.Locator("input[type=email]").FillAsync(email);
        await person.Page.Locator("input[type=password]").FillAsync(LogIn.DemoPassword);
        await person.Page.Keyboard.PressAsync("Enter");
        await person.Page.WaitForURLAsync(url => !url.Contains("/login", StringComparison.Ordinal));
        if (email == Agency.Administrator)
        {
            await person.Page.GotoAsync("/customers?q=Kajutan");
            ids["Id"] = ids["CustomerId"] = await IdInAsync(person.Page, CustomerLink());
            await person.Page.GotoAsync($"/customers/{ids["Id"]}/tasks");
            ids["TaskId"] = await IdInAsync(person.Page, TaskLink());
        }
        else if (email == "owner@solrosen.example")
        {
            await AskSolrosenAsync();
            await person.Page.GotoAsync("/my");
            ids["CollaborationId"] = await IdInAsync(person.Page, RequestLink());
        }

        return ids;
    }

    /// <summary>Once: so that there is a request to look at.</summary>
    private async Task AskSolrosenAsync()
    {
        var agency = await new Agency(await NewPersonAsync(fixture.Portal.BaseUrl)).LogInAsync();
        await agency.OpenCollaborationsOfAsync("Bageri Solrosen AB");
        if (await agency.Status.InnerTextAsync() == "Not activated")
        {
            await agency.ActivateAsync("Bageri Solrosen AB");
        }
    }

    private static async Task<string> IdInAsync(IPage page, Regex link)
    {
        await page.Locator("main a").First.WaitForAsync();
        var html = await page.ContentAsync();
        return link.Match(html) is { Success: true } found ? found.Groups[1].Value : throw new InvalidOperationException($"No {link} at {page.Url}.");
    }

    /// <summary>The circuit has taken over, or there is none.</summary>
    private static Task SettleAsync(IPage page) =>
        Assertions.Expect(page.Locator("fieldset.page:disabled, [aria-busy=true]")).ToHaveCountAsync(0);

    private static async Task<IEnumerable<string>> FaultsOfAsync(IPage page, string address)
    {
        // A sandboxed frame runs no script, so axe would wait for it for ever; the letter in it has tests of its own.
        await page.EvaluateAsync("document.querySelectorAll('iframe').forEach(frame => frame.remove())");
        var found = await page.RunAxe(new AxeRunOptions { Rules = new() { ["region"] = new RuleOptions { Enabled = false } } });
        var faults = found.Violations.Where(v => s_serious.Contains(v.Impact))
            .Select(v => $"{address}: {v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Select(n => n.Html).Take(3))}").ToList();
        if (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
        {
            faults.Add($"{address}: wider than the screen");
        }

        if (await page.Locator("h1").CountAsync() != 1)
        {
            faults.Add($"{address}: {await page.Locator("h1").CountAsync()} h1");
        }

        return faults;
    }

    private static async Task TakePictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("PORTAL_SCREENSHOTS") is "1")
        {
            await page.ScreenshotAsync(new PageScreenshotOptions
            {
                Path = Path.Combine(Repository.Root, "screenshots", $"{Unsafe().Replace(name, "")}.png"),
                FullPage = true,
            });
        }
    }

    [GeneratedRegex("/customers/([0-9a-f-]{36})", RegexOptions.CultureInvariant)]
    private static partial Regex CustomerLink();

    [GeneratedRegex("/tasks/([0-9a-f-]{36})", RegexOptions.CultureInvariant)]
    private static partial Regex TaskLink();

    [GeneratedRegex("/my/requests/([0-9a-f-]{36})", RegexOptions.CultureInvariant)]
    private static partial Regex RequestLink();

    [GeneratedRegex("[^A-Za-z0-9-]|-?[0-9a-f]{8}-[0-9a-f-]{27}", RegexOptions.CultureInvariant)]
    private static partial Regex Unsafe();
}
