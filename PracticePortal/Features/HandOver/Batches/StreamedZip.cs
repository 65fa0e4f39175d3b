using System.IO.Compression;

namespace PracticePortal.Features.HandOver.Batches;

/// <summary>
/// A zip file that is written while it is sent: it needs no seeking, and holds one piece of one file in memory at a time. Its own list comes last, so
/// that one that broke off cannot be opened.
/// </summary>
internal sealed class StreamedZip
{
    /// <summary>Bytes: more than the framework writes synchronously when it closes an entry, which a response refuses.</summary>
    private const int Buffer = 64 * 1024;

    private readonly ZipArchive _zip;
    private readonly Stream _buffered;

    private StreamedZip(ZipArchive zip, Stream buffered) => (_zip, _buffered) = (zip, buffered);

    /// <param name="output">Stays open.</param>
    /// <param name="addAll">Adds the files.</param>
    /// <param name="ct">Cancels; then what was written is of no use.</param>
    public static async Task WriteAsync(Stream output, Func<StreamedZip, Task> addAll, CancellationToken ct)
    {
        var buffered = new BufferedStream(output, Buffer); // not disposed, which would close the stream
        await using (var zip = await ZipArchive.CreateAsync(buffered, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, ct))
        {
            await addAll(new StreamedZip(zip, buffered));
        }

        await buffered.FlushAsync(ct);
    }

    /// <summary>Adds a file that is worth compressing.</summary>
    /// <param name="name">In the archive.</param>
    /// <param name="day">Which it is said to be from.</param>
    /// <param name="write">Writes its content.</param>
    /// <param name="ct">Cancels.</param>
    public Task AddAsync(string name, DateOnly day, Func<Stream, Task> write, CancellationToken ct) => AddAsync(name, day, CompressionLevel.Optimal, write, ct);

    /// <summary>Adds an original as it is: pictures are compressed already.</summary>
    public Task AddAsync(string name, DateOnly day, BatchPicture picture, CancellationToken ct) =>
        AddAsync(name, day, CompressionLevel.NoCompression, target => CopyAsync(picture, target, ct), ct);

    private static async Task CopyAsync(BatchPicture picture, Stream target, CancellationToken ct)
    {
        await using var source = await picture.Open(ct);
        await source.CopyToAsync(target, ct);
    }

    private async Task AddAsync(string name, DateOnly day, CompressionLevel compression, Func<Stream, Task> write, CancellationToken ct)
    {
        var entry = _zip.CreateEntry(name, compression);
        entry.LastWriteTime = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        await using var target = await entry.OpenAsync(ct);
        await write(target);
        await target.FlushAsync(ct);
        await _buffered.FlushAsync(ct); // room for what closing the entry writes
    }
}
