using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Scanner.Pictures;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Files;
using PracticePortal.Tests.Features.MySpiris;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Scanner.Receipts;

/// <summary>How a receipt comes in: announced, sent in pieces, repeated at will, and there only when it is whole.</summary>
public sealed class UploadTests
{
    private const int Megabyte = 1024 * 1024;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Receipt_OfTheOrganisation_IsThere_WithItsFilesBitForBit(DatabaseProvider database)
    {
        await using var shared = await SharedScanner.OpenAsync(database);
        shared.Portal.LogIn(shared.Owner);
        var (id, first, second) = (Guid.NewGuid(), GivenFile.Png(2 * Megabyte + 17), GivenFile.Png(name: "..\\..\\page 2.exe", seed: 2));

        var done = await GivenFile.BringAsync(shared.Portal, collaborationId: null, id, first, second);

        Assert.True(done.Succeeded, done.Error?.Code);
        Assert.Equal((true, (Guid?)null), (done.Value.SafeToDiscard, done.Value.SameAs));
        var receipt = await shared.Portal.ReadAsync(db => db.Receipts.Include(r => r.Files).SingleAsync(Ct));
        Assert.Equal(
            (id, shared.Owner.OrganisationId, ReceiptStatus.New, CollaborationSide.Customer, "Owner, Solrosen", 2),
            (receipt.Id, receipt.OrganisationId, receipt.Status, receipt.BroughtBy, receipt.BroughtByName, receipt.FileCount));
        Assert.Equal(["receipt.png", "page 2.png"], receipt.Files.OrderBy(f => f.Position).Select(f => f.Name));
        foreach (var (file, sent) in receipt.Files.OrderBy(f => f.Position).Zip([first, second]))
        {
            await using var kept = await shared.Portal.Get<IFileStore>().OpenAsync(file.Key, Ct);
            using var read = new MemoryStream();
            await kept!.CopyToAsync(read, Ct);
            Assert.Equal(sent.Content, read.ToArray());
        }

        Assert.Equal(0, await shared.Portal.ReadAsync(db => db.ReceiptUploads.CountAsync(Ct)));
        Assert.Empty(shared.Portal.Get<PartialFiles>().OlderThan(DateTime.MaxValue));
        var told = await shared.Portal.ReadAsync(db => db.AuditEntries.SingleAsync(a => a.What == "receipt-received", Ct));
        Assert.Equal((shared.Owner.OrganisationId, (Guid?)null), (told.OrganisationId, told.AgencyId));
    }

    [Fact]
    public async Task Receipt_ByTheAgency_IsTheCustomers_AndStandsInBothHistories()
    {
        await using var shared = await SharedScanner.OpenAsync();
        shared.Portal.LogIn(shared.Assignee);

        var done = await GivenFile.BringAsync(shared.Portal, shared.Collaboration.Id, Guid.NewGuid(), GivenFile.Png());

        Assert.True(done.Succeeded, done.Error?.Code);
        var receipt = await shared.Portal.ReadAsync(db => db.Receipts.SingleAsync(Ct));
        Assert.Equal((shared.Owner.OrganisationId, CollaborationSide.Agency, "Assignee, Norr"), (receipt.OrganisationId, receipt.BroughtBy, receipt.BroughtByName));
        var told = await shared.Portal.ReadAsync(db => db.AuditEntries.SingleAsync(a => a.What == "receipt-received", Ct));
        Assert.Equal(
            (shared.Owner.OrganisationId, shared.Collaboration.AgencyId, shared.Collaboration.CustomerId), (told.OrganisationId, told.AgencyId, told.CustomerId));
    }

