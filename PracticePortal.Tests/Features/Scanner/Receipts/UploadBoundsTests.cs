using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Scanner.Pictures;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Files;
using PracticePortal.Tests.Features.MySpiris;
using PracticePortal.Tests.Features.Scanner.Pictures;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Scanner.Receipts;

/// <summary>What a receipt may hold, how much of it somebody may bring, and to whom: each refusal has its sentence and changes nothing.</summary>
public sealed class UploadBoundsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> FilesThatLookTaken => new()
    {
        { "picture-truncated", "cut" },
        { "picture-several-kinds", "two" },
        { "picture-too-many-pages", "long" },
        { "picture-too-many-pixels", "bomb" },
    };

    /// <summary>What its first bytes do not tell, its content does.</summary>
    [Theory, MemberData(nameof(FilesThatLookTaken))]
    public async Task FileThatOnlyLooksLikeAReceipt_IsRefusedByItsSentence_AndTheReceiptComesWithoutIt(string code, string which)
    {
        await using var shared = await SharedScanner.OpenAsync();
        var portal = shared.Portal;
        portal.LogIn(shared.Owner);
        var good = GivenFile.Png();
        var bad = new GivenFile(
            which switch
            {
                "cut" => Drawn.As(FileKind.Png)[..60],
                "two" => [.. Drawn.As(FileKind.Png), .. "<html><script>alert(1)</script></html>"u8],
                "long" => Drawn.Pdf(PictureLimits.MostPages + 1),
                _ => Crafted.Png(40_000, 40_000),
            });
        var id = Guid.NewGuid();

        var refused = (await GivenFile.BringAsync(portal, null, id, good, bad)).Error;

        Assert.Equal((code, $"{bad.Id}"), (refused?.Code, refused?.Field));
        Assert.Equal((0, 0), await portal.ReadAsync(async db => (await db.Receipts.CountAsync(Ct), await db.ReceiptUploads.CountAsync(Ct))));
        Assert.Empty(await portal.Get<IFileStore>().ListAsync(Ct).ToListAsync(Ct));
        Assert.Empty(portal.Get<PartialFiles>().OlderThan(DateTime.MaxValue));
        Assert.True((await GivenFile.BringAsync(portal, null, id, good)).Value.SafeToDiscard);
    }

    /// <summary>A file that is cut off and not what was announced was damaged on the way: it is asked for again.</summary>
    [Fact]
    public async Task FileThatWasDamagedOnTheWay_IsNotRefusedForGood()
    {
        await using var shared = await SharedScanner.OpenAsync();
        var portal = shared.Portal;
        portal.LogIn(shared.Owner);
        var (id, file) = (Guid.NewGuid(), new GivenFile(Drawn.As(FileKind.Png)[..60]));
        var announced = file.Announced with { Sha256 = GivenFile.Hash("something else"u8) };
        await portal.Get<BeginReceipt>().ExecuteAsync(null, null, id, [announced], Ct);
        await file.SendAsync(portal, id);

        Assert.Equal("receipt-file-damaged", (await portal.Get<CompleteReceipt>().ExecuteAsync(id, Ct)).Error?.Code);
        Assert.Equal(0, (await portal.Get<UploadQueries>().StateAsync(id, Ct))!.Files.Single().Received);
    }

    [Fact]
    public async Task PagesOfAllFilesTogether_AreBounded_AndKindsAreByContent()
    {
        await using var shared = await SharedScanner.OpenAsync();
        var portal = shared.Portal;
        portal.LogIn(shared.Owner);
        var (long1, long2) = (new GivenFile(Drawn.Pdf(20), "a.png"), new GivenFile(Drawn.Pdf(6), "b.jpg"));

        Assert.Equal(ReceiptErrors.TooManyPages, (await GivenFile.BringAsync(portal, null, Guid.NewGuid(), long1, long2)).Error);
        Assert.True((await GivenFile.BringAsync(portal, null, Guid.NewGuid(), long1)).Succeeded);

        Assert.Equal(
            [(FileKind.Pdf, "a.pdf", 20)],
            await portal.ReadAsync(async db => (await db.ReceiptFiles.ToListAsync(Ct)).Select(f => (f.Kind, f.Name, f.PageCount))));
    }

    [Fact]
    public async Task ReceiptFromATab_ThatShowsAnotherOrganisation_IsRefused_AndNotSentThere()
    {
        await using var shared = await SharedScanner.OpenAsync();
        shared.Portal.LogIn(shared.Owner);
        var begin = shared.Portal.Get<BeginReceipt>();

        Assert.Equal(ReceiptErrors.ForAnotherPlace, (await begin.ExecuteAsync(null, Guid.NewGuid(), Guid.NewGuid(), [GivenFile.Png().Announced], Ct)).Error);
        Assert.True((await begin.ExecuteAsync(null, shared.Owner.OrganisationId, Guid.NewGuid(), [GivenFile.Png().Announced], Ct)).Succeeded);
    }

    [Fact]
    public async Task WhatOnePersonBringsInADay_IsBounded()
    {
        await using var shared = await SharedScanner.OpenAsync();
        var portal = shared.Portal;
        portal.LogIn(shared.Owner);
        var file = GivenFile.Png();
        Assert.True((await GivenFile.BringAsync(portal, null, Guid.NewGuid(), file)).Succeeded);
        await portal.ReadAsync(db => db.ReceiptFiles.ExecuteUpdateAsync(set => set.SetProperty(f => f.Bytes, UploadAllowance.MostBytesOfDay), Ct));

        Assert.Equal(ReceiptErrors.TooMuchToday, (await GivenFile.BringAsync(portal, null, Guid.NewGuid(), GivenFile.Png())).Error);
        portal.LogIn(shared.Assignee);
        Assert.True((await GivenFile.BringAsync(portal, shared.Collaboration.Id, Guid.NewGuid(), GivenFile.Png())).Succeeded);
        portal.LogIn(shared.Owner);
        portal.Clock.Advance(TimeSpan.FromDays(1));
        Assert.True((await GivenFile.BringAsync(portal, null, Guid.NewGuid(), GivenFile.Png())).Succeeded);
    }

    /// <summary>A small file may have many pages, and each is read for seconds.</summary>
    [Fact]
    public async Task PagesThatOnePersonBringsInADay_AreBounded()
    {
        await using var shared = await SharedScanner.OpenAsync();
        var portal = shared.Portal;
        portal.LogIn(shared.Owner);
        Assert.True((await GivenFile.BringAsync(portal, null, Guid.NewGuid(), GivenFile.Png())).Succeeded);
        await portal.ReadAsync(db => db.ReceiptFiles.ExecuteUpdateAsync(set => set.SetProperty(f => f.LastPage, UploadAllowance.MostPagesOfDay - 4), Ct));
        var (id, five) = (Guid.NewGuid(), new GivenFile(Drawn.Pdf(5), "five.pdf"));

        Assert.Equal(ReceiptErrors.TooManyPagesToday, (await GivenFile.BringAsync(portal, null, id, five)).Error);

        Assert.True((await GivenFile.BringAsync(portal, null, Guid.NewGuid(), new GivenFile(Drawn.Pdf(4), "four.pdf"))).Succeeded);
        Assert.Equal(ReceiptErrors.TooManyPagesToday, (await GivenFile.BringAsync(portal, null, Guid.NewGuid(), GivenFile.Png(seed: 2))).Error);
        portal.Clock.Advance(TimeSpan.FromHours(24));
        Assert.True((await portal.Get<CompleteReceipt>().ExecuteAsync(id, Ct)).Succeeded); // it was not lost
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task WhatSomebodyBrought_CountsForThem_WhereverItWasMergedTo(DatabaseProvider database)
    {
        await using var shared = await SharedScanner.OpenAsync(database);
        var portal = shared.Portal;
        var (into, id) = (Guid.NewGuid(), Guid.NewGuid());
        portal.LogIn(shared.Owner);
        Assert.True((await GivenFile.BringAsync(portal, null, into, GivenFile.Png(seed: 1))).Succeeded);
        portal.LogIn(shared.Assignee);
        Assert.True((await GivenFile.BringAsync(portal, shared.Collaboration.Id, id, new GivenFile(Drawn.Pdf(3), "three.pdf"))).Succeeded);
        Assert.True((await portal.Get<MergeReceipts>().ExecuteAsync(id, into, Ct)).Succeeded);
        var moved = await portal.ReadAsync(db => db.ReceiptFiles.Where(f => f.ReceiptId == into).OrderBy(f => f.Position).Select(f => f.Id).LastAsync(Ct));
        Assert.True((await portal.Get<SplitReceipt>().ExecuteAsync(into, moved, 2, Ct)).Succeeded); // counted once all the same
        await portal.ReadAsync(db => db.ReceiptFiles.Where(f => f.Name == "three.pdf").ExecuteUpdateAsync(set => set.SetProperty(f => f.Bytes, UploadAllowance.MostBytesOfDay - 4000), Ct));

        Assert.True((await GivenFile.BringAsync(portal, shared.Collaboration.Id, Guid.NewGuid(), GivenFile.Png(3000, seed: 2))).Succeeded);
        Assert.Equal(ReceiptErrors.TooMuchToday, (await GivenFile.BringAsync(portal, shared.Collaboration.Id, Guid.NewGuid(), GivenFile.Png(3000, seed: 3))).Error);
        portal.LogIn(shared.Owner);
        Assert.True((await GivenFile.BringAsync(portal, null, Guid.NewGuid(), GivenFile.Png(3000, seed: 4))).Succeeded);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void Disk_KeepsItsReserve(long missing, bool hasRoom) =>
        Assert.Equal(hasRoom, UploadAllowance.HasRoom(UploadAllowance.Reserve + (2 * 1000) - missing, 1000));

    [Fact]
    public async Task ReceiptOnItsWay_DoesNotCome_WhenScannerWasEndedMeanwhile()
    {
        await using var shared = await SharedScanner.OpenAsync();
        var portal = shared.Portal;
        portal.LogIn(shared.Owner);
        var (id, file) = (Guid.NewGuid(), GivenFile.Png());
        Assert.True((await portal.Get<BeginReceipt>().ExecuteAsync(null, null, id, [file.Announced], Ct)).Succeeded);
        Assert.True((await file.SendAsync(portal, id)).Succeeded);
        await portal.ReadAsync(db => db.Subscriptions.ExecuteDeleteAsync(Ct));

        Assert.Equal(ReceiptErrors.NotInUse, (await portal.Get<CompleteReceipt>().ExecuteAsync(id, Ct)).Error);
    }
}
