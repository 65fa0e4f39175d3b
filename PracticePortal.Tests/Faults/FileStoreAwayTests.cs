using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Platform.Files;
using PracticePortal.Tests.Features.MySpiris;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Faults;

/// <summary>Receipts are brought while the store elsewhere misbehaves: none is called safe that is not there.</summary>
public sealed class FileStoreAwayTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("PUT", S3Fault.Error)]
    [InlineData("PUT", S3Fault.Late)]
    [InlineData("GET", S3Fault.HalfAnswer)]
    [InlineData("GET", S3Fault.Hang)]
    public async Task Receipt_ThatCannotBeKeptOrReadBack_IsNotThere_AndTheSameGoesThroughAfterwards(string method, S3Fault fault)
    {
        await using var store = await S3TestServer.StartAsync();
        await using var shared = await OpenAsync(store);
        var (portal, file, receiptId) = (shared.Portal, GivenFile.Png(200_000), Guid.NewGuid());
        portal.LogIn(shared.Owner);
        store.Behave(method, fault);

        await Assert.ThrowsAnyAsync<IOException>(() => GivenFile.BringAsync(portal, null, receiptId, file));

        Assert.Contains((method, fault), store.Requests);
        Assert.False((await portal.Get<UploadQueries>().StateAsync(receiptId, Ct))!.SafeToDiscard);
        Assert.Equal(0, await portal.ReadAsync(db => db.Receipts.CountAsync(Ct)));

        store.Behave(method, S3Fault.None);
        var done = await portal.Get<CompleteReceipt>().ExecuteAsync(receiptId, Ct);

        Assert.True(done.Value.SafeToDiscard);
        Assert.Equal(file.Content, store.Objects.Single().Value);
    }

    [Fact]
    public async Task Receipt_WhoseFileIsDamagedThere_IsRefusedWithItsSentence()
    {
        await using var store = await S3TestServer.StartAsync();
        await using var shared = await OpenAsync(store);
        var (portal, receiptId) = (shared.Portal, Guid.NewGuid());
        portal.LogIn(shared.Owner);
        store.Behave("GET", S3Fault.OtherBytes);

        var refused = await GivenFile.BringAsync(portal, null, receiptId, GivenFile.Png());

        Assert.Equal(ReceiptErrors.NotReadBack("receipt.png").Code, refused.Error!.Code);
        Assert.Equal(0, await portal.ReadAsync(db => db.Receipts.CountAsync(Ct)));
    }

    private static Task<SharedScanner> OpenAsync(S3TestServer store) => SharedScanner.OpenAsync(replace: services =>
    {
        services.RemoveAll<IFileStore>();
        services.AddS3Files(store.Options, S3TestServer.Quick);
    });
}
