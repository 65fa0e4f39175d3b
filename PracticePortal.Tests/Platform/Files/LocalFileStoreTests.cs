using PracticePortal.Platform.Files;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Files;

public sealed class LocalFileStoreTests : FileStoreContract, IDisposable
{
    private readonly TestDirectory _directory = new();

    private protected override IFileStore Store => new LocalFileStore(_directory.Path);

    protected override int Things => Files.Count();

    private IEnumerable<string> Files => Directory.EnumerateFiles(_directory.Path, "*", SearchOption.AllDirectories);

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task WhatADeadProcessWrote_IsRemoved_OnceItIsOld()
    {
        var key = NewKey();
        await KeepAsync(key, "a receipt"u8.ToArray());
        var place = Files.Single();
        await File.WriteAllTextAsync($"{place}-half.new", "half", Ct);

        await Store.RemoveLeftoversAsync(DateTime.MinValue, Ct);
        Assert.True(File.Exists($"{place}-half.new"));
        await Store.RemoveLeftoversAsync(DateTime.MaxValue, Ct);

        Assert.False(File.Exists($"{place}-half.new"));
        Assert.True(await Store.HasAsync(key, Ct));
    }
}