    [Fact]
    public async Task Everything_MayBeRepeated_AndTheFileGoesOnWhereItStopped()
    {
        await using var shared = await SharedScanner.OpenAsync();
        var portal = shared.Portal;
        portal.LogIn(shared.Owner);
        var (id, file) = (Guid.NewGuid(), GivenFile.Png(1000));
        for (var times = 0; times < 2; times++)
        {
            Assert.True((await portal.Get<BeginReceipt>().ExecuteAsync(null, null, id, [file.Announced], Ct)).Succeeded);
        }

        Assert.Equal(300, (await file.SendAsync(portal, id, 0, 300)).Value.Received);
        Assert.Equal(300, (await file.SendAsync(portal, id, 0, 300)).Value.Received); // again
        Assert.Equal(300, (await file.SendAsync(portal, id, 600, 300)).Value.Received); // too far
        Assert.Equal(300, (await portal.Get<UploadQueries>().StateAsync(id, Ct))!.Files.Single().Received);
        Assert.Equal(ReceiptErrors.NotWhole, (await portal.Get<CompleteReceipt>().ExecuteAsync(id, Ct)).Error);
        Assert.Equal(1000, (await file.SendAsync(portal, id, 300)).Value.Received);

        for (var times = 0; times < 3; times++)
        {
            Assert.True((await portal.Get<CompleteReceipt>().ExecuteAsync(id, Ct)).Value.SafeToDiscard);
        }

        Assert.True((await portal.Get<BeginReceipt>().ExecuteAsync(null, null, id, [file.Announced], Ct)).Value.SafeToDiscard);
        Assert.True((await portal.Get<UploadQueries>().StateAsync(id, Ct))!.SafeToDiscard);
        Assert.Equal(1, await portal.ReadAsync(db => db.Receipts.CountAsync(Ct)));
        Assert.Equal(1, await portal.ReadAsync(db => db.AuditEntries.CountAsync(a => a.What == "receipt-received", Ct)));
    }

    [Fact]
    public async Task DamagedPiece_CountsForNothing_AndADamagedFileIsSentAgain()
    {
        await using var shared = await SharedScanner.OpenAsync();
        var portal = shared.Portal;
        portal.LogIn(shared.Owner);
        var (id, file) = (Guid.NewGuid(), GivenFile.Png(1000));
        var announced = file.Announced with { Sha256 = GivenFile.Hash("something else"u8) };
        await portal.Get<BeginReceipt>().ExecuteAsync(null, null, id, [announced], Ct);

        Assert.Equal(ReceiptErrors.PieceDamaged, (await file.SendAsync(portal, id, sha256: GivenFile.Hash("nothing of it"u8))).Error);
        Assert.Equal(0, (await portal.Get<UploadQueries>().StateAsync(id, Ct))!.Files.Single().Received);
        Assert.Equal(1000, (await file.SendAsync(portal, id)).Value.Received);

        Assert.Equal("receipt-file-damaged", (await portal.Get<CompleteReceipt>().ExecuteAsync(id, Ct)).Error?.Code);
        Assert.Equal(0, (await portal.Get<UploadQueries>().StateAsync(id, Ct))!.Files.Single().Received);
        Assert.Equal(0, await portal.ReadAsync(db => db.Receipts.CountAsync(Ct)));
        Assert.Empty(await portal.Get<IFileStore>().ListAsync(Ct).ToListAsync(Ct));
    }

    [Fact]
    public async Task FileThatIsNoPicture_IsRefused_AndNothingIsAwaitedAnyMore()
    {
        await using var shared = await SharedScanner.OpenAsync();
        shared.Portal.LogIn(shared.Owner);
        var script = new GivenFile("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"u8.ToArray(), "receipt.png");

        var refused = await GivenFile.BringAsync(shared.Portal, null, Guid.NewGuid(), script);

        Assert.Equal(ReceiptErrors.KindNotTaken("receipt.png"), refused.Error, (a, b) => a?.Code == b?.Code && a!.Details.SequenceEqual(b!.Details));
        Assert.Equal(0, await shared.Portal.ReadAsync(db => db.ReceiptUploads.CountAsync(Ct)));
    }

    [Fact]
    public async Task RefusedFile_TakesThePiecesOfTheOthersAlong()
    {
        await using var shared = await SharedScanner.OpenAsync();
        var portal = shared.Portal;
        portal.LogIn(shared.Owner);
        var (id, good, script) = (Guid.NewGuid(), GivenFile.Png(), new GivenFile("<svg/>"u8.ToArray(), "receipt.png"));
        Assert.True((await portal.Get<BeginReceipt>().ExecuteAsync(null, null, id, [good.Announced, script.Announced], Ct)).Succeeded);
        Assert.True((await good.SendAsync(portal, id)).Succeeded);

        Assert.False((await script.SendAsync(portal, id)).Succeeded);

        Assert.DoesNotContain(good.Id, portal.Get<PartialFiles>().OlderThan(DateTime.MaxValue));
    }

