using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.HandOver;
using PracticePortal.Features.HandOver.Batches;
using PracticePortal.Features.HandOver.Vouchers;
using PracticePortal.Features.Scanner.Amounts;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Tests.Features.MySpiris;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.HandOver;

/// <summary>Receipts go to the books once, all of a batch or none, and come back when the batch is undone.</summary>
public sealed class HandOverTests
{
    private static readonly DateOnly s_year = new(2026, 1, 1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task ReadyReceipts_GoIntoOneBatch_AndComeBackWhenItIsUndone(DatabaseProvider database)
    {
        await using var shared = await SharedScanner.OpenAsync(database);
        await AddAsync(shared, GivenHandOver.Facts("Järnboden"), GivenHandOver.Facts("Matboden", null, RateSum.OfGross(12, 112_00), RateSum.OfGross(25, 50_00)));
        shared.Portal.LogIn(shared.Assignee);

        var first = await HandOverAsync(shared);
        Assert.Equal((1, 2), (first.Value.Number, first.Value.Count));
        Assert.Equal(HandOverErrors.BatchEmpty, (await HandOverAsync(shared)).Error);
        Assert.Equal([ReceiptStatus.HandedOver, ReceiptStatus.HandedOver], await StatusesAsync(shared));

        Assert.True((await shared.Portal.Get<UndoBatch>().ExecuteAsync(first.Value.BatchId, Ct)).Succeeded);
        Assert.Equal([ReceiptStatus.Ready, ReceiptStatus.Ready], await StatusesAsync(shared));
        Assert.Equal("batch-undone", (await shared.Portal.Get<UndoBatch>().ExecuteAsync(first.Value.BatchId, Ct)).Error?.Code);
        Assert.Equal("batch-undone", (await shared.Portal.Get<DownloadBatch>().ExecuteAsync(first.Value.BatchId, Ct)).Error?.Code);

        shared.Portal.LogIn(shared.Owner);
        var second = await HandOverAsync(shared, own: true);
        Assert.Equal((2, 2), (second.Value.Number, second.Value.Count));
        Assert.True((await shared.Portal.Get<MarkTakenIn>().ExecuteAsync(second.Value.BatchId, Ct)).Succeeded);
        var late = (await shared.Portal.Get<UndoBatch>().ExecuteAsync(second.Value.BatchId, Ct)).Error!;
        Assert.Equal(("batch-taken-in", "Owner, Solrosen"), (late.Code, late.Details[0]));
    }

    [Fact]
    public async Task History_TellsEachStep_AndWhoDownloaded()
    {
        await using var shared = await SharedScanner.OpenAsync();
        await AddAsync(shared, GivenHandOver.Facts());
        shared.Portal.LogIn(shared.Assignee);
        var batch = (await HandOverAsync(shared)).Value;

        Assert.True((await shared.Portal.Get<DownloadBatch>().ExecuteAsync(batch.BatchId, Ct)).Succeeded);
        var again = await shared.Portal.Get<HandOverAgain>().ExecuteAsync(batch.BatchId, BookkeepingProgram.BookkeepingAndInvoicing, Ct);
        Assert.True((await shared.Portal.Get<UndoBatch>().ExecuteAsync(again.Value.BatchId, Ct)).Succeeded);
        Assert.True((await shared.Portal.Get<MarkTakenIn>().ExecuteAsync(batch.BatchId, Ct)).Succeeded);

        var entries = await shared.Portal.ReadAsync(db => db.AuditEntries.AsNoTracking().OrderBy(e => e.Id).ToListAsync(Ct));
        Assert.Equal(["batch-made", "batch-downloaded", "batch-made-again", "batch-undone", "batch-taken-in"], entries.Select(e => e.What));
        Assert.All(entries, entry => Assert.Equal(
            (shared.Assignee.Name, (Guid?)shared.Owner.OrganisationId, (Guid?)shared.Collaboration.Id), (entry.ActorName, entry.OrganisationId, entry.CollaborationId)));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task HandedOverAgain_IsMarked_AndTheReceiptIsReadyOnlyWhenNoBatchHoldsIt(DatabaseProvider database)
    {
        await using var shared = await SharedScanner.OpenAsync(database);
        await AddAsync(shared, GivenHandOver.Facts());
        shared.Portal.LogIn(shared.Assignee);
        var first = (await HandOverAsync(shared)).Value;

        var again = await shared.Portal.Get<HandOverAgain>().ExecuteAsync(first.BatchId, BookkeepingProgram.VismaAdministration, Ct);
        var batches = (await shared.Portal.Get<HandOverQueries>().BatchesAsync(shared.Collaboration.Id, 0, Ct))!.Rows;
        Assert.Equal([(2, 1), (1, null)], batches.Select(b => (b.Number, b.AgainOf)));

        Assert.True((await shared.Portal.Get<UndoBatch>().ExecuteAsync(first.BatchId, Ct)).Succeeded);
        Assert.Equal([ReceiptStatus.HandedOver], await StatusesAsync(shared));
        Assert.True((await shared.Portal.Get<UndoBatch>().ExecuteAsync(again.Value.BatchId, Ct)).Succeeded);
        Assert.Equal([ReceiptStatus.Ready], await StatusesAsync(shared));
        Assert.Equal("batch-undone", (await shared.Portal.Get<HandOverAgain>().ExecuteAsync(first.BatchId, default, Ct)).Error?.Code);
    }

    [Fact]
    public async Task WhatHinders_IsNamed_AndNothingIsHandedOver()
    {
        await using var shared = await SharedScanner.OpenAsync();
        var receipts = await AddAsync(shared, GivenHandOver.Facts("Järnboden"), GivenHandOver.Facts("Gammalt", new DateOnly(2025, 12, 31)), GivenHandOver.Facts("Ändrat"));
        shared.Portal.LogIn(shared.Assignee);
        Assert.True((await WriteAsync(shared, receipts[2], "6110")).Succeeded);
        await ChangeAsync(shared, receipts[2], facts => facts with { InvoiceNumber = "77" });

        AssertNames("hand-over-other-year", "Gammalt", await HandOverAsync(shared, receipts: [receipts[0], receipts[1]]));
        AssertNames("hand-over-voucher-stale", "Ändrat", await HandOverAsync(shared));
        Assert.Equal(CommonErrors.NotFound, (await HandOverAsync(shared, receipts: [receipts[0], Guid.NewGuid()])).Error);
        await shared.Portal.ReadAsync(db => db.ReceiptFiles.Where(f => f.ReceiptId == receipts[0]).ExecuteUpdateAsync(set => set.SetProperty(f => f.MissingSince, Given.Now), Ct));
        AssertNames("hand-over-file-missing", "Järnboden", await HandOverAsync(shared, receipts: [receipts[0]]));

        var desk = (await shared.Portal.Get<HandOverQueries>().DeskAsync(shared.Collaboration.Id, 0, 2026, Ct))!;
        Assert.Equal(
            [("hand-over-file-missing", "Järnboden"), ("hand-over-voucher-stale", "Ändrat")], desk.Rows.Select(row => (row.Hindrance!.Code, row.Name)).Order());
        Assert.All(await StatusesAsync(shared), status => Assert.Equal(ReceiptStatus.Ready, status));
        Assert.Empty((await shared.Portal.Get<HandOverQueries>().BatchesAsync(shared.Collaboration.Id, 0, Ct))!.Rows);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task TwoAtOnce_HandOverEachReceiptOnce(DatabaseProvider database)
    {
        await using var shared = await SharedScanner.OpenAsync(database);
        await AddAsync(shared, [.. Enumerable.Range(0, 20).Select(n => GivenHandOver.Facts($"Butik {n}"))]);
        shared.Portal.LogIn(shared.Assignee);

        var done = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => HandOverAsync(shared), Ct)));

        Assert.Equal(20, Assert.Single(done, one => one.Succeeded).Value.Count);
        Assert.All(done.Where(one => !one.Succeeded), one => Assert.Contains(one.Error!.Code, (string[])["batch-empty", "changed-by-others"]));
        var entries = await shared.Portal.ReadAsync(db => db.KeptEntries.Select(e => e.ReceiptId).ToListAsync(Ct));
        Assert.Equal((20, 20), (entries.Count, entries.Distinct().Count()));
    }

