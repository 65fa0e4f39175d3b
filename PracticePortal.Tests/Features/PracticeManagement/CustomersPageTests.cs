using Bunit;
using Bunit.TestDoubles;
using Microsoft.Extensions.DependencyInjection;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.PracticeManagement.Pages;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.PracticeManagement;

public sealed class CustomersPageTests
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Rows_ShowNameMaskedNumberStatusAndDueDate()
    {
        await using var office = await AgencyOffice.OpenAsync();
        var customer = Given.Customer(office.Agency, "Anna Fotograf", "6408233234");
        var task = Given.Task(customer, due: new DateOnly(2026, 12, 12));
        await office.Portal.SaveAsync(
            customer, task, Given.Collaboration(office.Agency, customer, task, office.Consultant, CollaborationStatus.ProvisioningFailed));
        await using var context = new PortalTestContext(office.Portal);

        var page = context.Render<CustomersPage>();

        page.WaitForAssertion(() => Assert.Equal($"/customers/{customer.Id}", page.Find("tbody a").GetAttribute("href")));
        var cells = page.FindAll("tbody td").Select(cell => cell.TextContent.Trim());
        Assert.Equal(["Anna Fotograf", "640823-****", "Activation failed", "12 Dec 2026"], cells);
        Assert.Equal("1 customer", page.Find(".list-footer [role=status]").TextContent);
    }

    [Fact]
    public async Task Status_WhenItChangesElsewhere_IsReadAgain()
    {
        await using var office = await AgencyOffice.OpenAsync();
        var customer = Given.Customer(office.Agency);
        var task = Given.Task(customer);
        var collaboration = Given.Collaboration(office.Agency, customer, task, office.Consultant, CollaborationStatus.ProvisioningFailed);
        await office.Portal.SaveAsync(customer, task, collaboration);
        await using var context = new PortalTestContext(office.Portal);
        var page = context.Render<CustomersPage>();
        page.WaitForAssertion(() => Assert.Equal("Activation failed", page.Find("[data-testid=collaboration-status]").TextContent.Trim()));

        Assert.True((await office.Portal.Get<CancelCollaboration>().ExecuteAsync(collaboration.Id, Xunit.TestContext.Current.CancellationToken)).Succeeded);

        page.WaitForAssertion(() => Assert.Equal("Cancelled", page.Find("[data-testid=collaboration-status]").TextContent.Trim()));
        Assert.Equal("changed", page.Find("tbody tr").ClassName);
    }

    [Fact]
    public async Task Search_NarrowsAtOnceAndThenStandsInTheAddress()
    {
        await using var office = await WithAsync("Bageri Solrosen AB", "Nordlund Bygg AB");
        await using var context = new PortalTestContext(office.Portal);
        var page = context.Render<CustomersPage>();
        page.WaitForElement("tbody");

        await page.Find("input[type=search]").InputAsync("nordl");

        page.WaitForAssertion(() => Assert.Equal(["Nordlund Bygg AB"], NamesIn(page)));
        Assert.Empty(WrittenBy(context));
        office.Portal.Clock.Advance(s_pause);
        page.WaitForAssertion(() => Assert.Equal(["/customers?q=nordl"], WrittenBy(context)));
        Assert.Equal("nordl", page.Find("input[type=search]").GetAttribute("value"));
    }

    [Fact]
    public async Task Address_ThatComesBackLate_DoesNotReplaceWhatWasTypedSince()
    {
        await using var office = await WithAsync("Bageri Solrosen AB", "Nordlund Bygg AB");
        await using var context = new PortalTestContext(office.Portal);
        var navigation = context.Services.GetRequiredService<BunitNavigationManager>();
        var page = context.Render<CustomersPage>();
        page.WaitForElement("tbody");
        foreach (var typed in (string[])["n", "nordl"])
        {
            await page.Find("input[type=search]").InputAsync(typed);
            office.Portal.Clock.Advance(s_pause);
            page.WaitForAssertion(() => Assert.Equal($"/customers?q={typed}", WrittenBy(context).LastOrDefault()));
        }

        foreach (var late in (string[])["n", "nordl"])
        {
            navigation.NavigateTo($"/customers?q={late}");

            page.WaitForAssertion(() => Assert.Equal(["Nordlund Bygg AB"], NamesIn(page)));
            Assert.Equal("nordl", page.Find("input[type=search]").GetAttribute("value"));
        }

        navigation.NavigateTo("/customers?q=n"); // Back
        page.WaitForAssertion(() => Assert.Equal("n", page.Find("input[type=search]").GetAttribute("value")));
    }

    [Fact]
    public async Task Search_ThatMayBeAPersonalNumber_StaysOutOfTheAddress()
    {
        await using var office = await WithAsync("Bageri Solrosen AB");
        await office.Portal.SaveAsync(Given.Customer(office.Agency, "Anna Fotograf", "6408233234"));
        await using var context = new PortalTestContext(office.Portal);
        var page = context.Render<CustomersPage>();
        page.WaitForElement("tbody");

        await page.Find("input[type=search]").InputAsync("640823-3234");
        office.Portal.Clock.Advance(s_pause);
        page.WaitForAssertion(() => Assert.Equal(["Anna Fotograf"], NamesIn(page)));
        await page.FindAll("th button")[1].ClickAsync();

        page.WaitForAssertion(() => Assert.Equal("?sort=Number", Address(context).Query));
        Assert.Equal(["/customers"], WrittenBy(context));
        Assert.Equal(["Anna Fotograf"], NamesIn(page));
        Assert.Equal("640823-3234", page.Find("input[type=search]").GetAttribute("value"));
        Assert.DoesNotContain(context.Services.GetRequiredService<BunitNavigationManager>().History, entry => entry.Uri.Contains("6408", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Address_SaysWhatIsShown_AndBackRestoresIt()
    {
        await using var office = await WithAsync("Bageri Solrosen AB", "Nordlund Bygg AB");
        await using var context = new PortalTestContext(office.Portal);
        var navigation = context.Services.GetRequiredService<BunitNavigationManager>();
        navigation.NavigateTo("/customers?q=bygg&sort=Name&dir=desc");

        var page = context.Render<CustomersPage>();

        page.WaitForAssertion(() => Assert.Equal(["Nordlund Bygg AB"], NamesIn(page)));
        Assert.Equal("descending", page.Find("th").GetAttribute("aria-sort"));

        navigation.NavigateTo("/customers");

        page.WaitForAssertion(() => Assert.Equal(["Bageri Solrosen AB", "Nordlund Bygg AB"], NamesIn(page)));
        Assert.Equal("", page.Find("input[type=search]").GetAttribute("value"));
    }

    [Fact]
    public async Task Pages_AreTurnedByTheAddress()
    {
        await using var office = await WithAsync([.. Enumerable.Range(1, 30).Select(i => $"Bolag {i:00}")]);
        await using var context = new PortalTestContext(office.Portal);
        var page = context.Render<CustomersPage>();
        page.WaitForAssertion(() => Assert.Equal(25, NamesIn(page).Count()));

        await page.FindAll(".list-footer button")[1].ClickAsync();

        page.WaitForAssertion(() => Assert.Equal(5, NamesIn(page).Count()));
        Assert.StartsWith("?after=", Address(context).Query, StringComparison.Ordinal);
        Assert.Equal("true", page.FindAll(".list-footer button")[1].GetAttribute("aria-disabled"));

        await page.FindAll(".list-footer button")[0].ClickAsync();

        page.WaitForAssertion(() => Assert.Equal(25, NamesIn(page).Count()));
        Assert.Equal("true", page.FindAll(".list-footer button")[0].GetAttribute("aria-disabled"));
    }

    [Theory]
    [InlineData("?page=7&q=bageri")]
    [InlineData("?after=nonsense&q=bageri")]
    public async Task AddressOfAPageThatIsNotThere_ShowsTheFirstOfWhatItAsksFor(string query)
    {
        await using var office = await WithAsync("Bageri Solrosen AB", "Nordlund Bygg AB");
        await using var context = new PortalTestContext(office.Portal);
        context.Services.GetRequiredService<BunitNavigationManager>().NavigateTo($"/customers{query}");

        var page = context.Render<CustomersPage>();

        page.WaitForAssertion(() => Assert.Equal(["Bageri Solrosen AB"], NamesIn(page)));
    }

    [Theory]
    [InlineData("", "Add the first one")]
    [InlineData("?q=nothing", "No customers match.")]
    public async Task EmptyList_SaysWhatBelongsThere(string query, string sentence)
    {
        await using var office = query.Length == 0 ? await WithAsync() : await WithAsync("Bageri Solrosen AB");
        await using var context = new PortalTestContext(office.Portal);
        context.Services.GetRequiredService<BunitNavigationManager>().NavigateTo($"/customers{query}");

        var page = context.Render<CustomersPage>();

        page.WaitForAssertion(() => Assert.Contains(sentence, page.Find(".empty").TextContent, StringComparison.Ordinal));
    }

    private static async Task<AgencyOffice> WithAsync(params string[] names)
    {
        var office = await AgencyOffice.OpenAsync();
        await office.Portal.SaveAsync([.. names.Select(name => Given.Customer(office.Agency, name))]);
        return office;
    }

    private static IEnumerable<string> NamesIn(IRenderedComponent<CustomersPage> page) => page.FindAll("tbody tr a").Select(link => link.TextContent);

    /// <summary>The addresses that typing wrote.</summary>
    private static IEnumerable<object?> WrittenBy(PortalTestContext context) =>
        context.JSInterop.Invocations.Where(i => i.Identifier == "portal.replaceAddress").Select(i => i.Arguments[0]);

    private static Uri Address(PortalTestContext context) => new(context.Services.GetRequiredService<BunitNavigationManager>().Uri);
}
