using PracticePortal.Platform.Files;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Files;

/// <summary>A file is there entirely or not at all, and never changes.</summary>
public sealed class LocalFileStoreTests : IDisposable
{
    private readonly TestDirectory _directory = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private LocalFileStore Store => new(_directory.Path);

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task File_IsKeptAsItCame_AndReadBack()
    {
        var key = NewKey();
        Assert.True(await KeepAsync(key, "a receipt"u8.ToArray()));

        Assert.Equal(new FileDigest(9, GivenFile.Hash("a receipt"u8)), await Store.ReadBackAsync(key, Ct));
        Assert.Equal([key], await Store.ListAsync(Ct).Select(f => f.Key).ToListAsync(Ct));
        Assert.Null(await Store.ReadBackAsync(NewKey(), Ct));
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
        Assert.Empty(Directory.EnumerateFiles(_directory.Path, "*", SearchOption.AllDirectories));
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
        Assert.Single(Directory.EnumerateFiles(_directory.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task WhatADeadProcessWrote_IsRemoved_OnceItIsOld()
    {
        var key = NewKey();
        await KeepAsync(key, "a receipt"u8.ToArray());
        var place = Directory.EnumerateFiles(_directory.Path, "*", SearchOption.AllDirectories).Single();
        await File.WriteAllTextAsync($"{place}-half.new", "half", Ct);

        await Store.RemoveLeftoversAsync(DateTime.MinValue, Ct);
        Assert.True(File.Exists($"{place}-half.new"));
        await Store.RemoveLeftoversAsync(DateTime.MaxValue, Ct);

        Assert.False(File.Exists($"{place}-half.new"));
        Assert.True(await Store.HasAsync(key, Ct));
    }

    private static FileKey NewKey() => new(Guid.NewGuid(), Guid.NewGuid());

    private async Task<bool> KeepAsync(FileKey key, byte[] content)
    {
        using var stream = new MemoryStream(content);
        return await Store.KeepAsync(key, stream, new FileDigest(content.Length, GivenFile.Hash(content)), Ct);
    }
}
