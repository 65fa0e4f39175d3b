using Bunit;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.MySpiris.Pages;
using PracticePortal.Features.Organisations;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.MySpiris;

public sealed class AnswerPageTests
{
    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Approve_WithoutATick_SaysWhatIsMissingAndKeepsTheTicks()
    {
        await using var portal = await TestPortal.StartAsync();
        var request = await NewCustomerRequest.SaveAsync(portal);
        await request.LogInAsync(portal);
        await using var context = new PortalTestContext(portal);
        var page = await OpenAsync(context, request);

        await page.Find("#approve-ScannerTerms").ChangeAsync(true);
        await Button(page, "Approve").ClickAsync();

        page.WaitForElement("[role=alert]");
        Assert.True(page.Find("#approve-ScannerTerms").HasAttribute("checked"));
        Assert.Equal("true", page.Find("#approve-DataProcessingAgreement").GetAttribute("aria-invalid"));
        context.JSInterop.VerifyFocusAsyncInvoke();
    }

    [Fact]
    public async Task Approve_WithEveryTick_TellsWhatComesNext()
    {
        await using var portal = await TestPortal.StartAsync();
        var request = await NewCustomerRequest.SaveAsync(portal);
        await request.LogInAsync(portal);
        await using var context = new PortalTestContext(portal);
        var page = await OpenAsync(context, request);

        await page.Find("#approve-ScannerTerms").ChangeAsync(true);
        await page.Find("#approve-DataProcessingAgreement").ChangeAsync(true);
        await Button(page, "Approve").ClickAsync();

        page.WaitForAssertion(() => Assert.Contains("You approved", page.Markup, StringComparison.Ordinal));
        Assert.Equal("Active", page.Find(".chip").TextContent);
        Assert.Equal(2, page.FindAll("a[href^='/my/evidence/']").Count);
        Assert.Contains(page.FindAll("a.filled"), link => link.TextContent == "Scan a receipt");
    }

    [Fact]
    public async Task Answer_OfAColleague_ShowsWithoutReload()
    {
        await using var portal = await TestPortal.StartAsync();
        var request = await NewCustomerRequest.SaveAsync(portal);
        await request.LogInAsync(portal);
        await using var context = new PortalTestContext(portal);
        var page = await OpenAsync(context, request);
        var user = Given.User("colleague@kajutan.example", "Colleague, Kajutan");
        var colleague = Given.OrganisationUser(request.Organisation, user);
        await portal.SaveAsync(user, colleague);

        portal.LogIn(colleague);
        await portal.Get<DeclineCollaboration>().ExecuteAsync(request.Collaboration.Id, DeclineReason.NotOurAgency, null, Ct);

        page.WaitForAssertion(() => Assert.Contains("Colleague, Kajutan declined", page.Markup, StringComparison.Ordinal));
        Assert.Equal("Declined", page.Find(".chip").TextContent);
        Assert.Empty(page.FindAll("input[type=checkbox]"));
    }

    [Fact]
    public async Task Member_ReadsWhoCanAnswer()
    {
        await using var portal = await TestPortal.StartAsync();
        var request = await NewCustomerRequest.SaveAsync(portal);
        var user = Given.User("member@kajutan.example");
        var member = Given.OrganisationUser(request.Organisation, user, OrganisationRole.OrganisationMember);
        await portal.SaveAsync(user, member);
        portal.LogIn(member);
        await using var context = new PortalTestContext(portal);

        var page = await OpenAsync(context, request, button: null);

        Assert.Contains("Only an administrator of Café Kajutan HB can answer: Owner, Kajutan.", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("main button, input"));
        Assert.Null((await portal.ReadAsync(db => db.Invitations.SingleAsync(Ct))).OpenedAt);
    }

    [Fact]
    public async Task FirstLook_OfAnAdministrator_IsToldToTheAgency()
    {
        await using var portal = await TestPortal.StartAsync();
        var request = await NewCustomerRequest.SaveAsync(portal);
        await request.LogInAsync(portal);
        await using var context = new PortalTestContext(portal);

        await OpenAsync(context, request);

        Assert.Equal(portal.Now, (await portal.ReadAsync(db => db.Invitations.SingleAsync(Ct))).OpenedAt);
        Assert.Equal(1, await portal.ReadAsync(db => db.AuditEntries.CountAsync(a => a.What == "collaboration-opened", Ct)));
    }

    [Fact]
    public async Task RequestWhoseTimeHasPassed_ReadsAsExpiredBeforeAnySweep()
    {
        await using var portal = await TestPortal.StartAsync();
        var request = await NewCustomerRequest.SaveAsync(portal);
        await request.LogInAsync(portal);
        portal.Clock.Advance(TimeSpan.FromDays(15));
        await using var context = new PortalTestContext(portal);

        var page = await OpenAsync(context, request, button: null);

        Assert.Equal("Expired", page.Find(".chip").TextContent);
    }

    private static async Task<IRenderedComponent<AnswerPage>> OpenAsync(PortalTestContext context, NewCustomerRequest request, string? button = "Approve")
    {
        var page = context.Render<AnswerPage>(parameters => parameters.Add(p => p.CollaborationId, request.Collaboration.Id));
        await page.WaitForElementAsync("h1");
        if (button is not null)
        {
            page.WaitForAssertion(() => Button(page, button));
        }

        return page;
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<AnswerPage> page, string text) =>
        page.FindAll("button").First(b => b.QuerySelector("span")?.TextContent == text);
}