    /// <summary>Whatever the program does, the database holds a receipt once.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Database_RefusesAReceiptThatStandsInABatch(DatabaseProvider database)
    {
        await using var shared = await SharedScanner.OpenAsync(database);
        await AddAsync(shared, GivenHandOver.Facts());
        shared.Portal.LogIn(shared.Assignee);
        await HandOverAsync(shared);
        await shared.Portal.ReadAsync(db => db.Receipts.ExecuteUpdateAsync(set => set.SetProperty(r => r.Status, ReceiptStatus.Ready), Ct));

        Assert.Equal(CommonErrors.AlreadyExists, (await HandOverAsync(shared)).Error);
    }

    [Fact]
    public async Task ProgramAndYear_AreRemembered()
    {
        await using var shared = await SharedScanner.OpenAsync();
        await AddAsync(shared, GivenHandOver.Facts("A", new DateOnly(2026, 6, 30)), GivenHandOver.Facts("B", new DateOnly(2026, 7, 1)));
        shared.Portal.LogIn(shared.Assignee);

        var handedOver = await shared.Portal.Get<HandOverReceipts>().ExecuteAsync(
            shared.Collaboration.Id, new(BookkeepingProgram.BookkeepingAndInvoicing, new DateOnly(2025, 7, 1), Receipts: null), Ct);
        Assert.Equal(1, handedOver.Value.Count);

        var desk = (await shared.Portal.Get<HandOverQueries>().DeskAsync(shared.Collaboration.Id, 0, 0, Ct))!;
        Assert.Equal(
            (BookkeepingProgram.BookkeepingAndInvoicing, 7, new ReadyYear(new(2026, 7, 1), new(2027, 6, 30), 1)), (desk.Program, desk.FirstMonth, desk.Year));
        var batch = Assert.Single((await shared.Portal.Get<HandOverQueries>().BatchesAsync(shared.Collaboration.Id, 0, Ct))!.Rows);
        Assert.Equal(new DateOnly(2033, 12, 31), batch.KeptUntil);
        Assert.Equal(
            HandOverErrors.YearNotPossible,
            (await shared.Portal.Get<HandOverReceipts>().ExecuteAsync(shared.Collaboration.Id, new(default, new DateOnly(2026, 7, 2), null), Ct)).Error);
    }

