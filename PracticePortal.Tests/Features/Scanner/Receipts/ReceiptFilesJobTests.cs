using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Files;
using PracticePortal.Platform.Installations;
using PracticePortal.Tests.Features.MySpiris;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Scanner.Receipts;

/// <summary>What a killed process leaves behind is swept away in the end, and nothing else is; a hole is told.</summary>
public sealed class ReceiptFilesJobTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task FileWithoutARow_GoesAfterAMonth_AndOnesWithARowStay(DatabaseProvider database)
    {
        await using var shared = await SharedScanner.OpenAsync(database);
        var (portal, store) = (shared.Portal, shared.Portal.Get<IFileStore>());
        portal.LogIn(shared.Owner);
        await GivenFile.BringAsync(portal, null, Guid.NewGuid(), GivenFile.Png());
        var orphan = await KeepAsync(portal, shared.Owner.OrganisationId); // the process died between the file and its row

        await AtAsync(portal, TimeSpan.FromDays(29));
        Assert.Equal(2, await store.ListAsync(Ct).CountAsync(Ct));

        await portal.Get<InstallationKeeper>().HoldAsync(Ct); // a restored copy on the original's folder
        await AtAsync(portal, TimeSpan.FromDays(2));
        Assert.Equal(2, await store.ListAsync(Ct).CountAsync(Ct));

        await portal.ReadAsync(db => db.Installations.ExecuteUpdateAsync(set => set.SetProperty(i => i.HeldSince, (DateTime?)null), Ct));
        await AtAsync(portal, TimeSpan.Zero);
        Assert.False(await store.HasAsync(orphan, Ct));
        Assert.Equal(1, await store.ListAsync(Ct).CountAsync(Ct));
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(1, 101)]
    public async Task FolderOfAnotherDatabase_IsLeftAlone(int receipts, int others)
    {
        await using var shared = await SharedScanner.OpenAsync();
        var (portal, store) = (shared.Portal, shared.Portal.Get<IFileStore>());
        portal.LogIn(shared.Owner);
        for (var brought = 0; brought < receipts; brought++)
        {
            await GivenFile.BringAsync(portal, null, Guid.NewGuid(), GivenFile.Png());
        }

        for (var kept = 0; kept < others; kept++)
        {
            await KeepAsync(portal, shared.Owner.OrganisationId);
        }

        await AtAsync(portal, TimeSpan.FromDays(60));

        Assert.Equal(receipts + others, await store.ListAsync(Ct).CountAsync(Ct));
    }

    [Fact]
    public async Task Upload_ThatNobodySendsAnyMore_IsForgottenAfterADay_WithItsPieces()
    {
        await using var shared = await SharedScanner.OpenAsync();
        var portal = shared.Portal;
        SetClock(portal);
        portal.LogIn(shared.Owner);
        var (given, resting, rests) = (GivenFile.Png(), GivenFile.Png(), Guid.NewGuid());
        await portal.Get<BeginReceipt>().ExecuteAsync(null, null, rests, [resting.Announced], Ct);
        await resting.SendAsync(portal, rests, 0, 100);
        portal.Clock.Advance(TimeSpan.FromHours(2));
        var goesOn = Guid.NewGuid();
        await portal.Get<BeginReceipt>().ExecuteAsync(null, null, goesOn, [given.Announced], Ct);
        await given.SendAsync(portal, goesOn, 0, 100);

        portal.Clock.Advance(TimeSpan.FromHours(23));
        await portal.Get<ReceiptFilesJob>().ForgetUploadsAsync(Ct);

        Assert.Null(await portal.Get<UploadQueries>().StateAsync(rests, Ct));
        Assert.Equal(100, (await portal.Get<UploadQueries>().StateAsync(goesOn, Ct))!.Files.Single().Received);
        Assert.Equal([given.Id], portal.Get<PartialFiles>().OlderThan(DateTime.MaxValue));
        Assert.True((await given.SendAsync(portal, goesOn, 100)).Succeeded);
    }

    [Fact]
    public async Task RowWithoutItsFile_IsToldByTheHealth_UntilTheFileIsBack()
    {
        await using var shared = await SharedScanner.OpenAsync();
        var (portal, store) = (shared.Portal, shared.Portal.Get<IFileStore>());
        portal.LogIn(shared.Owner);
        var file = GivenFile.Png();
        await GivenFile.BringAsync(portal, null, Guid.NewGuid(), file);
        var key = new FileKey(shared.Owner.OrganisationId, file.Id);
        Assert.Equal(HealthStatus.Healthy, await HealthAsync(portal));

        await store.DeleteAsync(key, Ct);
        await portal.Get<ReceiptFilesJob>().CompareAsync(Ct);
        Assert.Equal(HealthStatus.Degraded, await HealthAsync(portal));

        using var content = new MemoryStream(file.Content);
        await store.KeepAsync(key, content, new FileDigest(file.Content.Length, GivenFile.Hash(file.Content)), Ct); // from a backup
        await portal.Get<ReceiptFilesJob>().CompareAsync(Ct);
        Assert.Equal(HealthStatus.Healthy, await HealthAsync(portal));
    }

    private static async Task<FileKey> KeepAsync(TestPortal portal, Guid organisationId)
    {
        var (key, content) = (new FileKey(organisationId, Guid.NewGuid()), GivenFile.Png(seed: 9).Content);
        using var stream = new MemoryStream(content);
        Assert.True(await portal.Get<IFileStore>().KeepAsync(key, stream, new FileDigest(content.Length, GivenFile.Hash(content)), Ct));
        return key;
    }

    /// <summary>Files carry the machine's time.</summary>
    private static void SetClock(TestPortal portal)
    {
        var now = TimeProvider.System.GetUtcNow();
        if (now > portal.Clock.GetUtcNow())
        {
            portal.Clock.SetUtcNow(now);
        }
    }

    private static async Task AtAsync(TestPortal portal, TimeSpan later)
    {
        SetClock(portal);
        portal.Clock.Advance(later);
        await portal.Get<ReceiptFilesJob>().CompareAsync(Ct);
    }

    private static async Task<HealthStatus> HealthAsync(TestPortal portal) => (await portal.Get<HealthCheckService>().CheckHealthAsync(Ct)).Status;
}
