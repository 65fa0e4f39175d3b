using PracticePortal.Platform.Files;

namespace PracticePortal.Features.HandOver.Batches;

/// <summary>
/// One page's file. It is opened when its turn comes, so that no more than one is open at a time, and closed by whoever reads it; null when it is missing.
/// </summary>
public sealed record BatchPicture
{
    /// <param name="extension">Of the file's kind as it was found to be, without the dot: letters and digits only, as it becomes part of a name.</param>
    public BatchPicture(string extension, Func<CancellationToken, ValueTask<Stream?>> open)
    {
        if (extension.Length is 0 or > 5 || !extension.All(char.IsAsciiLetterOrDigit))
        {
            throw new ArgumentException("An extension is one to five letters or digits.", nameof(extension));
        }

        (Extension, Open) = (extension, open);
    }

    /// <summary>An original.</summary>
    /// <param name="store">Where it is kept.</param>
    /// <param name="kind">Of the file.</param>
    /// <param name="key">In the store.</param>
    public static BatchPicture Kept(IFileStore store, FileKind kind, FileKey key) => new(
        kind.Extension().TrimStart('.'), async ct => await store.OpenAsync(key, ct));

    public string Extension { get; }

    public Func<CancellationToken, ValueTask<Stream?>> Open { get; }
}
