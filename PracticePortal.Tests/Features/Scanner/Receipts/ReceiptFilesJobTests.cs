using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
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

    /// <summary>What has happened to one organisation's files is for somebody to look at, and no reason to keep everybody's leftovers.</summary>
    [Fact]
    public async Task OrganisationWithManyFilesWithoutRows_KeepsThem_AndTheOthersAreSwept()
    {
        await using var shared = await SharedScanner.OpenAsync();
        var (portal, store) = (shared.Portal, shared.Portal.Get<IFileStore>());
        portal.LogIn(shared.Owner);
        await GivenFile.BringAsync(portal, null, Guid.NewGuid(), GivenFile.Png());
        for (var kept = 0; kept <= ReceiptFilesJob.MostOrphans; kept++)
        {
            await KeepAsync(portal, shared.Owner.OrganisationId);
        }

        var orphan = await KeepAsync(portal, Guid.NewGuid());

        await AtAsync(portal, TimeSpan.FromDays(60));

        Assert.False(await store.HasAsync(orphan, Ct));
        Assert.Equal(ReceiptFilesJob.MostOrphans + 2, await store.ListAsync(Ct).CountAsync(Ct));
    }

    /// <summary>A bucket is asked for lists, not for each file.</summary>
    [Fact]
    public async Task Comparison_OfFilesThatAreThere_AsksForNoneByItself()
    {
        var asked = new AskedStore();
        await using var shared = await SharedScanner.OpenAsync(replace: services => services.Replace(ServiceDescriptor.Singleton<IFileStore>(asked.In)));
        var portal = shared.Portal;
        portal.LogIn(shared.Owner);
        var (there, gone) = (GivenFile.Png(seed: 1), GivenFile.Png(seed: 2));
        await GivenFile.BringAsync(portal, null, Guid.NewGuid(), there, gone);
        await portal.Get<IFileStore>().DeleteAsync(new FileKey(shared.Owner.OrganisationId, gone.Id), Ct);
        asked.For.Clear();

        await portal.Get<ReceiptFilesJob>().CompareAsync(Ct);

        Assert.Equal([gone.Id], asked.For);
        Assert.Equal([gone.Id], await portal.ReadAsync(db => db.ReceiptFiles.Where(f => f.MissingSince != null).Select(f => f.Id).ToListAsync(Ct)));
    }

    [Fact]
    public async Task PictureThatWasNeverFinished_GoesAfterADay()
    {
        await using var shared = await SharedScanner.OpenAsync();
        var folder = Directory.CreateDirectory(Path.Combine(shared.Portal.Get<PortalOptions>().DataDirectory, "receipts-pictures", "of"));
        var (finished, unfinished) = (Path.Combine(folder.FullName, "1-0-view.jpg"), Path.Combine(folder.FullName, $"1-0-view.jpg-{Guid.NewGuid():N}.new"));
        await File.WriteAllBytesAsync(finished, [1], Ct);
        await File.WriteAllBytesAsync(unfinished, [1], Ct);

        await AtAsync(shared.Portal, TimeSpan.FromHours(23));
        Assert.True(File.Exists(unfinished));

        await AtAsync(shared.Portal, TimeSpan.FromHours(2));
        Assert.Equal((true, false), (File.Exists(finished), File.Exists(unfinished)));
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(1, ReceiptFilesJob.MostOrphans + 1)]
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
            await KeepAsync(portal, Guid.NewGuid());
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

    /// <summary>The real one, which tells for which files it was asked by themselves.</summary>
    private sealed class AskedStore : IFileStore
    {
        private IFileStore? _store;

        public List<Guid> For { get; } = [];

        public long? FreeBytes => _store!.FreeBytes;

        public IFileStore In(IServiceProvider provider)
        {
            _store = new LocalFileStore(Path.Combine(provider.GetRequiredService<PortalOptions>().DataDirectory, "receipts"));
            return this;
        }

        public Task<bool> HasAsync(FileKey key, CancellationToken ct)
        {
            For.Add(key.FileId);
            return _store!.HasAsync(key, ct);
        }

        public Task<Stream?> OpenAsync(FileKey key, CancellationToken ct) => _store!.OpenAsync(key, ct);

        public Task<bool> KeepAsync(FileKey key, Stream content, FileDigest expected, CancellationToken ct) => _store!.KeepAsync(key, content, expected, ct);

        public Task DeleteAsync(FileKey key, CancellationToken ct) => _store!.DeleteAsync(key, ct);

        public IAsyncEnumerable<KeptFile> ListAsync(CancellationToken ct) => _store!.ListAsync(ct);

        public IAsyncEnumerable<KeptFile> ListAsync(Guid ownerId, CancellationToken ct) => _store!.ListAsync(ownerId, ct);

        public Task RemoveLeftoversAsync(DateTime before, CancellationToken ct) => _store!.RemoveLeftoversAsync(before, ct);
    }
}
