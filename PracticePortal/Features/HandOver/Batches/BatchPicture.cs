using PracticePortal.Platform.Files;

namespace PracticePortal.Features.HandOver.Batches;

/// <summary>One page's file. It is opened when its turn comes, so that no more than one is open at a time, and closed by whoever reads it.</summary>
public sealed record BatchPicture
{
    /// <param name="extension">Of the file's kind as it was found to be, without the dot: letters and digits only, as it becomes part of a name.</param>
    public BatchPicture(string extension, Func<CancellationToken, ValueTask<Stream>> open)
    {
        if (extension.Length is 0 or > 5 || !extension.All(char.IsAsciiLetterOrDigit))
        {
            throw new ArgumentException("An extension is one to five letters or digits.", nameof(extension));
        }

        (Extension, Open) = (extension, open);
    }

    /// <summary>An original. Should it be missing, reading it fails: an archive without it must not look whole.</summary>
    /// <param name="store">Where it is kept.</param>
    /// <param name="kind">Of the file.</param>
    /// <param name="key">In the store.</param>
    /// <param name="mayStill">Whether the person may still have it when its turn comes: an archive can take hours to a slow reader.</param>
    public static BatchPicture Kept(IFileStore store, FileKind kind, FileKey key, Func<CancellationToken, Task<bool>> mayStill) => new(
        kind.Extension().TrimStart('.'),
        async ct => await mayStill(ct)
            ? await store.OpenAsync(key, ct) ?? throw new FileNotFoundException("The original of a receipt is missing.", $"{key.FileId}")
            : throw new InvalidOperationException("Whoever asked for the archive lost the right to it, or the batch was undone."));

    public string Extension { get; }

    public Func<CancellationToken, ValueTask<Stream>> Open { get; }
}
