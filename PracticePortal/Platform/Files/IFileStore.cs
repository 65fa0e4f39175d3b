namespace PracticePortal.Platform.Files;

/// <summary>Where a stored file is: whose it is and its own id. Nothing that anybody typed stands in it.</summary>
/// <param name="OwnerId">The tenant.</param>
/// <param name="FileId">The id of the file's row.</param>
public readonly record struct FileKey(Guid OwnerId, Guid FileId);

/// <summary>What a file is known by.</summary>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">In lower-case hexadecimal.</param>
public sealed record FileDigest(long Bytes, string Sha256);

/// <param name="Key">Where it is.</param>
/// <param name="At">When it came there, in UTC.</param>
public sealed record KeptFile(FileKey Key, DateTime At);

/// <summary>
/// Keeps files whole and unchanged, each beside a row that says what it is. A file is there entirely or not at all. Where they are kept may fail or be
/// away: then an <see cref="IOException"/> says so, and the same is asked again later.
/// </summary>
public interface IFileStore
{
    /// <summary>
    /// Takes a file in. Only when it was written to disk, and is what it should be, does it come to its place. One that is there is never written
    /// over: the same again is well, and another one is not taken.
    /// </summary>
    /// <param name="key">Its place.</param>
    /// <param name="content">From its beginning; may be read more than once.</param>
    /// <param name="expected">What it should be.</param>
    /// <param name="ct">Cancels; then it is not kept, or is wholly.</param>
    /// <returns>False when the content is not what was expected: then nothing of it is kept.</returns>
    Task<bool> KeepAsync(FileKey key, Stream content, FileDigest expected, CancellationToken ct);

    /// <summary>To be disposed; null when there is none.</summary>
    Task<Stream?> OpenAsync(FileKey key, CancellationToken ct);

    /// <summary>How much more it can hold; null where nobody knows.</summary>
    long? FreeBytes { get; }

    Task<bool> HasAsync(FileKey key, CancellationToken ct);

    /// <summary>Nothing happens when there is none.</summary>
    Task DeleteAsync(FileKey key, CancellationToken ct);

    /// <summary>All there is, in no order.</summary>
    IAsyncEnumerable<KeptFile> ListAsync(CancellationToken ct);

    /// <summary>All that one owner has, in no order.</summary>
    IAsyncEnumerable<KeptFile> ListAsync(Guid ownerId, CancellationToken ct);

    /// <summary>What a process that died was about to keep.</summary>
    /// <param name="before">Younger ones may still be written.</param>
    /// <param name="ct">Cancels between two files.</param>
    Task RemoveLeftoversAsync(DateTime before, CancellationToken ct);
}

public static class FileStoreExtensions
{
    /// <summary>Reads a kept file from its place: what it is now; null when it is not there.</summary>
    public static async Task<FileDigest?> ReadBackAsync(this IFileStore store, FileKey key, CancellationToken ct)
    {
        await using var kept = await store.OpenAsync(key, ct);
        return kept is null ? null : await FileHash.OfAsync(kept, ct);
    }
}
