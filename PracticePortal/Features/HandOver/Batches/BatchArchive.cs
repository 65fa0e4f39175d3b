using PracticePortal.Features.HandOver.Sie;

namespace PracticePortal.Features.HandOver.Batches;

/// <summary>A batch as one zip file: the pictures, the list of them, and the SIE file.</summary>
public static class BatchArchive
{
    /// <summary>
    /// Streams the archive; the same batch gives the same bytes. The SIE file comes behind the pictures: an archive that broke off holds nothing for
    /// the books. The stream stays open.
    /// </summary>
    public static Task WriteAsync(HandOverBatch batch, Stream output, CancellationToken ct) =>
        StreamedZip.WriteAsync(output, zip => AddAllAsync(zip, batch, ct), ct);

    private static async Task AddAllAsync(StreamedZip zip, HandOverBatch batch, CancellationToken ct)
    {
        foreach (var entry in batch.Entries)
        {
            foreach (var (name, picture) in entry.PictureNames.Zip(entry.Receipt.Pictures))
            {
                await zip.AddAsync(name, batch.MadeOn, picture, ct);
            }
        }

        await zip.AddAsync(BatchFileNames.Index(batch), batch.MadeOn, target => BatchIndex.WriteAsync(batch, target, ct), ct);
        await zip.AddAsync(BatchFileNames.Sie(batch), batch.MadeOn, target => SieWriter.WriteAsync(batch, target, ct), ct);
    }
}
