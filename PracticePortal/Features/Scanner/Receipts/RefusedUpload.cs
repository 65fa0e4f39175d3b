using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Files;

namespace PracticePortal.Features.Scanner.Receipts;

internal static class RefusedUpload
{
    /// <summary>
    /// Nothing can become of the receipt with these files: it is not awaited any more, and what came of them goes. The same receipt may be announced
    /// again without the bad one.
    /// </summary>
    /// <param name="parts">Where the files came.</param>
    /// <param name="visit">The Scanner that they came to.</param>
    /// <param name="upload">With its files.</param>
    /// <param name="why">Is told.</param>
    /// <param name="claimed">The file that this request holds open; the sweep takes it.</param>
    /// <param name="ct">Cancels before the save.</param>
    /// <returns>Why, unless somebody else was quicker.</returns>
    public static async Task<Error> RefuseAsync(
        this PartialFiles parts, ScannerVisit visit, ReceiptUpload upload, Error why, Guid? claimed, CancellationToken ct)
    {
        visit.Db.ReceiptUploads.Remove(upload);
        var saved = await visit.Db.TrySaveAsync(ct);
        if (!saved.Succeeded)
        {
            return saved.Error;
        }

        foreach (var file in upload.Files.Where(f => f.Id != claimed))
        {
            parts.Discard(file.Id);
        }

        return why;
    }
}
