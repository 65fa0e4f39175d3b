using System.IO.Compression;
using PracticePortal.Features.HandOver.Sie;

namespace PracticePortal.Features.HandOver.Batches;

/// <summary>A batch as one zip file: the pictures, the list of them, and the SIE file.</summary>
public static class BatchArchive
{
    /// <summary>
    /// Streams the archive, which needs no seeking and holds one piece of a picture in memory at a time; the same batch gives the same bytes.
    /// The SIE file comes last: an archive that broke off in a picture holds nothing that could be taken into the books. The stream stays open.
    /// </summary>
    public static async Task WriteAsync(HandOverBatch batch, Stream output, CancellationToken ct)
    {
        await using var zip = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, ct);
        foreach (var entry in batch.Entries)
        {
            foreach (var (name, picture) in entry.PictureNames.Zip(entry.Receipt.Pictures))
            {
                await AddAsync(zip, batch, name, CompressionLevel.NoCompression, target => CopyAsync(picture, target, ct), ct);
            }
        }

        await AddAsync(zip, batch, BatchFileNames.Index(batch), CompressionLevel.Optimal, target => BatchIndex.WriteAsync(batch, target, ct), ct);
        await AddAsync(zip, batch, BatchFileNames.Sie(batch), CompressionLevel.Optimal, target => SieWriter.WriteAsync(batch, target, ct), ct);
    }

    private static async Task AddAsync(
        ZipArchive zip, HandOverBatch batch, string name, CompressionLevel compression, Func<Stream, Task> write, CancellationToken ct)
    {
        var entry = zip.CreateEntry(name, compression);
        entry.LastWriteTime = new DateTimeOffset(batch.MadeOn.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        await using var target = await entry.OpenAsync(ct);
        await write(target);
    }

    private static async Task CopyAsync(BatchPicture picture, Stream target, CancellationToken ct)
    {
        await using var source = await picture.Open(ct);
        await source.CopyToAsync(target, ct);
    }
}
