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
        receipts.MapGet("/{receiptId:guid}/files/{fileId:guid}/picture", ShowAsync).WithMetadata(new ServedFile());
        receipts.MapReceiptUploads();
        return app;
    }

    /// <summary>Where the page shows a file as a picture.</summary>
    public static string Picture(Guid receiptId, Guid fileId) => $"{Original(receiptId, fileId)}/picture";

    /// <summary>Where a file is downloaded as it was brought.</summary>
    public static string Original(Guid receiptId, Guid fileId) => $"{Path}/{receiptId}/files/{fileId}";

    private static async Task<IResult> DownloadAsync(
        Guid receiptId, Guid fileId, ReceiptQueries queries, IFileStore store, ILogger<ReceiptOriginal> logger, CancellationToken ct)
    {
        var original = await queries.OriginalAsync(receiptId, fileId, ct);
        return original is null ? Results.NotFound() : await SendAsync(original, original.Name, store, logger, ct);
    }

    private static async Task<IResult> ShowAsync(
        Guid receiptId, Guid fileId, ReceiptQueries queries, IFileStore store, ILogger<ReceiptOriginal> logger, CancellationToken ct)
    {
        var original = await queries.OriginalAsync(receiptId, fileId, ct);
        return original is null || !original.Kind.IsShownByBrowsers() ? Results.NotFound() : await SendAsync(original, name: null, store, logger, ct);
    }

    /// <param name="original">What is sent.</param>
    /// <param name="name">Under which it is saved; null when it is shown.</param>
    /// <param name="store">Where it is kept.</param>
    /// <param name="logger">Told when it is not there.</param>
    /// <param name="ct">Cancels the sending.</param>
    private static async Task<IResult> SendAsync(
        ReceiptOriginal original, string? name, IFileStore store, ILogger<ReceiptOriginal> logger, CancellationToken ct)
    {
        if (await store.OpenAsync(original.Key, ct) is not { } content)
        {
            logger.LogError("The file of a receipt is missing: {FileId} of {OrganisationId}", original.Key.FileId, original.Key.OwnerId);
            return Results.NotFound();
        }

        return Results.Stream(content, original.Kind.ContentType(), name);
    }
}
