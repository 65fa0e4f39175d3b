using PracticePortal.Features.Scanner.Receipts.Work;
using PracticePortal.Platform.Files;
using PracticePortal.Platform.Web;

namespace PracticePortal.Features.Scanner.Receipts;

/// <summary>
/// The addresses of receipts that are no pages. Their ids are random; who may is asked at each request. Sending works without an open page's
/// connection, so that a phone that was locked goes on where it was.
/// </summary>
public static class ReceiptEndpoints
{
    public const string Path = "/receipts";

    public static WebApplication MapReceipts(this WebApplication app)
    {
        var receipts = app.MapGroup(Path).RequireAuthorization();
        receipts.MapGet("/{receiptId:guid}/files/{fileId:guid}", DownloadAsync).WithMetadata(new ServedFile());
        receipts.MapPagePictures();
        receipts.MapReceiptUploads();
        return app;
    }

    /// <summary>Where a file is downloaded as it was brought.</summary>
    public static string Original(Guid receiptId, Guid fileId) => $"{Path}/{receiptId}/files/{fileId}";

    private static async Task<IResult> DownloadAsync(
        Guid receiptId, Guid fileId, ReceiptQueries queries, RecordOpening opening, IFileStore store, ILogger<ReceiptOriginal> logger, CancellationToken ct)
    {
        var original = await queries.OriginalAsync(receiptId, fileId, ct);
        if (original is not null)
        {
            await opening.ExecuteAsync(receiptId, ct); // before anything is opened that would have to be closed
        }

        if (original is null || await store.OpenAsync(original.Key, ct) is not { } content)
        {
            if (original is not null)
            {
                logger.LogError("The file of a receipt is missing: {FileId} of {OrganisationId}", original.Key.FileId, original.Key.OwnerId);
            }

            return Results.NotFound();
        }

        return Results.Stream(content, original.Kind.ContentType(), original.Name);
    }
}
