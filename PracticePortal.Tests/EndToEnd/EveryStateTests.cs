using Microsoft.Playwright;
using PracticePortal.Tests.EndToEnd.PageObjects;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.EndToEnd;

/// <summary>
/// What a page shows besides what stands at its address: behind letters' links, with a form open or refused, with a dialog, with nothing in it.
/// Controls are found by their place, as the screen speaks two languages.
/// </summary>
[Collection(nameof(PageScene))]
public sealed class EveryStateTests(PageScene scene, Browser browser) : BrowserTest(browser)
{
    private const string Refusal = ".field-error, .mud-input-error, [role=alert]:not(#blazor-error-ui)";
    private const string Submit = "main form button.filled";

    /// <summary>Two of the four looks: each language, each theme and each width is among them.</summary>
    public static TheoryData<string, string, int> Looks => new() { { "en-GB", "light", 1360 }, { "sv-SE", "dark", 390 } };

    [Theory, MemberData(nameof(Looks))]
    public async Task Every_state_is_accessible_and_fits(string culture, string colours, int width)
    {
        await scene.LayAsync(() => NewPersonAsync(scene.Portal.BaseUrl));
        List<string> faults = [];
        foreach (var (email, states) in await StatesAsync())
        {
            var person = await NewPersonAsync(scene.Portal.BaseUrl, culture, colours == "dark" ? ColorScheme.Dark : ColorScheme.Light, width);
            if (email.Length > 0)
            {
                await scene.People.LogInAsync(person, email, LogIn.DemoPassword);
            }

            foreach (var (name, reachAsync) in states)
            {
                await reachAsync(person.Page);
                faults.AddRange(await PageInspection.InspectAsync(person.Page, $"state-{name}", $"{culture[..2]}-{colours}-{width}"));
            }

            faults.AddRange(person.Complaints.Select(c => $"{email}: {c}"));
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    private async Task<IReadOnlyDictionary<string, IReadOnlyList<State>>> StatesAsync() => new Dictionary<string, IReadOnlyList<State>>(StringComparer.Ordinal)
    {
        [""] =
        [
            new("request-log-in", At(scene.LogInLink, "main a.filled[href^='/login']")),
            new("request-set-up", At(scene.SetUpLink, "main a.filled[href='/i/set-up']")),
            new("set-up", At("/i/set-up", "main input[type=password]")),
            new("set-up-refused", Refused("/i/set-up")),
            new("request-dead", At(scene.DeadLink, "main form button.filled")),
            new("join", At(scene.JoinLink, "main input[type=password]")),
            new("join-refused", Refused("/join")),
            new("reset", At(scene.ResetLink, "main input[type=password]")),
            new("reset-refused", Refused("/account/reset")),
            new("login-refused", Refused("/login")),
            new("forgot-refused", Refused("/account/forgot")),
            new("sign-up-refused", Refused("/signup")),
            new("sign-up-asked", async page =>
            {
                await At("/signup", Submit)(page);
                await page.Locator("#input-organisationnumber").FillAsync(Given.OrganisationNumber());
                await page.Locator("#input-organisationname").FillAsync("Ängens Trädgård AB");
                await page.Locator("#input-name").FillAsync("Owner, Ängen");
                await page.Locator("#input-email").FillAsync(Given.Email());
                await page.Locator(Submit).ClickAsync();
                await Assertions.Expect(page.Locator("main [role=status]")).ToBeVisibleAsync();
            }),
            new("sign-up-set-up", At(scene.SignUpLink, "main input[type=password]")),
            new("sign-up-set-up-refused", Refused("/signup/finish")),
            new("sign-up-log-in", At(scene.AddOrganisationLink, "main a.filled[href^='/login']")),
            new("sign-up-taken", At(scene.TakenSignUpLink, "main a[href='/login']")),
            new("sign-up-used", At(scene.UsedSignUpLink, "main a.filled[href^='/login']")),
            new("first-administrator", At(scene.FirstAdministratorLink, "main input[type=password]")),
        ],
        ["owner@solrosen.example"] =
        [
            new("request-of-another-person", At(scene.SetUpLink, "main form[action='/logout'] button")),
            new("sign-up-add", At(scene.AddOrganisationLink, "main form button.filled")),
            new("sign-up-of-another-person", At(scene.SignUpLink, "main form[action='/logout'] button")),
            new("my-terms-wait", At("/my", "main a[href='/my/scanner#terms']")),
            new("scanner-terms-wait", At("/my/scanner", "#terms #scanner-terms")),
        ],
        ["owner@pappersbruket.example"] = await AskedAsync(),
        ["owner@almgrensror.example"] =
        [
            new("my-active", At("/my", "main h2")),
            new("access", At("/my/access", "main section.panel")),
            new("access-end", Dialog("/my/access", "main section.panel > button")),
        ],
        [PageScene.NewOwner] =
        [
            new("my-new", At("/my", "main a[href='/my/scanner']")),
            new("scanner-start", At("/my/scanner", "#scanner-terms")),
            new("scanner-start-refused", Opened("/my/scanner", "main .actions button.filled", Refusal)),
        ],
        [Agency.Administrator] = await AgencyAsync(),
        [PageScene.NewAdministrator] =
        [
            .. from place in (string[])["start", "customers", "collaborations", "scanner", "members", "audit"]
               select new State($"empty-{place}", At($"/{place}", "main h1")),
        ],
        [PortalAdministrator.Email] =
        [
            new("agency-refused", Refused("/admin/agencies/new")),
            new("organisation-confirm", Dialog("/admin/organisations", "main tbody button")),
            new("organisations-reported", At("/admin/organisations?show=Reported", "main tbody tr")),
            new("terms-publish-refused", Opened("/admin/terms/new", Submit, Refusal)),
            new("terms-preview", async page =>
            {
                await At("/admin/terms/new?document=DataProcessingAgreement", "#text-en")(page);
                await page.Locator("#text-en").FillAsync("# The agreement\n\nNew words.");
                await page.Locator(Submit).ClickAsync();
                await Assertions.Expect(page.Locator("main .prose h3").First).ToBeVisibleAsync();
            }),
            new("outbox-done", At("/admin/outbox?state=Done", "main tbody a")),
        ],
    };

    private async Task<IReadOnlyList<State>> AskedAsync()
    {
        var request = $"/my/requests/{await scene.RequestAsync("Pappersbruket Konsult AB")}";
        return
        [
            new("approve-refused", Opened(request, "main .actions button >> nth=0", Refusal)),
            new("decline", Opened(request, "main .actions button >> nth=1", "#decline-words")),
        ];
    }

    private async Task<IReadOnlyList<State>> AgencyAsync()
    {
        async Task<string> TabOfAsync(string customer) => $"/customers/{await scene.CustomerAsync(customer)}/collaborations";
        var (free, doubtful) = (await TabOfAsync("Himlabackens Skidor AB"), await TabOfAsync("Idas Idéer AB"));
        var (awaiting, active, failed) = (await TabOfAsync("Pappersbruket Konsult AB"), await TabOfAsync("Almgrens Rör AB"), await TabOfAsync("Wiklunds Plåt AB"));
        var toNew = await TabOfAsync("Rosengrens Blommor AB");
        return
        [
            new("activate-task-selected", async page =>
            {
                await Opened($"{free}/activate", "main [role=combobox]", "[role=option]")(page);
                await page.GetByRole(AriaRole.Option).First.ClickAsync();
                await Assertions.Expect(page.GetByRole(AriaRole.Option)).ToHaveCountAsync(0);
            }),
            new("activate-refused", Opened($"{free}/activate", "main .actions button.filled", Refusal)),
            new("activate-stops", At($"{doubtful}/activate", "main .checklist .stops")),
            new("collaboration-failed", At(failed, "#scanner-panel")),
            new("collaboration-cancel", Dialog(awaiting, "#scanner-panel .actions button >> nth=-1")),
            new("collaboration-change-task", Opened(awaiting, "#scanner-panel .actions button >> nth=1", "#scanner-panel form")),
            new("collaboration-correct-address", Opened(toNew, "#scanner-panel .actions button >> nth=2", "#scanner-panel form input")),
            new("collaboration-end", Dialog(active, "#scanner-panel .actions button >> nth=-1")),
            new("customer-refused", Refused("/customers/new")),
            new("member-refused", Refused("/members/invite")),
            new("members-deactivate", Dialog("/members", "main tbody button >> nth=-1")),
        ];
    }

    private static Func<IPage, Task> At(string address, string shows) => async page =>
    {
        var answer = await page.GotoAsync(address);
        Assert.True(answer is null or { Ok: true }, $"{address}: {answer?.Status}");
        await page.SettleAsync();
        await Assertions.Expect(page.Locator(shows).First).ToBeVisibleAsync();
    };

    private static Func<IPage, Task> Opened(string address, string press, string shows) => async page =>
    {
        await At(address, press)(page);
        await page.Locator(press).First.ClickAsync();
        await Assertions.Expect(page.Locator(shows).First).ToBeVisibleAsync();
    };

    /// <summary>A form that was sent with nothing in it.</summary>
    private static Func<IPage, Task> Refused(string address) => Opened(address, Submit, Refusal);

    private static Func<IPage, Task> Dialog(string address, string press) => Opened(address, press, "[role=dialog]");

    private sealed record State(string Name, Func<IPage, Task> ReachAsync);
}
