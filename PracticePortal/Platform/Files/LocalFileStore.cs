using System.Runtime.CompilerServices;

namespace PracticePortal.Platform.Files;

/// <summary>Files in a folder of this machine, or in one that several instances share: a folder for each owner, a name from the row's id.</summary>
/// <param name="folder">Of nothing else.</param>
internal sealed class LocalFileStore(string folder) : IFileStore
{
    private const string Unfinished = ".new";

    public long? FreeBytes => Disk.FreeBytes(folder);

    public async Task<bool> KeepAsync(FileKey key, Stream content, FileDigest expected, CancellationToken ct)
    {
        var place = PlaceOf(key);
        if (File.Exists(place))
        {
            return await this.ReadBackAsync(key, ct) == expected;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        var unfinished = $"{place}-{Guid.NewGuid():N}{Unfinished}";
        try
        {
            await using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0, FileOptions.Asynchronous))
            {
                if (await FileHash.CopyAsync(content, file, expected.Bytes, ct) != expected)
                {
                    return false;
                }

                file.Flush(flushToDisk: true);
            }

            if (!TryMove(unfinished, place))
            {
                return await this.ReadBackAsync(key, ct) == expected;
            }

            using var moved = File.OpenHandle(place, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            RandomAccess.FlushToDisk(moved); // a file system with a journal writes the move with it
            return true;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    public Task<Stream?> OpenAsync(FileKey key, CancellationToken ct)
    {
        try
        {
            return Task.FromResult<Stream?>(new FileStream(PlaceOf(key), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 0, FileOptions.Asynchronous));
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    public Task<bool> HasAsync(FileKey key, CancellationToken ct) => Task.FromResult(File.Exists(PlaceOf(key)));

    public Task DeleteAsync(FileKey key, CancellationToken ct)
    {
        if (File.Exists(PlaceOf(key)))
        {
            File.Delete(PlaceOf(key));
        }

        return Task.CompletedTask;
    }

    public IAsyncEnumerable<KeptFile> ListAsync(CancellationToken ct) => ListAsync(Files(), ct);

    public IAsyncEnumerable<KeptFile> ListAsync(Guid ownerId, CancellationToken ct) =>
        ListAsync(FilesOf(new DirectoryInfo(Path.Combine(folder, FilePlace.Of(ownerId)))).Select(file => (ownerId, file)), ct);

    public Task RemoveLeftoversAsync(DateTime before, CancellationToken ct)
    {
        foreach (var (_, file) in Files().Where(f => f.File.Name.EndsWith(Unfinished, StringComparison.Ordinal) && f.File.LastWriteTimeUtc < before))
        {
            ct.ThrowIfCancellationRequested();
            file.Delete();
        }

        return Task.CompletedTask;
    }

    /// <summary>Of two at the same moment one is first.</summary>
    private static bool TryMove(string from, string to)
    {
        try
        {
            File.Move(from, to, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(to))
        {
            return false;
        }
    }

    private static async IAsyncEnumerable<KeptFile> ListAsync(
        IEnumerable<(Guid Owner, FileInfo File)> files, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var (owner, file) in files)
        {
            ct.ThrowIfCancellationRequested();
            if (Guid.TryParseExact(file.Name, "N", out var id))
            {
                yield return new KeptFile(new FileKey(owner, id), file.LastWriteTimeUtc);
            }
        }

        await Task.CompletedTask;
    }

    private static IEnumerable<FileInfo> FilesOf(DirectoryInfo owner) => owner.Exists ? owner.EnumerateFiles("*", SearchOption.AllDirectories) : [];

    private IEnumerable<(Guid Owner, FileInfo File)> Files() => Directory.Exists(folder)
        ? new DirectoryInfo(folder).EnumerateDirectories()
            .Where(owner => Guid.TryParseExact(owner.Name, "N", out _))
            .SelectMany(owner => FilesOf(owner).Select(file => (Guid.ParseExact(owner.Name, "N"), file)))
        : [];

    private string PlaceOf(FileKey key) => Path.Combine(folder, FilePlace.Of(key));
}
