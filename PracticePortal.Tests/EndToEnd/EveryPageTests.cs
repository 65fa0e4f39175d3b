using Microsoft.Playwright;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Tests.EndToEnd.PageObjects;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.EndToEnd;

/// <summary>Every registered page, opened by whoever may: it answers, and stands the inspection. That nobody else gets in: Attacks/DoorTests.</summary>
public sealed class EveryPageTests(PortalOnSqlite fixture, Browser browser) : BrowserTest(browser), IClassFixture<PortalOnSqlite>
{
    private const string Norr = "norr";
    private const string Asked = "pappersbruket";
    private const string Portal = "portal";

    /// <summary>The pages that say that something went wrong answer as if it had.</summary>
    private static readonly string[] s_sayingNo = ["/not-found", "/error"];

    private static readonly IReadOnlyList<Somebody> s_people =
    [
        new("", "", []),
        new(Agency.Administrator, Norr, ["AgencyMember", "AgencyAdministrator"]),
        new("owner@pappersbruket.example", Asked, ["OrganisationUser"]),
        new(PortalAdministrator.Email, Portal, ["PortalAdministrator"]),
    ];

    /// <summary>Whose rows the ids in addresses are.</summary>
    private static readonly Dictionary<string, string> s_owners = new(StringComparer.Ordinal)
    {
        ["Id"] = Norr,
        ["CustomerId"] = Norr,
        ["TaskId"] = Norr,
        ["CollaborationId"] = Asked,
        ["AgencyId"] = Portal,
        ["MessageId"] = Portal,
        ["TermsId"] = Portal,
        ["SharingId"] = Norr,
        ["SharedReceiptId"] = Norr,
        ["ReceiptId"] = Asked,
    };

    public static TheoryData<string, string, int> Looks => PageInspection.Looks;

    [Theory, MemberData(nameof(Looks))]
    public async Task Every_page_is_accessible_and_fits(string culture, string colours, int width)
    {
        var scheme = colours == "dark" ? ColorScheme.Dark : ColorScheme.Light;
        var ids = await FindIdsAsync();
        List<string> faults = [];
        foreach (var somebody in s_people)
        {
            var person = await NewPersonAsync(fixture.Portal.BaseUrl, culture, scheme, width);
            await LogInAsync(person, somebody);
            foreach (var page in PageList.All.Where(page => somebody.IsSignedIn ? somebody.MayOpen(page) : page.IsOpen))
            {
                var address = PageList.Address(page, ids);
                var answer = await person.Page.GotoAsync(address);
                if (answer?.Ok != true && !s_sayingNo.Contains(page.Template))
                {
                    faults.Add($"{somebody.Email} at {address}: {answer?.Status}");
                }

                faults.AddRange(await PageInspection.InspectAsync(person.Page, $"{somebody.Name}{address}", $"{culture[..2]}-{colours}-{width}"));
            }

            // Only the signed-out open the page that is not found, which the browser calls an error.
            faults.AddRange(person.Complaints.Where(c => somebody.IsSignedIn || !c.Contains("404 (Not Found)", StringComparison.Ordinal))
                .Select(c => $"{somebody.Email}: {c}"));
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    private Task LogInAsync(Person person, Somebody somebody) =>
        somebody.IsSignedIn ? fixture.People.LogInAsync(person, somebody.Email, LogIn.DemoPassword) : Task.CompletedTask;

    private async Task<Dictionary<string, string>> FindIdsAsync()
    {
        var database = fixture.Portal.Database;
        if (await database.ReadAsync("""SELECT COUNT(*) FROM "Outbox" """) == "0")
        {
            var forgetful = (await NewPersonAsync(fixture.Portal.BaseUrl)).Page;
            await forgetful.GotoAsync("/account/forgot");
            await forgetful.GetByLabel("Email").FillAsync("assistant@norr.example");
            await forgetful.GetByRole(AriaRole.Button, new() { Name = "Send the link" }).ClickAsync();
            await fixture.Mail.WaitForAsync("assistant@norr.example");
        }

        const string customer = """SELECT "Id" FROM "Customers" WHERE "Name" = 'Café Kajutan HB'""";
        const string receipt = """SELECT "Id" FROM "Receipts" WHERE "OrganisationId" = (SELECT "Id" FROM "Organisations" WHERE "Name" = """;
        return new(StringComparer.Ordinal)
        {
            ["Id"] = await database.ReadAsync(customer),
            ["CustomerId"] = await database.ReadAsync(customer),
            ["TaskId"] = await database.ReadAsync($"""SELECT "Id" FROM "Tasks" WHERE "CustomerId" = ({customer})"""),
            ["CollaborationId"] = await database.ReadAsync("""SELECT "Id" FROM "Collaborations" WHERE "CustomerName" = 'Pappersbruket Konsult AB'"""),
            ["AgencyId"] = await database.ReadAsync("""SELECT "Id" FROM "Agencies" WHERE "Name" = 'Norr Ekonomibyrå AB'"""),
            ["MessageId"] = await database.ReadAsync("""SELECT "Id" FROM "Outbox" """),
            ["SharingId"] = await database.ReadAsync("""SELECT "Id" FROM "Collaborations" WHERE "CustomerName" = 'Almgrens Rör AB' """),
            ["SharedReceiptId"] = await database.ReadAsync($"{receipt}'Almgrens Rör AB') AND \"Status\" = '{nameof(ReceiptStatus.NeedsAnswer)}'"),
            ["ReceiptId"] = await database.ReadAsync(receipt + "'Pappersbruket Konsult AB')"),
            ["TermsId"] = await database.ReadAsync("""SELECT "Id" FROM "TermsVersions" """),
        };
    }

    /// <param name="Place">Whose rows are theirs.</param>
    /// <param name="Policies">What they are let into.</param>
    private sealed record Somebody(string Email, string Place, IReadOnlyList<string> Policies)
    {
        public bool IsSignedIn => Email.Length > 0;

        public string Name => IsSignedIn ? Email.Split('@')[0] : "anyone";

        public bool MayOpen(PortalPage page) =>
            page.IsForAllSignedIn || (Policies.Contains(page.Policy) && PageList.IdsIn(page).All(id => s_owners[id] == Place));
    }
}
