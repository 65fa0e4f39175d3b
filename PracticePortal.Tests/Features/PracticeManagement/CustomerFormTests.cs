using AngleSharp.Dom;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PracticePortal.Features.Customers;
using PracticePortal.Features.PracticeManagement;
using PracticePortal.Features.PracticeManagement.Pages;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.PracticeManagement;

public sealed class CustomerFormTests
{
    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    public static TheoryData<string, string> BadNames => new()
    {
        { new string('x', 300), "This is too long. At most 200 characters." },
        { "Bageri\u0007", "This contains characters that cannot be shown. Type the text again." },
        { "Bageri\u202Etxt", "This contains characters that cannot be shown. Type the text again." },
        { "   ", "Fill in this field." },
    };

    [Theory]
    [MemberData(nameof(BadNames))]
    public async Task Add_WithABadName_SaysSoAtTheFieldAndKeepsWhatWasTyped(string name, string sentence)
    {
        await using var office = await AgencyOffice.OpenAsync();
        await using var context = new PortalTestContext(office.Portal);
        var page = context.Render<CustomerNewPage>();
        page.WaitForElement("form");

        await TypeAsync(page, "Name", name);
        await TypeAsync(page, "City", "Örebro");
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains(sentence, page.Markup, StringComparison.Ordinal));
        Assert.Equal(name, Field(page, "Name").GetAttribute("value"));
        Assert.Equal("true", Field(page, "Name").GetAttribute("aria-invalid"));
        Assert.Equal("Örebro", Field(page, "City").GetAttribute("value"));
        Assert.Equal(0, await office.Portal.ReadAsync(db => db.Customers.CountAsync(Ct)));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("Bageri 🥐 Åäö")]
    public async Task Add_WithAnyReadableName_IsDoneAndGoesToTheCustomer(string name)
    {
        await using var office = await AgencyOffice.OpenAsync();
        await using var context = new PortalTestContext(office.Portal);
        var page = context.Render<CustomerNewPage>();
        page.WaitForElement("form");

        await TypeAsync(page, "Name", name);
        await TypeAsync(page, "Organisation number", "559999-0008");
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Matches("/customers/[0-9a-f-]{36}$", Navigation(context).Uri));
        Assert.Equal(name, (await office.Portal.ReadAsync(db => db.Customers.SingleAsync(Ct))).Name);
    }

    [Fact]
    public async Task Edit_WhenAColleagueSavedMeanwhile_SaysSoAndLosesNothing()
    {
        await using var office = await AgencyOffice.OpenAsync();
        var customer = Given.Customer(office.Agency, "Bageri Solrosen AB");
        await office.Portal.SaveAsync(customer);
        await using var context = new PortalTestContext(office.Portal);
        var page = context.Render<CustomerEditPage>(p => p.Add(x => x.Id, customer.Id));
        page.WaitForElement("form");
        await TypeAsync(page, "Name", "Mine AB");

        await EditElsewhereAsync(office, customer, "Theirs AB");
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains(" changed this on ", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal("Mine AB", Field(page, "Name").GetAttribute("value"));
        Assert.Equal("Theirs AB", (await office.Portal.ReadAsync(db => db.Customers.SingleAsync(Ct))).Name);

        await page.FindAll("[role=alert] button").Single(b => b.TextContent.Contains("Save mine all the same", StringComparison.Ordinal)).ClickAsync();

        page.WaitForAssertion(() => Assert.EndsWith($"/customers/{customer.Id}", Navigation(context).Uri, StringComparison.Ordinal));
        Assert.Equal("Mine AB", (await office.Portal.ReadAsync(db => db.Customers.SingleAsync(Ct))).Name);
    }

    [Theory]
    [InlineData("/customers/x/activate?task=1", "/customers/x/activate?task=1")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("//evil.example", "/")]
    public async Task Edit_GoesBackToThePageThatAsked_IfItIsOurs(string returnUrl, string goesTo)
    {
        await using var office = await AgencyOffice.OpenAsync();
        var customer = Given.Customer(office.Agency);
        await office.Portal.SaveAsync(customer);
        await using var context = new PortalTestContext(office.Portal);
        Navigation(context).NavigateTo($"/customers/{customer.Id}/edit?returnUrl={Uri.EscapeDataString(returnUrl)}");
        var page = context.Render<CustomerEditPage>(p => p.Add(x => x.Id, customer.Id));
        page.WaitForElement("form");

        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Equal(goesTo, new Uri(Navigation(context).Uri).PathAndQuery));
    }

    private static async Task EditElsewhereAsync(AgencyOffice office, Customer customer, string name) =>
        Assert.True((await office.Portal.Get<EditCustomer>().ExecuteAsync(
            customer.Id,
            customer.Version,
            new CustomerDetails { Name = name, OrganisationNumber = customer.OrganisationNumber },
            Ct)).Succeeded);

    private static IElement Field<T>(IRenderedComponent<T> page, string label)
        where T : IComponent
    {
        var found = page.FindAll("label").First(l => l.TextContent.Trim() == label);
        return page.Find($"#{found.GetAttribute("for")}");
    }

    private static Task TypeAsync<T>(IRenderedComponent<T> page, string label, string text)
        where T : IComponent => Field(page, label).ChangeAsync(text);

    private static BunitNavigationManager Navigation(PortalTestContext context) => context.Services.GetRequiredService<BunitNavigationManager>();
}
