using PracticePortal.Features.HandOver.Sie;

namespace PracticePortal.Features.HandOver.Batches;

/// <summary>A batch as one zip file: the pictures, the list of them, and the SIE file.</summary>
public static class BatchArchive
{
    /// <summary>
    /// Streams the archive; the same batch gives the same bytes. The SIE file comes last: an archive that broke off holds nothing for the books, nor does
    /// one of a batch that was undone while it was sent.
    /// </summary>
    /// <param name="batch">With its pictures; one that is missing is named in the list and in a text of its own.</param>
    /// <param name="output">Stays open.</param>
    /// <param name="mayStill">Whether the person may still have it, and the batch stands.</param>
    /// <param name="ct">Cancels; then what was written is of no use.</param>
    public static Task WriteAsync(HandOverBatch batch, Stream output, Func<CancellationToken, Task<bool>> mayStill, CancellationToken ct) =>
        StreamedZip.WriteAsync(output, mayStill, zip => AddAllAsync(zip, batch, ct), ct);

    private static async Task AddAllAsync(StreamedZip zip, HandOverBatch batch, CancellationToken ct)
    {
        foreach (var entry in batch.Entries)
        {
            foreach (var (name, picture) in entry.PictureNames.Zip(entry.Receipt.Pictures))
            {
                await zip.AddAsync(name, batch.MadeOn, picture, ct);
            }
        }

        await zip.AddAsync(BatchFileNames.Index(batch), batch.MadeOn, target => BatchIndex.WriteAsync(batch, zip.Shown, target, ct), ct);
        await zip.AddMissingAsync(BatchFileNames.Missing(batch), batch.MadeOn, ct);
        await zip.AddAsync(BatchFileNames.Sie(batch), batch.MadeOn, target => SieWriter.WriteAsync(batch, target, ct), ct);
    }
}
