using Bunit;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Agencies;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Scanner.Pages;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Tests.Features.MySpiris;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Scanner.Receipts;

/// <summary>The inbox and the viewer in their states, as either side sees them.</summary>
public sealed class ReceiptPagesTests
{
    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Inbox_IsEmpty_UntilTheOtherSideAddsAReceipt()
    {
        await using var shared = await SharedScanner.OpenAsync();
        shared.Portal.LogIn(shared.Assignee);
        await using var context = new PortalTestContext(shared.Portal);
        var page = context.Render<SharedInboxPage>(p => p.Add(x => x.SharingId, shared.Collaboration.Id));
        page.WaitForAssertion(() => Assert.Contains("There are no new receipts.", page.Markup, StringComparison.Ordinal));

        shared.Portal.LogIn(shared.Owner);
        await BringAsync(shared, GivenFile.Png(name: "lunch.png"));

        page.WaitForAssertion(() => Assert.Contains("lunch.png", page.Find("tbody").TextContent, StringComparison.Ordinal));
        Assert.Contains("Owner, Solrosen", page.Find("tbody").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inbox_OfAnEndedCollaboration_IsTakenAwayFromAnOpenPage()
    {
        await using var shared = await SharedScanner.OpenAsync();
        shared.Portal.LogIn(shared.Owner);
        await BringAsync(shared, GivenFile.Png(name: "lunch.png"));
        shared.Portal.LogIn(shared.Assignee);
        await using var context = new PortalTestContext(shared.Portal);
        var page = context.Render<SharedInboxPage>(p => p.Add(x => x.SharingId, shared.Collaboration.Id));
        page.WaitForAssertion(() => Assert.Contains("lunch.png", page.Markup, StringComparison.Ordinal));

        await shared.Portal.Get<EndCollaboration>().ExecuteAsync(shared.Collaboration.Id, Ct);

        page.WaitForAssertion(() => Assert.DoesNotContain("lunch.png", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Viewer_ShowsItsPages_TurnsAndEnlargesThem_AndPutsTheReceiptAside()
    {
        await using var shared = await SharedScanner.OpenAsync();
        shared.Portal.LogIn(shared.Owner);
        var (pdf, picture) = (new GivenFile("%PDF-1.7 and more of it"u8.ToArray(), "invoice.pdf"), GivenFile.Png(name: "page.png"));
        var id = await BringAsync(shared, picture, pdf);
        await using var context = new PortalTestContext(shared.Portal);
        var page = context.Render<MyReceiptPage>(p => p.Add(x => x.ReceiptId, id));
        page.WaitForAssertion(() => Assert.Equal(ReceiptEndpoints.Picture(id, picture.Id), page.Find("img").GetAttribute("src")));

        await page.Find(".receipt-viewer").KeyDownAsync(new KeyboardEventArgs { Key = "r" });
        await page.Find(".receipt-viewer").KeyDownAsync(new KeyboardEventArgs { Key = "+" });
        Assert.Contains("width: 150%; transform: rotate(90deg)", page.Find("img").GetAttribute("style"), StringComparison.Ordinal);
        await page.Find(".receipt-viewer").KeyDownAsync(new KeyboardEventArgs { Key = "PageDown" });
        Assert.Empty(page.FindAll("img"));
        Assert.Contains("invoice.pdf cannot be shown here yet.", page.Markup, StringComparison.Ordinal);
        Assert.Equal(ReceiptEndpoints.Original(id, pdf.Id), page.Find("a[download]").GetAttribute("href"));

        await page.FindAll("button").Single(b => b.TextContent.Contains("Archive receipt", StringComparison.Ordinal)).ClickAsync();

        page.WaitForAssertion(() => Assert.Contains("Archived", page.Find(".chip").TextContent, StringComparison.Ordinal));
        Assert.Equal(ReceiptStatus.Archived, await shared.Portal.ReadAsync(db => db.Receipts.Select(r => r.Status).SingleAsync(Ct)));
    }

    [Fact]
    public async Task Overview_LeadsToReceipts_OnlyWhoeverMayOpenThem()
    {
        await using var shared = await SharedScanner.OpenAsync();
        shared.Portal.LogIn(shared.Owner);
        await BringAsync(shared, GivenFile.Png());

        foreach (var (member, sees) in ((Member, bool)[])[(shared.Assignee, true), (shared.Nobody, false)])
        {
            shared.Portal.LogIn(member);
            await using var context = new PortalTestContext(shared.Portal);
            var page = context.Render<ScannerPage>();
            page.WaitForAssertion(() => Assert.Contains(sees ? "1 to check" : "No access", page.Markup, StringComparison.Ordinal));
            Assert.Equal(sees, page.FindAll($"a[href='/scanner/{shared.Collaboration.Id}']").Count == 1);
        }
    }

    private static async Task<Guid> BringAsync(SharedScanner shared, params GivenFile[] files)
    {
        var id = Guid.NewGuid();
        var done = await GivenFile.BringAsync(shared.Portal, null, id, files);
        Assert.True(done.Succeeded, done.Error?.Code);
        return id;
    }
}
