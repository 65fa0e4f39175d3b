using System.IO.Compression;
using Microsoft.Playwright;
using PracticePortal.Tests.EndToEnd.PageObjects;
using PracticePortal.Tests.Features.HandOver;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.EndToEnd;

/// <summary>From a receipt that is ready to the file that a bookkeeping program takes in, read back as such a program would.</summary>
public sealed class HandOverJourney(PortalOnSqlite fixture, Browser browser) : BrowserTest(browser), IClassFixture<PortalOnSqlite>
{
    private const string Organisation = """(SELECT "Id" FROM "Organisations" WHERE "Name" = 'Almgrens Rör AB')""";

    public static TheoryData<string, string, int> Looks => PageInspection.Looks;

    [Fact]
    public async Task Consultant_writes_a_voucher_hands_over_and_the_file_says_what_the_receipts_say()
    {
        await MakeReadyAsync();
        var consultant = await NewPersonAsync(fixture.Portal.BaseUrl);
        var agency = await new Agency(consultant).LogInAsync(Agency.Administrator);
        await OpenAsync(agency);
        var customer = await NewPersonAsync(fixture.Portal.BaseUrl);
        await LogIn.AsAsync(customer.Page, "owner@almgrensror.example");
        await customer.Page.GotoAsync("/my/scanner/handover");
        await Assertions.Expect(Button(customer.Page, "Hand over 2")).ToBeVisibleAsync();

        await agency.Page.GetByRole(AriaRole.Link, new() { Name = "Järnboden", Exact = true }).ClickAsync();
        var first = agency.Page.GetByRole(AriaRole.Group, new() { Name = "Row 1" });
        await first.GetByLabel("Account").FillAsync("4010");
        await first.GetByLabel("Debit").FillAsync("70");
        await Assertions.Expect(agency.Page.GetByText("Difference: -1.92")).ToBeVisibleAsync();
        await Button(agency.Page, "Balance in row 1").ClickAsync();
        await Button(agency.Page, "Save the voucher").ClickAsync();
        await Assertions.Expect(agency.Page.GetByText("The voucher is saved.")).ToBeVisibleAsync();

        await OpenAsync(agency);
        await Button(agency.Page, "Hand over 2").ClickAsync();
        await Assertions.Expect(agency.Page.GetByText("Batch 1 with 2 receipts has been made.")).ToBeVisibleAsync();
        await Assertions.Expect(customer.Page.GetByRole(AriaRole.Button, new() { Name = "Download 1", Exact = true })).ToBeVisibleAsync();

        using var zip = await DownloadAsync(agency.Page, "Download 1");
        var sie = SieReader.Read(await BytesAsync(zip.Entries.Single(e => e.Name.EndsWith(".si", StringComparison.Ordinal))));
        Assert.Equal(
            [("1-001 Järnboden", [("4010", 71_92L), ("2641", 17_98L), ("1930", -89_90L)]), ("1-002 Matboden", [("6990", 105_66L), ("2641", 6_34L), ("1910", -112_00L)])],
            sie.Vouchers.Select(v => (v.Text, v.Transactions.Select(row => (row.Account, row.Ore)).ToArray())));
        Assert.NotNull(zip.GetEntry("1-001.png"));

        await Button(customer.Page, "Mark 1 as taken in").ClickAsync();
        await Assertions.Expect(agency.Page.GetByText("Taken in", new() { Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(Button(agency.Page, "Undo 1")).ToHaveCountAsync(0);
        using var export = await DownloadAsync(customer.Page, "Download the receipts");
        Assert.Contains(export.Entries, entry => entry.FullName == "sie/almgrens-ror-ab-1.si");
        Assert.Empty(consultant.Complaints.Concat(customer.Complaints));
    }

    [Theory, MemberData(nameof(Looks))]
    public async Task Pages_with_something_on_them_are_accessible_and_fit(string culture, string colours, int width)
    {
        await MakeReadyAsync();
        var scheme = colours == "dark" ? ColorScheme.Dark : ColorScheme.Light;
        var sharing = await fixture.Portal.Database.ReadAsync("""SELECT "Id" FROM "Collaborations" WHERE "CustomerName" = 'Almgrens Rör AB' """);
        var receipt = await fixture.Portal.Database.ReadAsync($"""SELECT "Id" FROM "Receipts" WHERE "OrganisationId" = {Organisation} AND "Supplier" = 'Matboden'""");
        List<string> faults = [];
        foreach (var (email, addresses) in ((string, string[])[])
            [
                (Agency.Administrator, [$"/scanner/{sharing}/handover", $"/scanner/{sharing}/receipts/{receipt}"]),
                ("owner@almgrensror.example", ["/my/scanner/handover", $"/my/scanner/{receipt}"]),
            ])
        {
            var person = await NewPersonAsync(fixture.Portal.BaseUrl, culture, scheme, width);
            await fixture.People.LogInAsync(person, email, LogIn.DemoPassword);
            foreach (var address in addresses)
            {
                await person.Page.GotoAsync(address);
                await Assertions.Expect(person.Page.GetByRole(AriaRole.Heading, new() { Level = 2 }).First).ToBeVisibleAsync();
                faults.AddRange(await PageInspection.InspectAsync(person.Page, $"handover{address}", $"{culture[..2]}-{colours}-{width}"));
            }

            faults.AddRange(person.Complaints);
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static async Task OpenAsync(Agency agency)
    {
        await agency.Page.GotoAsync("/scanner");
        await agency.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Receipts of Almgrens Rör AB") }).FollowAsync();
        await agency.Page.GetByRole(AriaRole.Link, new() { Name = "Hand over to the books" }).FollowAsync();
        await Assertions.Expect(agency.Page.GetByRole(AriaRole.Heading, new() { Name = "What was handed over" })).ToBeVisibleAsync();
    }

    private static async Task<ZipArchive> DownloadAsync(IPage page, string button)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => Button(page, button).ClickAsync());
        return new ZipArchive(new MemoryStream(await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken)));
    }

    private static async Task<byte[]> BytesAsync(ZipArchiveEntry entry)
    {
        await using var content = await entry.OpenAsync(TestContext.Current.CancellationToken);
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, TestContext.Current.CancellationToken);
        return bytes.ToArray();
    }

    /// <summary>Two receipts of the organisation, and no others, as somebody would have written them down.</summary>
    private async Task MakeReadyAsync()
    {
        var database = fixture.Portal.Database;
        await database.ExecuteAsync($"""UPDATE "Receipts" SET "Status" = 'Archived' WHERE "OrganisationId" = {Organisation} AND "Status" = 'Ready'""");
        foreach (var (supplier, facts) in ((string, string)[])
            [
                ("Järnboden", """ "Date" = '2026-11-20', "Total" = 8990, "Rates" = '25:8990:1798', "Payment" = 'Card' """),
                ("Matboden", """ "Date" = '2026-11-21', "Total" = 11200, "Rates" = '6:11200:634', "Payment" = 'Cash' """),
            ])
        {
            await database.ExecuteAsync($"""
                UPDATE "Receipts" SET "Status" = 'Ready', "Supplier" = '{supplier}', "Currency" = 'SEK', {facts} WHERE "Id" = (
                  SELECT "Id" FROM "Receipts" WHERE "OrganisationId" = {Organisation} AND "Status" IN ('New', 'HandedOver', 'Archived') AND "FileCount" > 0
                    AND ("Supplier" IS NULL OR "Supplier" = '{supplier}') ORDER BY "Supplier" DESC, "Id" LIMIT 1)
                """);
        }
    }
}
