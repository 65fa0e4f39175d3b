using Bunit;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Agencies;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.HandOver.Pages;
using PracticePortal.Features.MySpiris;
using PracticePortal.Features.Scanner.Pages;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Tests.Features.MySpiris;
using PracticePortal.Tests.Features.Scanner.Pictures;
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
    public async Task Receipt_ThatIsOpen_IsTakenAwayWhenTheCollaborationEnds_AndIsFoundThroughNoOtherOne()
    {
        await using var shared = await SharedScanner.OpenAsync();
        shared.Portal.LogIn(shared.Owner);
        var id = await BringAsync(shared, GivenFile.Png(name: "lunch.png"));
        shared.Portal.LogIn(shared.Assignee);
        await using var context = new PortalTestContext(shared.Portal);
        var page = context.Render<SharedReceiptPage>(p => p.Add(x => x.SharingId, shared.Collaboration.Id).Add(x => x.SharedReceiptId, id));
        var elsewhere = context.Render<SharedReceiptPage>(p => p.Add(x => x.SharingId, Guid.CreateVersion7()).Add(x => x.SharedReceiptId, id));
        page.WaitForAssertion(() => Assert.Contains("lunch.png", page.Markup, StringComparison.Ordinal));
        elsewhere.WaitForAssertion(() => Assert.DoesNotContain("lunch.png", elsewhere.Markup, StringComparison.Ordinal));
        Assert.Empty(elsewhere.FindAll("h1"));

        await shared.Portal.Get<EndCollaboration>().ExecuteAsync(shared.Collaboration.Id, Ct);

        page.WaitForAssertion(() => Assert.DoesNotContain("lunch.png", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Customer_SeesWhoAtTheAgencyOpenedAReceipt_AndTheAgencyDoesNot()
    {
        await using var shared = await SharedScanner.OpenAsync();
        shared.Portal.LogIn(shared.Owner);
        var id = await BringAsync(shared, GivenFile.Png(name: "lunch.png"));
        shared.Portal.LogIn(shared.Assignee);
        await using var context = new PortalTestContext(shared.Portal);
        var theirs = context.Render<SharedReceiptPage>(p => p.Add(x => x.SharingId, shared.Collaboration.Id).Add(x => x.SharedReceiptId, id));
        theirs.WaitForAssertion(() => Assert.Contains("lunch.png", theirs.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("Opened at the agency", theirs.Markup, StringComparison.Ordinal);

        shared.Portal.LogIn(shared.Owner);
        await using var own = new PortalTestContext(shared.Portal);
        var page = own.Render<MyReceiptPage>(p => p.Add(x => x.ReceiptId, id));

        page.WaitForAssertion(() => Assert.Contains("Assignee, Norr", page.Find("[aria-labelledby=receipt-openings-title]").TextContent, StringComparison.Ordinal));
        var access = await shared.Portal.Get<MyQueries>().AccessAsync(Ct);
        Assert.Equal([("lunch.png", "Assignee, Norr")], access.Active.Single().Opened.Select(o => (o.ReceiptName, o.PersonName)));
    }

    [Fact]
    public async Task Viewer_ShowsItsPages_TurnsAndEnlargesThem_AndPutsTheReceiptAside()
    {
        await using var shared = await SharedScanner.OpenAsync();
        shared.Portal.LogIn(shared.Owner);
        var (pdf, picture) = (new GivenFile(Drawn.Pdf(2), "invoice.pdf"), GivenFile.Png(name: "page.png"));
        var id = await BringAsync(shared, picture, pdf);
        await using var context = new PortalTestContext(shared.Portal);
        var page = context.Render<MyReceiptPage>(p => p.Add(x => x.ReceiptId, id));
        page.WaitForAssertion(() => Assert.Equal(PagePictureEndpoints.Picture(id, new ReceiptPageRow(picture.Id, 1, 0, "")), page.Find("img").GetAttribute("src")));

        await page.Find(".receipt-viewer").KeyDownAsync(new KeyboardEventArgs { Key = "r" });
        await page.Find(".receipt-viewer").KeyDownAsync(new KeyboardEventArgs { Key = "+" });
        page.WaitForAssertion(() => Assert.Equal(PagePictureEndpoints.Picture(id, new ReceiptPageRow(picture.Id, 1, 1, "")), page.Find("img").GetAttribute("src")));
        Assert.Equal("zoom: 1.5; max-width: 150%", page.Find(".receipt-page").GetAttribute("style"));
        await page.Find(".receipt-viewer").KeyDownAsync(new KeyboardEventArgs { Key = "PageDown" });
        await page.Find(".receipt-viewer").KeyDownAsync(new KeyboardEventArgs { Key = "PageDown" });
        Assert.Equal(PagePictureEndpoints.Picture(id, new ReceiptPageRow(pdf.Id, 2, 0, "")), page.Find("img").GetAttribute("src"));
        Assert.Contains("3 of 3", page.Find(".receipt-viewer").TextContent, StringComparison.Ordinal);
        await page.Find(".receipt-page img").TriggerEventAsync("onerror", new Microsoft.AspNetCore.Components.Web.ErrorEventArgs());
        Assert.Contains("invoice.pdf cannot be shown here.", page.Markup, StringComparison.Ordinal);
        Assert.Equal(ReceiptEndpoints.Original(id, pdf.Id), page.FindAll("a[download]")[1].GetAttribute("href"));

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
