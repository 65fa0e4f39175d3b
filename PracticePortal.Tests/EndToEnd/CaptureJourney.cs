using AngleSharp.Html.Parser;
using Microsoft.Playwright;
using PracticePortal.Platform.Files;
using PracticePortal.Tests.EndToEnd.PageObjects;
using PracticePortal.Tests.Features.Scanner.Pictures;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.EndToEnd;

/// <summary>
/// A phone photographs receipts with Chromium's own camera, with and without a network. Controls are found by their place, as the screen speaks
/// two languages.
/// </summary>
public sealed class CaptureJourney(PortalOnSqlite fixture, Browser browser) : BrowserTest(browser), IClassFixture<PortalOnSqlite>
{
    private const string Capture = "/my/scanner/capture";
    private const string Shutter = "[data-shutter]";
    private const string Send = "[data-while=page] [data-do=send]";
    private const string Saved = "[data-said].good";
    private const string Waiting = "p[data-count]";

    public static TheoryData<string, string, string, string> Phones => new()
    {
        { "en-GB", "light", "owner@nilsbo.example", "Nilsbo Fastigheter AB" },
        { "sv-SE", "dark", "owner@dalensakeri.example", "Dalens Åkeri AB" },
    };

    [Theory, MemberData(nameof(Phones))]
    public async Task Receipt_taken_without_a_network_comes_to_the_agency_once(string culture, string colours, string email, string organisation)
    {
        var (phone, look) = (await PhoneAsync(email, fixture.Portal.BaseUrl, culture, colours), $"{culture[..2]}-{colours}-390");
        List<string> faults = [];
        await phone.Context.SetOfflineAsync(true);
        await phone.Page.ReloadAsync();
        await phone.Page.Locator(Shutter).TapAsync();
        await Assertions.Expect(phone.Page.Locator(Send)).ToBeVisibleAsync();
        faults.AddRange(await PageInspection.InspectAsync(phone.Page, "capture-corners", look));
        await phone.Page.Locator("[data-more]").TapAsync();
        await phone.Page.Locator(Shutter).TapAsync();
        await phone.Page.Locator(Send).TapAsync();
        await Assertions.Expect(phone.Page.Locator(Waiting)).ToContainTextAsync("1");
        await Assertions.Expect(phone.Page.Locator("[data-offline]")).ToBeVisibleAsync();
        faults.AddRange(await PageInspection.InspectAsync(phone.Page, "capture-waiting", look));
        await phone.Page.CloseAsync();
        await phone.Context.SetOfflineAsync(false);
        Assert.Equal("0", await CountAsync(organisation));

        var again = await phone.Context.NewPageAsync();
        await again.GotoAsync(Capture);
        await Assertions.Expect(again.Locator(Saved)).ToBeVisibleAsync();
        faults.AddRange(await PageInspection.InspectAsync(again, "capture-saved", look));
        await again.ReloadAsync();
        await Assertions.Expect(again.Locator(Shutter)).ToBeVisibleAsync();
        await Assertions.Expect(again.Locator("[data-queue]")).ToBeHiddenAsync();

        Assert.Equal("1", await CountAsync(organisation));
        var agency = await new Agency(await NewPersonAsync(fixture.Portal.BaseUrl)).LogInAsync(Agency.Administrator);
        var files = await FilesAsync(organisation);
        Assert.Equal(2, files.Count);
        foreach (var file in files)
        {
            var picture = await agency.Page.APIRequest.GetAsync($"/receipts/{file[0]}/files/{file[1]}/pages/1/picture");
            Assert.Equal((200, "image/jpeg"), (picture.Status, picture.Headers["content-type"]));
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    [Fact]
    public async Task Receipt_waits_through_a_log_out_and_is_neither_shown_to_nor_sent_by_the_next_person()
    {
        var phone = await PhoneAsync("owner@glantan.example");
        await phone.Context.SetOfflineAsync(true);
        await phone.Page.Locator(Shutter).TapAsync();
        await phone.Page.Locator(Send).TapAsync();
        await Assertions.Expect(phone.Page.Locator(Waiting)).ToContainTextAsync("1");
        await phone.Page.CloseAsync();
        await LogOutElsewhereAsync(phone.Context);
        await phone.Context.SetOfflineAsync(false);

        var page = await phone.Context.NewPageAsync();
        await page.GotoAsync("/login");
        await Assertions.Expect(page.Locator("input[type=email]")).ToBeVisibleAsync();
        Assert.True(await page.EvaluateAsync<bool>("""
            async () => {
              for (let frames = 0; frames < 600; frames++) {
                const left = [await navigator.serviceWorker.getRegistrations(), await caches.keys(), localStorage];
                if (left.every(some => some.length === 0)) {
                  return true;
                }

                await new Promise(requestAnimationFrame);
              }

              return false;
            }
            """));
        await LogIn.AsAsync(page, "owner@jarnboden.example");
        await page.GotoAsync(Capture);
        await Assertions.Expect(page.Locator("[data-who]").Last).ToContainTextAsync("Järnboden");
        await Assertions.Expect(page.Locator(Shutter)).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-queue]")).ToBeHiddenAsync();
        Assert.Equal(("0", "0"), (await CountAsync("Gläntans Trädgård AB"), await CountAsync("Järnboden i Norr AB")));

        await LogOutAsync(page);
        await LogIn.AsAsync(page, "owner@glantan.example");
        await page.GotoAsync(Capture);
        await Assertions.Expect(page.Locator(Saved)).ToBeVisibleAsync();
        Assert.Equal(("1", "0"), (await CountAsync("Gläntans Trädgård AB"), await CountAsync("Järnboden i Norr AB")));
    }

    [Fact]
    public async Task Line_that_breaks_in_the_middle_of_a_piece_loses_and_doubles_nothing()
    {
        await using var line = new CutLine(fixture.Portal.BaseUrl);
        var phone = await PhoneAsync("owner@isbergskyl.example", line.BaseUrl);
        var content = Drawn.NoisyPdf(pixels: 900);
        await phone.Page.Locator("[data-choose]").SetInputFilesAsync(new FilePayload { Name = "kvitto.pdf", MimeType = "application/pdf", Buffer = content });
        await Assertions.Expect(phone.Page.Locator("[data-send-taken]")).ToBeVisibleAsync();
        line.CutAfter(1_500_000);
        await phone.Page.Locator("[data-send-taken]").TapAsync();

        await Assertions.Expect(phone.Page.Locator(Saved)).ToBeVisibleAsync(new() { Timeout = 60_000 });
        Assert.Equal((1, "1"), (line.Cuts, await CountAsync("Isbergs Kyl & Värme AB")));
        var file = Assert.Single(await FilesAsync("Isbergs Kyl & Värme AB"));
        var original = await phone.Page.APIRequest.GetAsync($"/receipts/{file[0]}/files/{file[1]}");
        Assert.Equal(content, await original.BodyAsync());
    }

    [Fact]
    public async Task Worker_keeps_the_page_and_its_files_and_nothing_of_anybody()
    {
        var phone = await PhoneAsync("owner@matboden.example");
        foreach (var address in (string[])["/my", "/my/scanner", "/account", Capture])
        {
            await phone.Page.GotoAsync(address);
        }

        var kept = await phone.Page.EvaluateAsync<string[]>("""
            async () => {
              const cache = await caches.open('capture');
              return await Promise.all((await cache.keys()).map(async request => `${new URL(request.url).pathname}\n${await (await cache.match(request)).text()}`));
            }
            """);
        Assert.Contains(kept, file => file.StartsWith($"{Capture}\n", StringComparison.Ordinal));
        Assert.Contains(kept, file => file.StartsWith("/capture/capture.", StringComparison.Ordinal));
        Assert.All(kept, file => Assert.Matches(@"^(/my/scanner/capture|/[\w./-]+\.(js|css|svg|png|webmanifest))\n", file));
        foreach (var word in (string[])["Matboden", "owner@", "__RequestVerificationToken\""])
        {
            Assert.DoesNotContain(kept, file => file.Contains(word, StringComparison.OrdinalIgnoreCase));
        }

        Assert.Equal(["capture"], await phone.Page.EvaluateAsync<string[]>("caches.keys()"));
        Assert.Empty(phone.Complaints);
    }

    [Fact]
    public async Task Refused_picture_stays_with_the_portals_sentence_until_it_is_thrown_away()
    {
        var phone = await NewPersonAsync(fixture.Portal.BaseUrl, width: 390, touches: true);
        await phone.Context.AddInitScriptAsync("navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('', 'NotAllowedError'); };");
        await fixture.People.LogInAsync(phone, "owner@optikvidtorget.example", LogIn.DemoPassword);
        var page = phone.Page;
        await page.GotoAsync(Capture);
        await Assertions.Expect(page.Locator("[data-no-camera]")).ToBeVisibleAsync();
        await page.Locator("[data-choose]").SetInputFilesAsync(new FilePayload { Name = "kvitto.txt", MimeType = "text/plain", Buffer = "no picture"u8.ToArray() });
        await page.Locator("[data-send-taken]").TapAsync();

        await Assertions.Expect(page.Locator(".capture-refused")).ToContainTextAsync("kvitto.txt");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".capture-refused")).ToContainTextAsync("kvitto.txt");
        await page.EvaluateAsync("window.confirm = () => true");
        await page.Locator("[data-do=drop]").TapAsync();
        await Assertions.Expect(page.Locator("[data-queue]")).ToBeHiddenAsync();
        Assert.Equal("0", await CountAsync("Optik vid Torget AB"));
    }

    [Fact]
    public async Task Bad_page_is_taken_away_and_the_receipt_is_sent_without_it_and_each_pdf_is_a_receipt()
    {
        const string organisation = "Edlunds Elektriska AB";
        var page = (await PhoneAsync("owner@edlundselektriska.example")).Page;
        await page.Locator("[data-choose]").SetInputFilesAsync(
            [Chosen("page.tif", Drawn.As(FileKind.Tiff)), Chosen("cut.tif", Drawn.As(FileKind.Tiff)[..40])]);
        await page.Locator("[data-send-taken]").TapAsync();
        await Assertions.Expect(page.Locator(".capture-refused")).ToContainTextAsync("Page 2:");

        await page.Locator("[data-do=takeAway]").TapAsync();

        await Assertions.Expect(page.Locator(Saved)).ToContainTextAsync("1 page: saved.");
        Assert.Equal("1", await CountAsync(organisation));
        await page.Locator("[data-choose]").SetInputFilesAsync([Chosen("a.pdf", Drawn.Pdf(1)), Chosen("b.pdf", Drawn.Pdf(2))]);
        await Assertions.Expect(page.Locator("[data-list] li")).ToHaveCountAsync(2);
        await page.Locator("[data-send-taken]").TapAsync();
        await Assertions.Expect(page.Locator("[data-queue]")).ToBeHiddenAsync();
        Assert.Equal("3", await CountAsync(organisation));
    }

    private static FilePayload Chosen(string name, byte[] content) => new() { Name = name, MimeType = "", Buffer = content };

    /// <summary>While the browser has no network, or its worker might send what waits before anybody is logged out.</summary>
    private async Task LogOutElsewhereAsync(IBrowserContext context)
    {
        const string token = "__RequestVerificationToken";
        using var page = new HtmlParser().ParseDocument(await (await context.APIRequest.GetAsync($"{fixture.Portal.BaseUrl}/account")).TextAsync());
        var form = context.APIRequest.CreateFormData();
        form.Set(token, page.QuerySelector($"input[name={token}]")!.GetAttribute("value")!);
        var answer = await context.APIRequest.PostAsync($"{fixture.Portal.BaseUrl}/logout", new() { Form = form });
        Assert.True(answer.Ok, $"{answer.Status} {answer.Url}");
    }

    private static async Task LogOutAsync(IPage page)
    {
        await page.GotoAsync("/my/help");
        await page.SettleAsync();
        await page.Locator(".user-button").ClickAsync();
        await page.Locator("form[action='/logout'] button").ClickAsync();
        await page.ComesToAsync("/login");
    }

    /// <summary>Somebody's phone at the capture page, which from now on opens without a network.</summary>
    private async Task<Person> PhoneAsync(string email, string? address = null, string culture = "en-GB", string colours = "light")
    {
        var phone = await NewPersonAsync(
            address ?? fixture.Portal.BaseUrl, culture, colours == "dark" ? ColorScheme.Dark : ColorScheme.Light, width: 390, touches: true);
        await fixture.People.LogInAsync(phone, email, LogIn.DemoPassword);
        await phone.Page.GotoAsync(Capture);
        await phone.Page.EvaluateAsync("navigator.serviceWorker.ready.then(() => null)");
        await Assertions.Expect(phone.Page.Locator(Shutter)).ToBeVisibleAsync();
        return phone;
    }

    private Task<string> CountAsync(string organisation) => fixture.Portal.Database.ReadAsync(
        $"""SELECT COUNT(*) FROM "Receipts" r JOIN "Organisations" o ON o."Id" = r."OrganisationId" WHERE o."Name" = '{organisation}'""");

    private Task<IReadOnlyList<IReadOnlyList<string>>> FilesAsync(string organisation) => fixture.Portal.Database.RowsAsync(
        $"""SELECT f."ReceiptId", f."Id" FROM "ReceiptFiles" f JOIN "Organisations" o ON o."Id" = f."OrganisationId" WHERE o."Name" = '{organisation}'""");
}
