using PracticePortal.Platform.Files;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Files;

/// <summary>Wherever files are kept: a file is there entirely or not at all, and never changes.</summary>
public abstract class FileStoreContract
{
    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    private protected abstract IFileStore Store { get; }

    /// <summary>How many things there are, whatever they are.</summary>
    protected abstract int Things { get; }

    [Fact]
    public async Task File_IsKeptAsItCame_AndReadBack()
    {
        var key = NewKey();
        Assert.True(await KeepAsync(key, "a receipt"u8.ToArray()));

        Assert.Equal(new FileDigest(9, GivenFile.Hash("a receipt"u8)), await Store.ReadBackAsync(key, Ct));
        Assert.True(await Store.HasAsync(key, Ct));
        var kept = await Store.ListAsync(Ct).SingleAsync(Ct);
        Assert.Equal(key, kept.Key);
        Assert.InRange(kept.At, TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-10), TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(10));
    }

    [Fact]
    public async Task File_ThatWasNeverKept_IsNotThere()
    {
        Assert.Null(await Store.ReadBackAsync(NewKey(), Ct));
        Assert.False(await Store.HasAsync(NewKey(), Ct));
        await Store.DeleteAsync(NewKey(), Ct);
        Assert.Empty(await Store.ListAsync(Ct).ToListAsync(Ct));
    }

    [Fact]
    public async Task File_ThatIsDeleted_IsNotThereAnyMore_AndTheOthersAre()
    {
        var keys = Enumerable.Range(0, 8).Select(_ => NewKey()).ToList();
        foreach (var key in keys)
        {
            Assert.True(await KeepAsync(key, key.FileId.ToByteArray()));
        }

        Assert.Equal(keys.ToHashSet(), await Store.ListAsync(Ct).Select(f => f.Key).ToHashSetAsync(cancellationToken: Ct));
        await Store.DeleteAsync(keys[0], Ct);

        Assert.Null(await Store.OpenAsync(keys[0], Ct));
        Assert.Equal(keys[1..].ToHashSet(), await Store.ListAsync(Ct).Select(f => f.Key).ToHashSetAsync(cancellationToken: Ct));
    }

    [Fact]
    public async Task FilesOfOneOwner_AreListedByThemselves()
    {
        var (mine, other) = (NewKey(), NewKey());
        Assert.True(await KeepAsync(mine, "mine"u8.ToArray()));
        Assert.True(await KeepAsync(other, "another's"u8.ToArray()));

        Assert.Equal([mine], await Store.ListAsync(mine.OwnerId, Ct).Select(f => f.Key).ToListAsync(Ct));
        Assert.Empty(await Store.ListAsync(Guid.NewGuid(), Ct).ToListAsync(Ct));
    }

    [Theory]
    [InlineData("shorter")]
    [InlineData("longer than it should be")]
    [InlineData("as long..")]
    public async Task File_ThatIsNotWhatItShouldBe_LeavesNothing(string came)
    {
        var key = NewKey();
        using var content = new MemoryStream(System.Text.Encoding.ASCII.GetBytes(came));

        Assert.False(await Store.KeepAsync(key, content, new FileDigest(9, GivenFile.Hash("a receipt"u8)), Ct));

        Assert.False(await Store.HasAsync(key, Ct));
        Assert.Equal(0, Things);
    }

    [Fact]
    public async Task File_ThatIsThere_IsNotWrittenOver()
    {
        var key = NewKey();
        await KeepAsync(key, "the first"u8.ToArray());

        Assert.True(await KeepAsync(key, "the first"u8.ToArray()));
        Assert.False(await KeepAsync(key, "another"u8.ToArray()));

        Assert.Equal(GivenFile.Hash("the first"u8), (await Store.ReadBackAsync(key, Ct))!.Sha256);
    }

    [Fact]
    public async Task SameFile_FromManyAtOnce_IsThereOnce()
    {
        var (key, content) = (NewKey(), GivenFile.Png(300_000).Content);

        var kept = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => KeepAsync(key, content)));

        Assert.All(kept, Assert.True);
        Assert.Equal(1, Things);
    }

    protected private static FileKey NewKey() => new(Guid.NewGuid(), Guid.NewGuid());

    protected private async Task<bool> KeepAsync(FileKey key, byte[] content)
    {
        using var stream = new MemoryStream(content);
        return await Store.KeepAsync(key, stream, new FileDigest(content.Length, GivenFile.Hash(content)), Ct);
    }
}