    /// <summary>So that the customer, who sees who opened what, sees it of whoever has the pictures.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Batch_ThatAnAgencyDownloads_HasBeenOpened_AndOnesOwnHasNot(DatabaseProvider database)
    {
        await using var shared = await SharedScanner.OpenAsync(database);
        var receipts = await AddAsync(shared, GivenHandOver.Facts("Järnboden"), GivenHandOver.Facts("Matboden"));
        shared.Portal.LogIn(shared.Owner);
        var batch = (await HandOverAsync(shared, own: true)).Value.BatchId;
        await DownloadAsync();
        Assert.Empty(await OpeningsAsync());

        shared.Portal.LogIn(shared.Assignee);
        await DownloadAsync();
        var first = shared.Portal.Now;
        shared.Portal.Clock.Advance(TimeSpan.FromSeconds(30));
        await DownloadAsync();
        Assert.Equal(receipts.Order().Select(id => (id, shared.Assignee.UserId, first)), await OpeningsAsync());

        shared.Portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await DownloadAsync();
        Assert.All(await OpeningsAsync(), opening => Assert.Equal(shared.Portal.Now, opening.LastAt));

        async Task DownloadAsync() => Assert.True((await shared.Portal.Get<DownloadBatch>().ExecuteAsync(batch, Ct)).Succeeded);

        async Task<IEnumerable<(Guid ReceiptId, Guid UserId, DateTime LastAt)>> OpeningsAsync() =>
            (await shared.Portal.ReadAsync(db => db.ReceiptOpenings.AsNoTracking().ToListAsync(Ct)))
            .OrderBy(o => o.ReceiptId).Select(o => (o.ReceiptId, o.UserId, o.LastAt));
    }

    private static void AssertNames(string code, string receipt, Result<HandedOver> refused) =>
        Assert.Equal((code, receipt), (refused.Error?.Code, refused.Error?.Details.Single()));

    internal static async Task<IReadOnlyList<Guid>> AddAsync(SharedScanner shared, params IReadOnlyList<ReceiptFacts> facts)
    {
        var receipts = facts.Select(one => GivenHandOver.Ready(shared.Owner.OrganisationId, one)).ToList();
        await shared.Portal.SaveAsync([.. receipts]);
        return [.. receipts.Select(r => r.Id)];
    }

    internal static Task<Result<HandedOver>> HandOverAsync(SharedScanner shared, bool own = false, IReadOnlyList<Guid>? receipts = null) =>
        shared.Portal.Get<HandOverReceipts>().ExecuteAsync(
            own ? null : shared.Collaboration.Id, new HandOverOrder(BookkeepingProgram.VismaAdministration, s_year, receipts), Ct);

    /// <summary>125 kronor at 25 % on that account.</summary>
    internal static async Task<Result> WriteAsync(SharedScanner shared, Guid receiptId, string account)
    {
        var details = (await shared.Portal.Get<VoucherQueries>().FindAsync(receiptId, Ct))!;
        var typed = new TypedVoucher("Skrivet", [new(account, "100", ""), new("2641", "25", ""), new("1930", "", "125")]);
        return await shared.Portal.Get<EditVoucher>().ExecuteAsync(receiptId, typed, details.Seen, Ct);
    }

    /// <summary>Reopened, corrected and ready again.</summary>
    internal static async Task ChangeAsync(SharedScanner shared, Guid receiptId, Func<ReceiptFacts, ReceiptFacts> change)
    {
        await shared.Portal.ReadAsync(async db =>
        {
            var receipt = await db.Receipts.SingleAsync(r => r.Id == receiptId, Ct);
            var by = new ReceiptBringer(receipt.OrganisationId, Guid.NewGuid(), "Consultant, Norr", default);
            var told = new ReceiptAudience(receipt.OrganisationId, "", ActingFor: null, []);
            Assert.True(receipt.Reopen(by, told).Succeeded);
            Assert.True(receipt.Correct(change(receipt.Facts), by, told).Succeeded);
            Assert.True(receipt.MakeReady(by, told).Succeeded);
            return await db.SaveChangesAsync(Ct);
        });
    }

    private static Task<List<ReceiptStatus>> StatusesAsync(SharedScanner shared) => shared.Portal.ReadAsync(db => db.Receipts.Select(r => r.Status).ToListAsync(Ct));
}