    /// <summary>The paper may go only where the portal has what this sender holds.</summary>
    [Fact]
    public async Task ReceiptThatIsThere_IsSafe_OnlyForItsOwnFiles_AndWhileNoneIsMissing()
    {
        await using var shared = await SharedScanner.OpenAsync();
        var portal = shared.Portal;
        portal.LogIn(shared.Owner);
        var (id, file) = (Guid.NewGuid(), GivenFile.Png());
        Assert.True((await GivenFile.BringAsync(portal, null, id, file)).Value.SafeToDiscard);

        var more = await portal.Get<BeginReceipt>().ExecuteAsync(null, null, id, [file.Announced, GivenFile.Png(seed: 5).Announced], Ct);
        Assert.Equal(ReceiptErrors.AnnouncedDifferently, more.Error);

        await portal.Get<IFileStore>().DeleteAsync(new FileKey(shared.Owner.OrganisationId, file.Id), Ct);
        await portal.Get<ReceiptFilesJob>().CompareAsync(Ct);
        Assert.False((await portal.Get<BeginReceipt>().ExecuteAsync(null, null, id, [file.Announced], Ct)).Value.SafeToDiscard);
        Assert.False((await portal.Get<UploadQueries>().StateAsync(id, Ct))!.SafeToDiscard);
    }

    public static TheoryData<string, int, long> WrongAnnouncements => new()
    {
        { "receipt-without-files", 0, 10 },
        { "receipt-too-many-files", 26, 10 },
        { "receipt-file-empty", 1, 0 },
        { "receipt-file-too-large", 1, PictureLimits.MostBytes + 1 },
    };

    [Theory, MemberData(nameof(WrongAnnouncements))]
    public async Task WrongAnnouncement_IsRefused_AndChangesNothing(string code, int files, long bytes)
    {
        await using var shared = await SharedScanner.OpenAsync();
        shared.Portal.LogIn(shared.Owner);
        var announced = Enumerable.Range(0, files).Select(_ => GivenFile.Png().Announced with { Bytes = bytes }).ToList();

        var refused = await shared.Portal.Get<BeginReceipt>().ExecuteAsync(null, null, Guid.NewGuid(), announced, Ct);

        Assert.Equal(code, refused.Error?.Code);
        Assert.Equal(0, await shared.Portal.ReadAsync(db => db.ReceiptUploads.CountAsync(Ct)));
    }

    [Fact]
    public async Task Organisation_WithoutScanner_IsRefused()
    {
        await using var portal = await TestPortal.StartAsync();
        var (user, organisation) = (Given.User(), Given.Organisation());
        var owner = Given.OrganisationUser(organisation, user);
        await portal.SaveAsync(user, organisation, owner);
        portal.LogIn(owner);

        Assert.Equal(ReceiptErrors.NotInUse, (await GivenFile.BringAsync(portal, null, Guid.NewGuid(), GivenFile.Png())).Error);
    }

    [Fact]
    public async Task SameOriginalAgain_IsNoticed_AndTaken()
    {
        await using var shared = await SharedScanner.OpenAsync();
        shared.Portal.LogIn(shared.Owner);
        var (first, content) = (Guid.NewGuid(), GivenFile.Png().Content);
        await GivenFile.BringAsync(shared.Portal, null, first, new GivenFile(content));

        var again = await GivenFile.BringAsync(shared.Portal, null, Guid.NewGuid(), new GivenFile(content, "copy.png"));

        Assert.Equal((true, (Guid?)first), (again.Value.SafeToDiscard, again.Value.SameAs));
    }

    [Fact]
    public async Task KeptOriginal_IsNeverWrittenOver()
    {
        await using var shared = await SharedScanner.OpenAsync();
        shared.Portal.LogIn(shared.Owner);
        var file = GivenFile.Png();
        await GivenFile.BringAsync(shared.Portal, null, Guid.NewGuid(), file);

        var other = GivenFile.Png(seed: 7).Announced with { Id = file.Id };
        var refused = await shared.Portal.Get<BeginReceipt>().ExecuteAsync(null, null, Guid.NewGuid(), [other], Ct);

        Assert.Equal(ReceiptErrors.NotReadable, refused.Error);
    }

    [Fact]
    public async Task OpenUploads_AreCounted_UntilTheyRest()
    {
        await using var shared = await SharedScanner.OpenAsync();
        shared.Portal.LogIn(shared.Owner);
        for (var open = 0; open < ReceiptUpload.MostOpen; open++)
        {
            Assert.True((await BeginAsync()).Succeeded);
        }

        Assert.Equal(ReceiptErrors.TooManyOpen.Code, (await BeginAsync()).Error?.Code);

        shared.Portal.Clock.Advance(ReceiptUpload.CountsFor);
        Assert.True((await BeginAsync()).Succeeded);

        Task<Result<UploadState>> BeginAsync() => shared.Portal.Get<BeginReceipt>().ExecuteAsync(null, null, Guid.NewGuid(), [GivenFile.Png().Announced], Ct);
    }
}
