using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Features.Scanner.Receipts.Work;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Files;
using PracticePortal.Tests.Features.MySpiris;
using PracticePortal.Tests.Features.Scanner.Pictures;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Scanner.Receipts;

/// <summary>Pages are turned, split off and merged, by either side; the originals are what they were, and every page is in one receipt.</summary>
public sealed class ReceiptArrangingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task SplitInsideAPdf_ShowsPartsOfOneOriginal_AndAMergeUndoesIt(DatabaseProvider database)
    {
        await using var shared = await SharedScanner.OpenAsync(database);
        var portal = shared.Portal;
        var (pdf, photo) = (new GivenFile(Drawn.Pdf(5), "invoice.pdf"), GivenFile.Png(name: "photo.png"));
        var id = await BringAsync(shared, pdf, photo);
        portal.LogIn(shared.Assignee);
        Assert.True((await portal.Get<TurnPage>().ExecuteAsync(id, pdf.Id, 4, 1, Ct)).Succeeded);
        var before = await PagesAsync(portal, id);
        Assert.Equal([1, 2, 3, 4, 5, 1], before.Select(page => page.Page));

        var split = await portal.Get<SplitReceipt>().ExecuteAsync(id, pdf.Id, 3, Ct);

        Assert.True(split.Succeeded, split.Error?.Code);
        Assert.Equal(before.Take(2), await PagesAsync(portal, id));
        Assert.Equal([(3, 0), (4, 1), (5, 0), (1, 0)], (await PagesAsync(portal, split.Value)).Select(page => (page.Page, page.QuarterTurns)));
        await AssertOriginalsAsync(portal, pdf, photo);
        var last = (await PagesAsync(portal, split.Value))[2];
        Assert.True((await portal.Get<TurnPage>().ExecuteAsync(split.Value, last.FileId, last.Page, 2, Ct)).Succeeded);
        Assert.True((await portal.Get<MergeReceipts>().ExecuteAsync(split.Value, id, Ct)).Succeeded);
        Assert.Equal(before.Select((page, place) => place == 4 ? page with { QuarterTurns = 2 } : page), await PagesAsync(portal, id));
        await AssertOriginalsAsync(portal, pdf, photo);

        var emptied = await portal.Get<ReceiptQueries>().FindAsync(split.Value, Ct);
        Assert.Equal((ReceiptStatus.Archived, 0, id), (emptied!.Row.Status, emptied.Row.FileCount, emptied.MergedInto!.Id));
        Assert.Equal(
            ["receipt-split", "receipts-merged"],
            await portal.ReadAsync(db => db.AuditEntries.Where(a => a.What == "receipt-split" || a.What == "receipts-merged").OrderBy(a => a.Id).Select(a => a.What).ToListAsync(Ct)));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task MergedReceipt_KeepsTheOrderOfItsPages_AndWhoBroughtThem(DatabaseProvider database)
    {
        await using var shared = await SharedScanner.OpenAsync(database);
        var portal = shared.Portal;
        var (first, second, third) = (GivenFile.Png(name: "1.png", seed: 1), GivenFile.Png(name: "2.png", seed: 2), GivenFile.Png(name: "3.png", seed: 3));
        var into = await BringAsync(shared, first);
        portal.LogIn(shared.Assignee);
        var id = Guid.NewGuid();
        Assert.True((await GivenFile.BringAsync(portal, shared.Collaboration.Id, id, second, third)).Succeeded);

        Assert.True((await portal.Get<MergeReceipts>().ExecuteAsync(id, into, Ct)).Succeeded);

        var merged = (await portal.Get<ReceiptQueries>().FindAsync(into, Ct))!;
        Assert.Equal([first.Id, second.Id, third.Id], merged.Pages.Select(page => page.FileId));
        Assert.Equal([null, "Assignee, Norr", "Assignee, Norr"], merged.Files.Select(file => file.BroughtByName));
        Assert.Equal(3, merged.Row.FileCount);
        Assert.True((await portal.Get<BeginReceipt>().ExecuteAsync(shared.Collaboration.Id, null, id, [second.Announced, third.Announced], Ct)).Value.SafeToDiscard);
        await AssertOriginalsAsync(portal, first, second, third);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task OfTwoWhoSplitOrMergeAtOnce_OneIsTold_AndNoPageIsLost(DatabaseProvider database)
    {
        await using var shared = await SharedScanner.OpenAsync(database);
        var portal = shared.Portal;
        var (pdf, other) = (new GivenFile(Drawn.Pdf(3), "invoice.pdf"), GivenFile.Png());
        var (id, otherId) = (await BringAsync(shared, pdf), await BringAsync(shared, other));

        var splits = await Task.WhenAll(portal.Get<SplitReceipt>().ExecuteAsync(id, pdf.Id, 2, Ct), portal.Get<SplitReceipt>().ExecuteAsync(id, pdf.Id, 2, Ct));

        Assert.Equal(ReceiptErrors.PageElsewhere, Assert.Single(splits, done => !done.Succeeded).Error);
        var cut = splits.Single(done => done.Succeeded).Value;
        var merges = await Task.WhenAll(portal.Get<MergeReceipts>().ExecuteAsync(cut, otherId, Ct), portal.Get<MergeReceipts>().ExecuteAsync(cut, id, Ct));
        Assert.Equal(ReceiptErrors.PagesAreFixed, Assert.Single(merges, done => !done.Succeeded).Error);
        Assert.Equal(4, (await PagesAsync(portal, id)).Count + (await PagesAsync(portal, otherId)).Count);
        await AssertOriginalsAsync(portal, pdf, other);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task TwoWhoTurnPagesOfOneFileAtOnce_BothTurn(DatabaseProvider database)
    {
        await using var shared = await SharedScanner.OpenAsync(database);
        var pdf = new GivenFile(Drawn.Pdf(2), "invoice.pdf");
        var id = await BringAsync(shared, pdf);
        var turn = shared.Portal.Get<TurnPage>();

        var turned = await Task.WhenAll(turn.ExecuteAsync(id, pdf.Id, 1, 3, Ct), turn.ExecuteAsync(id, pdf.Id, 2, 1, Ct));

        Assert.All(turned, done => Assert.True(done.Succeeded, done.Error?.Code));
        Assert.Equal([3, 1], (await PagesAsync(shared.Portal, id)).Select(page => page.QuarterTurns));
        Assert.Equal(ReceiptErrors.PageElsewhere, (await turn.ExecuteAsync(id, pdf.Id, 3, 1, Ct)).Error);
        Assert.Equal(ReceiptErrors.NotReadable, (await turn.ExecuteAsync(id, pdf.Id, 1, 4, Ct)).Error);
    }

    /// <summary>Whoever saves second starts again, and writes nothing over the first one's turn.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task TurnOfAPage_IsNotWrittenOver(DatabaseProvider database)
    {
        await using var shared = await SharedScanner.OpenAsync(database);
        var pdf = new GivenFile(Drawn.Pdf(2), "invoice.pdf");
        var id = await BringAsync(shared, pdf);
        var told = new ReceiptAudience(shared.Owner.OrganisationId, "", ActingFor: null, []);

        var second = await shared.Portal.ReadAsync(async db =>
        {
            var receipt = await db.Receipts.Include(r => r.Files).SingleAsync(Ct);
            Assert.True((await shared.Portal.Get<TurnPage>().ExecuteAsync(id, pdf.Id, 1, 3, Ct)).Succeeded);
            Assert.True(receipt.TurnPage(pdf.Id, 2, 1, told).Succeeded);
            return await db.TrySaveAsync(Ct);
        });

        Assert.Equal(CommonErrors.ChangedByOthers, second.Error);
        Assert.Equal([3, 0], (await PagesAsync(shared.Portal, id)).Select(page => page.QuarterTurns));
    }

    [Fact]
    public async Task WrongActs_AreRefused_AndChangeNothing()
    {
        await using var shared = await SharedScanner.OpenAsync();
        var portal = shared.Portal;
        var (pdf, other) = (new GivenFile(Drawn.Pdf(13), "invoice.pdf"), new GivenFile(Drawn.Pdf(13), "other.pdf"));
        var (id, otherId) = (await BringAsync(shared, pdf), await BringAsync(shared, other));

        Assert.Equal(ReceiptErrors.SplitAtFirstPage, (await portal.Get<SplitReceipt>().ExecuteAsync(id, pdf.Id, 1, Ct)).Error);
        Assert.Equal(ReceiptErrors.PageElsewhere, (await portal.Get<SplitReceipt>().ExecuteAsync(id, other.Id, 2, Ct)).Error);
        Assert.Equal(CommonErrors.NotFound, (await portal.Get<MergeReceipts>().ExecuteAsync(id, id, Ct)).Error);
        Assert.Equal(ReceiptErrors.TooManyPages, (await portal.Get<MergeReceipts>().ExecuteAsync(id, otherId, Ct)).Error);
        Assert.True((await portal.Get<ArchiveReceipt>().ExecuteAsync(id, Ct)).Succeeded);
        Assert.Equal(ReceiptErrors.PagesAreFixed, (await portal.Get<SplitReceipt>().ExecuteAsync(id, pdf.Id, 2, Ct)).Error);
        Assert.Equal(ReceiptErrors.PagesAreFixed, (await portal.Get<MergeReceipts>().ExecuteAsync(otherId, id, Ct)).Error);
        Assert.Equal((13, 13), ((await PagesAsync(portal, id)).Count, (await PagesAsync(portal, otherId)).Count));
    }

    /// <summary>An original that two receipts show has one file, which no night takes away and whose absence both tell.</summary>
    [Fact]
    public async Task NightsComparison_KnowsThatTwoReceiptsShowOneOriginal()
    {
        await using var shared = await SharedScanner.OpenAsync();
        var (portal, pdf) = (shared.Portal, new GivenFile(Drawn.Pdf(2), "invoice.pdf"));
        var id = await BringAsync(shared, pdf);
        var split = (await portal.Get<SplitReceipt>().ExecuteAsync(id, pdf.Id, 2, Ct)).Value;
        await portal.ReadAsync(db => db.ReceiptFiles.Where(f => f.Id == pdf.Id).ExecuteDeleteAsync(Ct));
        portal.Clock.SetUtcNow(TimeProvider.System.GetUtcNow() + ReceiptFilesJob.OrphansAreKept + TimeSpan.FromDays(1));

        await portal.Get<ReceiptFilesJob>().CompareAsync(Ct);

        await AssertOriginalsAsync(portal, pdf);
        Assert.Null(await portal.ReadAsync(db => db.ReceiptFiles.Where(f => f.ReceiptId == split).Select(f => f.MissingSince).SingleAsync(Ct)));
        await portal.Get<IFileStore>().DeleteAsync(new FileKey(shared.Owner.OrganisationId, pdf.Id), Ct);
        await portal.Get<ReceiptFilesJob>().CompareAsync(Ct);
        Assert.NotNull(await portal.ReadAsync(db => db.ReceiptFiles.Where(f => f.ReceiptId == split).Select(f => f.MissingSince).SingleAsync(Ct)));
    }

    private static async Task<Guid> BringAsync(SharedScanner shared, params GivenFile[] files)
    {
        shared.Portal.LogIn(shared.Owner);
        var id = Guid.NewGuid();
        var done = await GivenFile.BringAsync(shared.Portal, null, id, files);
        Assert.True(done.Succeeded, done.Error?.Code);
        return id;
    }

    private static async Task<IReadOnlyList<ReceiptPageRow>> PagesAsync(TestPortal portal, Guid receiptId) =>
        (await portal.Get<ReceiptQueries>().FindAsync(receiptId, Ct))!.Pages;

    /// <summary>Bit for bit, each once.</summary>
    private static async Task AssertOriginalsAsync(TestPortal portal, params GivenFile[] files)
    {
        var kept = await portal.Get<IFileStore>().ListAsync(Ct).ToListAsync(Ct);
        Assert.Equal(files.Select(f => f.Id).Order(), kept.Select(k => k.Key.FileId).Order());
        foreach (var key in kept.Select(k => k.Key))
        {
            Assert.Equal(files.Single(f => f.Id == key.FileId).Announced.Sha256, (await portal.Get<IFileStore>().ReadBackAsync(key, Ct))!.Sha256);
        }
    }
}
