using AngleSharp.Dom;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PracticePortal.Features.Scanner.Pages;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Features.Scanner.Receipts.Work;
using PracticePortal.Tests.Features.MySpiris;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Scanner.Receipts;

/// <summary>What is done with several receipts is done with what somebody saw of them.</summary>
public sealed class ReceiptBulkTests
{
    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Receipt_WhoseFactsChangedSinceItWasPicked_IsLeftOut_AndToldByName()
    {
        await using var shared = await SharedScanner.OpenAsync();
        var (organisation, owner) = (shared.Owner.OrganisationId, shared.Owner.UserId!.Value);
        var (same, changed) = (GivenReceipt.In(ReceiptStatus.Interpreted, organisation, owner, "Owner"), GivenReceipt.In(ReceiptStatus.Interpreted, organisation, owner, "Owner"));
        await shared.Portal.SaveAsync(same, changed);
        shared.Portal.LogIn(shared.Assignee);
        await using var context = new PortalTestContext(shared.Portal);
        context.Services.GetRequiredService<Microsoft.AspNetCore.Components.NavigationManager>().NavigateTo($"/?{ReceiptFilter.ShownName}=interpreted");
        var page = context.Render<SharedInboxPage>(p => p.Add(x => x.SharingId, shared.Collaboration.Id));
        page.WaitForElement("#receipt-pick-all").Change(true);

        var typed = TypedFacts.Of(GivenReceipt.Facts, [25]) with { Supplier = "Järnbolaget" };
        Assert.True((await shared.Portal.Get<CorrectReceipt>().ExecuteAsync(changed.Id, GivenReceipt.Facts, typed, Ct)).Succeeded);
        page.WaitForAssertion(() => Assert.Contains("Järnbolaget", page.Find("tbody").TextContent, StringComparison.Ordinal)); // the list follows
        await Ready(page).ClickAsync();

        page.WaitForAssertion(() => Assert.Contains("Järnbolaget", page.Find(".bulk-said li").TextContent, StringComparison.Ordinal));
        Assert.Equal([(same.Id, ReceiptStatus.Ready), (changed.Id, ReceiptStatus.Interpreted)], await StatusesAsync(shared, same, changed));

        page.Find("#receipt-pick-all").Change(true); // now it has been seen
        await Ready(page).ClickAsync();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".bulk-said li")));
        Assert.Equal([(same.Id, ReceiptStatus.Ready), (changed.Id, ReceiptStatus.Ready)], await StatusesAsync(shared, same, changed));
    }

    private static IElement Ready(IRenderedComponent<SharedInboxPage> page) =>
        page.FindAll(".bulk button").Single(b => (b.QuerySelector("span:not(.waits)") ?? b).TextContent.Trim() == PracticePortal.Resources.ScannerText.BulkReady);

    private static async Task<IEnumerable<(Guid, ReceiptStatus)>> StatusesAsync(SharedScanner shared, params Receipt[] receipts)
    {
        var statuses = await shared.Portal.ReadAsync(db => db.Receipts.ToDictionaryAsync(r => r.Id, r => r.Status, Ct));
        return receipts.Select(r => (r.Id, statuses[r.Id]));
    }
}
