using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Files;

namespace PracticePortal.Features.Scanner.Receipts;

internal static class RefusedUpload
{
    /// <summary>
    /// Nothing can become of the receipt with these files: it is not awaited any more, and what came of them goes. The same receipt may be announced
    /// again without the bad one.
    /// </summary>
    /// <returns>Why, unless somebody else was quicker.</returns>
    public static async Task<Error> RefuseAsync(this PartialFiles parts, ScannerVisit visit, ReceiptUpload upload, Error why, CancellationToken ct)
    {
        visit.Db.ReceiptUploads.Remove(upload);
        var saved = await visit.Db.TrySaveAsync(ct);
        if (!saved.Succeeded)
        {
            return saved.Error;
        }

        foreach (var file in upload.Files)
        {
            parts.Discard(file.Id);
        }

        return why;
    }
}
