using Microsoft.Extensions.Logging.Abstractions;
using PracticePortal.Features.Scanner.Pictures;
using PracticePortal.Platform.Files;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Scanner.Pictures;

/// <summary>A picture of a page is made once, whoever looks and however often, and goes before the folder outgrows its bound.</summary>
public sealed class PagePicturesTests : PictureTest
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("portal-pages-");
    private readonly FileKey _key = new(Guid.NewGuid(), Guid.NewGuid());

    private LocalFileStore Store => new(Path.Combine(_folder.FullName, "originals"));

    [Fact]
    public async Task TwoWhoLookAtOnce_MakeIt_AndLaterLooksNeedNoOriginal()
    {
        await KeepAsync(Drawn.Pdf(2));
        using var derived = Derived(long.MaxValue);
        using var pages = new PagePictures(Pictures, Gate(), Store, derived, NullLogger<PagePictures>.Instance);
        var page = new PageShown(_key, 2, 1);

        var made = await Task.WhenAll(pages.FindAsync(page, Guid.NewGuid(), PictureSize.View, Ct), pages.FindAsync(page, Guid.NewGuid(), PictureSize.Thumbnail, Ct));
        await Store.DeleteAsync(_key, Ct);
        var again = await pages.FindAsync(page, Guid.NewGuid(), PictureSize.View, Ct);

        Assert.Equal(made[0].Value, again.Value);
        Assert.True(made[1].Value.Length < made[0].Value.Length);
        Assert.Equal(["2-1-small.jpg", "2-1-view.jpg"], Names());
    }

    [Fact]
    public async Task TwoWhoLookAtOnce_StartOneProcess()
    {
        await KeepAsync(Drawn.As(FileKind.Png));
        using var derived = Derived(long.MaxValue);
        var counted = new CountingStore(Store);
        using var pages = new PagePictures(Pictures, Gate(), counted, derived, NullLogger<PagePictures>.Instance);

        var made = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => pages.FindAsync(new PageShown(_key, 1, 0), Guid.NewGuid(), PictureSize.View, Ct)));

        Assert.Single(made.Select(m => Convert.ToBase64String(m.Value)).Distinct());
        Assert.Equal(1, counted.Opened);
    }

    [Fact]
    public async Task WhoLooksAtMoreThanMayWait_IsRefused_AndBringingHasAGateOfItsOwn()
    {
        await KeepAsync(Drawn.As(FileKind.Png));
        using var derived = Derived(long.MaxValue);
        using var gate = new FairGate(atOnce: 1, mostWaiting: 0);
        using var pages = new PagePictures(Pictures, gate, Store, derived, NullLogger<PagePictures>.Instance);
        var (page, person) = (new PageShown(_key, 1, 0), Guid.NewGuid());

        using (await gate.EnterAsync(person, Ct))
        {
            Assert.Equal(PictureErrors.TooManyAtOnce, (await pages.FindAsync(page, person, PictureSize.View, Ct)).Error);
            using var brought = new MemoryStream(Drawn.As(FileKind.Png));
            Assert.True((await Pictures.InspectAsync(brought, person, Ct)).Succeeded);
        }

        Assert.True((await pages.FindAsync(page, person, PictureSize.View, Ct)).Succeeded);
    }

    [Fact]
    public async Task WhatCannotBeShown_IsNotTriedAtEachLook()
    {
        await KeepAsync(Drawn.Encoded(SkiaSharp.SKEncodedImageFormat.Png)[..60]);
        using var derived = Derived(long.MaxValue);
        var counted = new CountingStore(Store);
        using var pages = new PagePictures(Pictures, Gate(), counted, derived, NullLogger<PagePictures>.Instance);

        for (var look = 0; look < 3; look++)
        {
            Assert.Equal(PictureErrors.Truncated, (await pages.FindAsync(new PageShown(_key, 1, 0), Guid.NewGuid(), PictureSize.View, Ct)).Error);
        }

        Assert.Equal(1, counted.Opened);
        Assert.Empty(Names());
    }

    [Fact]
    public async Task Folder_StaysWithinItsBound_AndLosesWhatWasLookedAtTheLongestAgo()
    {
        using var derived = Derived(most: 250);
        await KeepAsync("1", daysAgo: 2);
        await KeepAsync("2", daysAgo: 3);
        Assert.NotNull(await derived.FindAsync(_key, "2", Ct)); // from now on the first one is the oldest
        await KeepAsync("3", daysAgo: 0);

        Assert.Equal(["2", "3"], Names());
        derived.RemoveOf(_key);
        Assert.Empty(Names());

        async Task KeepAsync(string name, int daysAgo)
        {
            await derived.KeepAsync(_key, name, new byte[100], Ct);
            File.SetLastWriteTimeUtc(Files().Single(file => Path.GetFileName(file) == name), TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-daysAgo));
        }
    }

    private DerivedFiles Derived(long most) => new(Path.Combine(_folder.FullName, "pictures"), most, TimeProvider.System);

    private IEnumerable<string> Files() => Directory.Exists(Path.Combine(_folder.FullName, "pictures"))
        ? Directory.EnumerateFiles(Path.Combine(_folder.FullName, "pictures"), "*", SearchOption.AllDirectories)
        : [];

    private IEnumerable<string> Names() => Files().Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    private async Task KeepAsync(byte[] original)
    {
        using var content = new MemoryStream(original);
        Assert.True(await Store.KeepAsync(_key, content, new FileDigest(original.Length, GivenFile.Hash(original)), Ct));
    }

    /// <summary>The real one, which tells how often an original was opened: each making of a picture does it once.</summary>
    private sealed class CountingStore(IFileStore store) : IFileStore
    {
        private int _opened;

        public int Opened => _opened;

        public long? FreeBytes => store.FreeBytes;

        public Task<bool> KeepAsync(FileKey key, Stream content, FileDigest expected, CancellationToken ct) => store.KeepAsync(key, content, expected, ct);

        public Task<Stream?> OpenAsync(FileKey key, CancellationToken ct)
        {
            Interlocked.Increment(ref _opened);
            return store.OpenAsync(key, ct);
        }

        public Task<bool> HasAsync(FileKey key, CancellationToken ct) => store.HasAsync(key, ct);

        public Task DeleteAsync(FileKey key, CancellationToken ct) => store.DeleteAsync(key, ct);

        public IAsyncEnumerable<KeptFile> ListAsync(CancellationToken ct) => store.ListAsync(ct);

        public IAsyncEnumerable<KeptFile> ListAsync(Guid ownerId, CancellationToken ct) => store.ListAsync(ownerId, ct);

        public Task RemoveLeftoversAsync(DateTime before, CancellationToken ct) => store.RemoveLeftoversAsync(before, ct);
    }
}
