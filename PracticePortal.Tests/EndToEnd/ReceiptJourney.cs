using Microsoft.Playwright;
using PracticePortal.Tests.EndToEnd.PageObjects;
using PracticePortal.Tests.Features.Scanner.Pictures;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.EndToEnd;

/// <summary>A receipt from the customer's desk to the agency's screen.</summary>
public sealed class ReceiptJourney(PortalOnSqlite fixture, Browser browser) : BrowserTest(browser), IClassFixture<PortalOnSqlite>
{
    /// <summary>As a browser does when files are let go over the page.</summary>
    private const string Drop = """
        files => {
          const data = new DataTransfer();
          for (const { name, content } of files) {
            data.items.add(new File([Uint8Array.from(atob(content), sign => sign.charCodeAt(0))], name));
          }
          document.querySelector('main').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
        }
        """;

    [Fact]
    public async Task Customer_drops_two_files_and_the_agency_sees_them_appear_and_opens_one()
    {
        var agency = await new Agency(await NewPersonAsync(fixture.Portal.BaseUrl)).LogInAsync(Agency.Administrator);
        await agency.Page.GotoAsync("/scanner");
        await agency.Page.GetByRole(AriaRole.Link, new() { Name = "Receipts of Almgrens Rör AB, 3 to check" }).FollowAsync();
        await Assertions.Expect(agency.Page.GetByRole(AriaRole.Link, new() { Name = "matboden.png" })).ToBeVisibleAsync();
        var customer = await NewPersonAsync(fixture.Portal.BaseUrl);
        await LogIn.AsAsync(customer.Page, "owner@almgrensror.example");
        await customer.Page.GotoAsync("/my/scanner");
        await Assertions.Expect(customer.Page.GetByRole(AriaRole.Link, new() { Name = "matboden.png" })).ToBeVisibleAsync();

        await customer.Page.EvaluateAsync(Drop, new[] { Dropped(GivenFile.Png(2_300_000, "lunch.png", seed: 1)), Dropped(GivenFile.Png(name: "diesel.png", seed: 2)) });

        await Assertions.Expect(customer.Page.GetByText("Saved. You can throw away the paper.")).ToHaveCountAsync(2);
        foreach (var name in (string[])["lunch.png", "diesel.png"])
        {
            await Assertions.Expect(customer.Page.GetByRole(AriaRole.Link, new() { Name = name })).ToBeVisibleAsync();
            await Assertions.Expect(agency.Page.GetByRole(AriaRole.Link, new() { Name = name })).ToBeVisibleAsync();
        }

        await agency.Page.GetByRole(AriaRole.Link, new() { Name = "matboden.png" }).ClickAsync();
        var picture = agency.Page.GetByRole(AriaRole.Img, new() { Name = "Page 1 of the receipt: matboden.png" });
        await Assertions.Expect(picture).ToHaveJSPropertyAsync("naturalWidth", 360);
        await Assertions.Expect(picture).ToHaveJSPropertyAsync("offsetWidth", 360); // a small picture is not blown up
        await customer.Page.GetByRole(AriaRole.Link, new() { Name = "matboden.png" }).ClickAsync();
        var same = customer.Page.GetByRole(AriaRole.Img, new() { Name = "Page 1 of the receipt: matboden.png" });
        await agency.Page.GetByRole(AriaRole.Group, new() { Name = "The receipt's pages" }).PressAsync("r");
        await Assertions.Expect(picture).ToHaveJSPropertyAsync("naturalHeight", 360);
        await Assertions.Expect(same).ToHaveJSPropertyAsync("naturalHeight", 360);
        Assert.Empty(customer.Complaints);
    }

    [Theory]
    [InlineData("owner@glantan.example", 1360, "light")]
    [InlineData("owner@jarnboden.example", 390, "dark")]
    public async Task Pages_that_came_as_one_receipt_are_split_and_put_together_again(string email, int width, string colours)
    {
        var customer = await NewPersonAsync(fixture.Portal.BaseUrl, "en-GB", colours == "dark" ? ColorScheme.Dark : ColorScheme.Light, width);
        var page = customer.Page;
        await LogIn.AsAsync(page, email);
        await page.GotoAsync("/my/scanner");
        await page.GetByLabel("The files I choose are pages of one receipt").CheckAsync();
        await page.GetByLabel("Add receipts").SetInputFilesAsync([Chosen("lunch.png", GivenFile.Png(seed: 1).Content), Chosen("invoice.pdf", Drawn.Pdf(2))]);
        await page.GetByRole(AriaRole.Link, new() { Name = "lunch.png" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Img, new() { Name = "Page 3 of the receipt: invoice.pdf" })).ToHaveJSPropertyAsync("complete", true);
        await page.GetByText("Split or merge").ClickAsync();
        Assert.Empty(await PageInspection.InspectAsync(page, "receipt-arranging", $"en-{colours}-{width}"));

        await page.GetByRole(AriaRole.Button, new() { Name = "Split before page 3" }).ClickAsync();

        await Assertions.Expect(page.GetByText("2 of 2")).ToBeVisibleAsync();
        Assert.Empty(await PageInspection.InspectAsync(page, "receipt-split", $"en-{colours}-{width}"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo the split" }).ClickAsync();
        await Assertions.Expect(page.GetByText("3 of 3").Or(page.GetByText("2 of 3"))).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Split before page" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Open the other one" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "invoice.pdf" })).ToBeVisibleAsync();
        await page.SettleAsync();
        await page.GetByText("Split or merge").ClickAsync();
        await page.GetByLabel("Put these pages at the end of another receipt").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.GetByRole(AriaRole.Button, new() { Name = "Merge receipts" }).ClickAsync();
        await Assertions.Expect(page.GetByText("1 of 3")).ToBeVisibleAsync();
        Assert.Empty(customer.Complaints);
    }

    [Fact]
    public async Task A_file_that_is_no_picture_gets_its_sentence()
    {
        var customer = await NewPersonAsync(fixture.Portal.BaseUrl);
        await LogIn.AsAsync(customer.Page, "owner@hamnensrederi.example");
        await customer.Page.GotoAsync("/my/scanner");
        await Assertions.Expect(customer.Page.GetByRole(AriaRole.Link, new() { Name = "matboden.png" })).ToBeVisibleAsync();

        await customer.Page.GetByLabel("Add receipts").SetInputFilesAsync(new FilePayload { Name = "note.png", MimeType = "image/png", Buffer = "a plain text that is no picture"u8.ToArray() });

        await Assertions.Expect(customer.Page.GetByText("note.png is not a picture or a PDF.")).ToBeVisibleAsync();
        await Assertions.Expect(customer.Page.GetByText("You can throw away the paper.")).ToHaveCountAsync(0);
    }

    private static FilePayload Chosen(string name, byte[] content) => new() { Name = name, MimeType = "", Buffer = content };

    private static object Dropped(GivenFile file) => new { name = file.Name, content = Convert.ToBase64String(file.Content) };
}
