using AngleSharp.Dom;
using Bunit;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.HandOver.Components;
using PracticePortal.Features.HandOver.Pages;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Tests.Features.MySpiris;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.HandOver;

/// <summary>The pages of the hand-over in their states, as either side sees them.</summary>
public sealed class HandOverPagesTests
{
    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Page_ShowsWhatIsReadyAndWhatHinders_AndHandsOverWhatIsSelected()
    {
        await using var shared = await SharedScanner.OpenAsync();
        var receipts = await HandOverTests.AddAsync(shared, GivenHandOver.Facts("Järnboden"), GivenHandOver.Facts("Matboden"), GivenHandOver.Facts("Taxi"));
        shared.Portal.LogIn(shared.Assignee);
        Assert.True((await HandOverTests.WriteAsync(shared, receipts[2], "5810")).Succeeded);
        await HandOverTests.ChangeAsync(shared, receipts[2], facts => facts with { InvoiceNumber = "7" });
        await using var context = new PortalTestContext(shared.Portal);
        var page = context.Render<SharedHandOverPage>(p => p.Add(x => x.SharingId, shared.Collaboration.Id));
        page.WaitForAssertion(() => Assert.NotNull(Button(page, "Hand over 2")));
        Assert.Contains("Taxi was changed after its voucher was written.", page.Markup, StringComparison.Ordinal);

        page.Find("input[aria-label='Include Matboden']").Change(false);
        await Button(page, "Hand over 1").ClickAsync();

        page.WaitForAssertion(() => Assert.Contains("Batch 1 with 1 receipts has been made.", page.Markup, StringComparison.Ordinal));
        Assert.Equal([ReceiptStatus.HandedOver], await StatusesAsync(shared, receipts[0]));
        Assert.Equal([ReceiptStatus.Ready, ReceiptStatus.Ready], await StatusesAsync(shared, receipts[1], receipts[2]));
        Assert.NotNull(page.Find("form[method=post][action^='/handover/'] button"));

        await Button(page, "Mark 1 as taken in").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("Batch 1 is marked as taken in.", page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain(page.FindAll("button"), b => b.TextContent.Contains("Undo 1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_OfAnEndedCollaboration_IsTakenAway_AndTheCustomersStays()
    {
        await using var shared = await SharedScanner.OpenAsync();
        await HandOverTests.AddAsync(shared, GivenHandOver.Facts("Järnboden"));
        shared.Portal.LogIn(shared.Assignee);
        await using var context = new PortalTestContext(shared.Portal);
        var page = context.Render<SharedHandOverPage>(p => p.Add(x => x.SharingId, shared.Collaboration.Id));
        page.WaitForAssertion(() => Assert.Contains("Järnboden", page.Markup, StringComparison.Ordinal));

        shared.Portal.LogIn(shared.Administrator);
        await shared.Portal.Get<EndCollaboration>().ExecuteAsync(shared.Collaboration.Id, Ct);
        page.WaitForAssertion(() => Assert.DoesNotContain("Järnboden", page.Markup, StringComparison.Ordinal));

        shared.Portal.LogIn(shared.Owner);
        await using var own = new PortalTestContext(shared.Portal);
        var mine = own.Render<MyHandOverPage>();
        mine.WaitForAssertion(() => Assert.NotNull(Button(mine, "Hand over 1")));
        Assert.Equal("/my/scanner/export", mine.Find(".export form[method=post]").GetAttribute("action"));
        Assert.Equal(["2025-01-01", "2026-11-23"], mine.FindAll(".export input[type=date]").Select(day => day.GetAttribute("value")));
        mine.Find("#export-from").Change("2027-01-01");
        Assert.Empty(mine.FindAll(".export button"));
        Assert.Contains("The period ends before it begins.", mine.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_ShowsTheDifference_BalancesWhereItIsTold_AndSaves()
    {
        await using var shared = await SharedScanner.OpenAsync();
        var receipt = (await HandOverTests.AddAsync(shared, GivenHandOver.Facts("Järnboden")))[0];
        shared.Portal.LogIn(shared.Assignee);
        await using var context = new PortalTestContext(shared.Portal);
        var form = context.Render<VoucherForm>(p => p.Add(x => x.ReceiptId, receipt));
        form.WaitForAssertion(() => Assert.Contains("Account 5410 because of the word “järn”.", form.Markup, StringComparison.Ordinal));
        Assert.Contains("The receipt is kept at least until 31 Dec 2033.", form.Markup, StringComparison.Ordinal);

        Fields(form, "debit")[0].Input("120");
        Assert.Contains("Difference: 20.00", form.Markup, StringComparison.Ordinal);
        await form.Find("form").SubmitAsync();
        form.WaitForAssertion(() => Assert.Contains("Debit less credit is 20.00.", form.Markup, StringComparison.Ordinal));
        Assert.Equal("120", Fields(form, "debit")[0].GetAttribute("value"));

        await Button(form, "Balance in row 3").ClickAsync();
        Assert.Equal("145.00", Fields(form, "credit")[2].GetAttribute("value"));
        form.Find("#voucher-paid").Change("Unpaid");
        Assert.Equal("2440", Fields(form, "account")[2].GetAttribute("value"));
        await form.Find("form").SubmitAsync();

        form.WaitForAssertion(() => Assert.Contains("The voucher is saved.", form.Markup, StringComparison.Ordinal));
        var saved = await shared.Portal.ReadAsync(db => db.ReceiptVouchers.AsNoTracking().SingleAsync(Ct));
        Assert.Equal([("5410", 120_00L), ("2641", 25_00L), ("2440", -145_00L)], saved.Rows.Select(row => (row.Account, row.Amount)));
    }

    private static IElement Button<T>(IRenderedComponent<T> page, string text)
        where T : Microsoft.AspNetCore.Components.IComponent =>
        page.FindAll("button").Single(b => (b.QuerySelector("span:not(.waits)") ?? b).TextContent.Trim() == text);

    private static IReadOnlyList<IElement> Fields(IRenderedComponent<VoucherForm> form, string name) => form.FindAll($"input[id^='voucher-{name}-']");

    private static Task<List<ReceiptStatus>> StatusesAsync(SharedScanner shared, params Guid[] ids) =>
        shared.Portal.ReadAsync(db => db.Receipts.Where(r => ids.Contains(r.Id)).Select(r => r.Status).ToListAsync(Ct));
}
