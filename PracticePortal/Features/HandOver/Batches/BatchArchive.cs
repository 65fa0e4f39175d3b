using System.IO.Compression;
using PracticePortal.Features.HandOver.Sie;

namespace PracticePortal.Features.HandOver.Batches;

/// <summary>A batch as one zip file: the pictures, the list of them, and the SIE file.</summary>
public static class BatchArchive
{
    /// <summary>Bytes: more than the framework writes synchronously when it closes an entry, which a response refuses.</summary>
    private const int Buffer = 64 * 1024;

    /// <summary>
    /// Streams the archive, which needs no seeking and holds one piece of a picture in memory at a time; the same batch gives the same bytes.
    /// The SIE file and the archive's own list come last: one that broke off cannot be opened, and holds nothing for the books. The stream stays open.
    /// </summary>
    public static async Task WriteAsync(HandOverBatch batch, Stream output, CancellationToken ct)
    {
        var buffered = new BufferedStream(output, Buffer); // not disposed, which would close the stream
        await using (var zip = await ZipArchive.CreateAsync(buffered, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, ct))
        {
            await AddAllAsync(zip, batch, buffered, ct);
        }

        await buffered.FlushAsync(ct);
    }

    private static async Task AddAllAsync(ZipArchive zip, HandOverBatch batch, Stream buffered, CancellationToken ct)
    {
        foreach (var entry in batch.Entries)
        {
            foreach (var (name, picture) in entry.PictureNames.Zip(entry.Receipt.Pictures))
            {
                await AddAsync(zip, batch, name, CompressionLevel.NoCompression, target => CopyAsync(picture, target, ct), buffered, ct);
            }
        }

        await AddAsync(zip, batch, BatchFileNames.Index(batch), CompressionLevel.Optimal, target => BatchIndex.WriteAsync(batch, target, ct), buffered, ct);
        await AddAsync(zip, batch, BatchFileNames.Sie(batch), CompressionLevel.Optimal, target => SieWriter.WriteAsync(batch, target, ct), buffered, ct);
    }

    private static async Task AddAsync(
        ZipArchive zip, HandOverBatch batch, string name, CompressionLevel compression, Func<Stream, Task> write, Stream buffered, CancellationToken ct)
    {
        var entry = zip.CreateEntry(name, compression);
        entry.LastWriteTime = new DateTimeOffset(batch.MadeOn.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        await using var target = await entry.OpenAsync(ct);
        await write(target);
        await target.FlushAsync(ct);
        await buffered.FlushAsync(ct); // room for what closing the entry writes
    }

    private static async Task CopyAsync(BatchPicture picture, Stream target, CancellationToken ct)
    {
        await using var source = await picture.Open(ct);
        await source.CopyToAsync(target, ct);
    }
}
