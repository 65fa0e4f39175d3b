using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using PracticePortal.Features.Administration.Pages;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Collaborations.Pages;
using PracticePortal.Features.PracticeManagement.Pages;
using PracticePortal.Features.Scanner.Pages;
using PracticePortal.Tests.Features.Administration;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features;

/// <summary>Every list's address: nonsense shows the first page, and a personal number never gets into it.</summary>
public sealed class ListAddressTests
{
    private const string PersonalNumber = "640823-3234";
    private const string Normalized = "6408233234";

    public static MatrixTheoryData<Type, string> Lists => new(
        [
            typeof(CustomersPage), typeof(CollaborationsPage), typeof(ScannerPage), typeof(AuditPage), typeof(CustomerHistoryPage),
            typeof(AgenciesPage), typeof(OrganisationsPage), typeof(OutboxPage), typeof(PortalAuditPage),
        ],
        ["abc", "-1", "999999999999"]);

    public static TheoryData<Type> SearchedByForm => [typeof(CollaborationsPage), typeof(AgenciesPage), typeof(OrganisationsPage)];

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Page_ThatIsNoNumberOfAPage_ShowsTheFirst(Type list, string number)
    {
        var (office, customer) = await OpenAsync(list);
        await using var _ = office;
        await using var context = new PortalTestContext(office.Portal);
        Navigation(context).NavigateTo($"/list?page={number}&after={number}&before={number}");

        var page = Render(context, list, customer);

        page.WaitForAssertion(() => Assert.Equal("false", page.Find(".list").GetAttribute("aria-busy")));
        Assert.DoesNotContain(
            page.FindAll(".list-footer button"), button => button.TextContent == "Previous" && button.GetAttribute("aria-disabled") is null);
    }

    [Theory]
    [MemberData(nameof(SearchedByForm))]
    public async Task Search_ThatMayBeAPersonalNumber_IsAnsweredButStaysOutOfTheAddress(Type list)
    {
        var (office, customer) = await OpenAsync(list);
        await using var _ = office;
        await using var context = new PortalTestContext(office.Portal);
        Navigation(context).NavigateTo("/list?q=other");
        var page = Render(context, list, customer);
        page.WaitForElement(".empty");

        await page.Find("input[type=search]").InputAsync(PersonalNumber);
        await page.Find("form.search").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("Anna Fotograf", Assert.Single(page.FindAll("tbody tr")).TextContent, StringComparison.Ordinal));
        Assert.Equal(PersonalNumber, page.Find("input[type=search]").GetAttribute("value"));
        Assert.All(
            page.FindAll("nav.filters a"), link => Assert.DoesNotContain("6408", link.GetAttribute("href")!, StringComparison.Ordinal));
        Assert.DoesNotContain(Navigation(context).History, entry => entry.Uri.Contains("6408", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(SearchedByForm))]
    public async Task Search_ByName_StandsInTheAddressAndIsClearedAgain(Type list)
    {
        var (office, customer) = await OpenAsync(list);
        await using var _ = office;
        await using var context = new PortalTestContext(office.Portal);
        var page = Render(context, list, customer);
        page.WaitForElement("tbody");

        await page.Find("input[type=search]").InputAsync("nobody here");
        await page.Find("form.search").SubmitAsync();

        page.WaitForElement(".empty");
        Assert.Contains("q=nobody%20here", Navigation(context).Uri, StringComparison.Ordinal);

        await page.Find(".empty button").ClickAsync();

        page.WaitForElement("tbody");
        Assert.DoesNotContain("q=", Navigation(context).Uri, StringComparison.Ordinal);
        Assert.Equal("", page.Find("input[type=search]").GetAttribute("value"));
    }

    private static async Task<(AgencyOffice Office, Guid Customer)> OpenAsync(Type list)
    {
        var office = await AgencyOffice.OpenAsync();
        var customer = Given.Customer(office.Agency, "Anna Fotograf", Normalized);
        var task = Given.Task(customer);
        await office.Portal.SaveAsync(
            customer, task, Given.Collaboration(office.Agency, customer, task, office.Consultant, CollaborationStatus.ProvisioningFailed),
            Given.Agency("Anna Fotograf", Normalized), Given.Organisation(Normalized, "Anna Fotograf", confirmed: false));
        if (list.Namespace == typeof(AgenciesPage).Namespace)
        {
            await office.Portal.HavePortalAdministratorAsync();
        }
        else
        {
            office.Portal.LogIn(office.Administrator);
        }

        return (office, customer.Id);
    }

    private static IRenderedComponent<DynamicComponent> Render(PortalTestContext context, Type list, Guid customer) =>
        context.Render<DynamicComponent>(parameters => parameters
            .Add(dynamic => dynamic.Type, list)
            .Add(dynamic => dynamic.Parameters, list == typeof(CustomerHistoryPage) ? new Dictionary<string, object> { ["Id"] = customer } : null));

    private static BunitNavigationManager Navigation(PortalTestContext context) => context.Services.GetRequiredService<BunitNavigationManager>();
}
