namespace PracticePortal.Platform.Files;

/// <summary>Files that come in pieces, until they are whole. How far each has come stands in its row: what lies behind that is overwritten.</summary>
/// <param name="folder">Of nothing else.</param>
public sealed class PartialFiles(string folder)
{
    private const string Extension = ".part";

    /// <summary>On their disk.</summary>
    public long FreeBytes => Disk.FreeBytes(folder);

    /// <summary>Only one request at a time adds to a file: null while another one does. Ask for its row behind this, and dispose it behind the save.</summary>
    public PartialFile? Claim(Guid fileId)
    {
        Directory.CreateDirectory(folder);
        try
        {
            return new PartialFile(new FileStream(PathOf(fileId), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 0, FileOptions.Asynchronous));
        }
        catch (IOException) when (File.Exists(PathOf(fileId)))
        {
            return null;
        }
    }

    /// <summary>Nothing happens when there is none.</summary>
    public void Discard(Guid fileId)
    {
        if (File.Exists(PathOf(fileId)))
        {
            File.Delete(PathOf(fileId));
        }
    }

    /// <summary>Nobody has added anything to them since.</summary>
    public IReadOnlyList<Guid> OlderThan(DateTime before) => Directory.Exists(folder)
        ? [.. new DirectoryInfo(folder).EnumerateFiles("*" + Extension).Where(file => file.LastWriteTimeUtc < before)
            .Select(file => Guid.TryParseExact(Path.GetFileNameWithoutExtension(file.Name), "N", out var id) ? id : Guid.Empty)
            .Where(id => id != Guid.Empty)]
        : [];

    private string PathOf(Guid fileId) => Path.Combine(folder, fileId.ToString("N") + Extension);
}

/// <summary>What became of a piece of a file.</summary>
public enum PieceOutcome
{
    Written,

    /// <summary>Longer than it may be.</summary>
    TooLong,

    /// <summary>Not what its hash says.</summary>
    Damaged,
}

/// <param name="Outcome">Only when it was written does anything of it count.</param>
/// <param name="Bytes">How many were written.</param>
public readonly record struct PieceWritten(PieceOutcome Outcome, long Bytes);

/// <summary>A file to which this request alone adds.</summary>
public sealed class PartialFile(FileStream file) : IAsyncDisposable
{
    /// <summary>Writes one piece to disk, if it is what its hash says.</summary>
    /// <param name="offset">Where the piece begins: as far as the file has come.</param>
    /// <param name="most">How many bytes it may have.</param>
    /// <param name="sha256">Of the piece.</param>
    /// <param name="content">The piece.</param>
    /// <param name="ct">Cancels; what was written of it does not count.</param>
    public async Task<PieceWritten> WriteAsync(long offset, long most, string sha256, Stream content, CancellationToken ct)
    {
        file.SetLength(offset);
        file.Position = offset;
        var came = await FileHash.CopyAsync(content, file, most, ct);
        if (came.Bytes > most || came.Sha256 != sha256)
        {
            return new PieceWritten(came.Bytes > most ? PieceOutcome.TooLong : PieceOutcome.Damaged, 0);
        }

        file.Flush(flushToDisk: true);
        return new PieceWritten(PieceOutcome.Written, came.Bytes);
    }

    /// <summary>The first bytes of what was written.</summary>
    public async Task<ReadOnlyMemory<byte>> HeadAsync(int bytes, CancellationToken ct)
    {
        var head = new byte[bytes];
        file.Position = 0;
        return head.AsMemory(0, await file.ReadAtLeastAsync(head, bytes, throwOnEndOfStream: false, ct));
    }

    /// <summary>All that was written. It ends with the claim.</summary>
    public Stream FromStart()
    {
        file.Position = 0;
        return file;
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();
}
