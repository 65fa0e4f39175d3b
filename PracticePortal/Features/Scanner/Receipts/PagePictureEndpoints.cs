using System.Net.Mime;
using Microsoft.Net.Http.Headers;
using PracticePortal.Features.Scanner.Pictures;
using PracticePortal.Features.Scanner.Receipts.Work;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Web;

namespace PracticePortal.Features.Scanner.Receipts;

/// <summary>
/// Pictures of pages, made anew from pixels: nothing else of what somebody brought is shown. Who may is asked at each request, also when the
/// browser has kept the picture.
/// </summary>
internal static class PagePictureEndpoints
{
    public static void MapPagePictures(this IEndpointRouteBuilder receipts)
    {
        receipts.MapGet("/{receiptId:guid}/thumbnail", FirstAsync).WithMetadata(new ServedFile(), new AskedAgain());
        receipts.MapGet("/{receiptId:guid}/files/{fileId:guid}/pages/{page:int}/picture", ViewAsync).WithMetadata(new ServedFile(), new AskedAgain());
    }

    /// <summary>Of its first page.</summary>
    public static string Thumbnail(Guid receiptId) => $"{ReceiptEndpoints.Path}/{receiptId}/thumbnail";

    /// <summary>How it is turned stands in the address only so that a page that is open asks again.</summary>
    public static string Picture(Guid receiptId, ReceiptPageRow page) =>
        $"{ReceiptEndpoints.Original(receiptId, page.FileId)}/pages/{page.Page}/picture?turned={page.QuarterTurns}";

    private static async Task<IResult> FirstAsync(
        Guid receiptId, ReceiptPageQueries queries, PagePictures pictures, HttpContext context, CancellationToken ct) =>
        await SendAsync(await queries.FirstAsync(receiptId, ct), PictureSize.Thumbnail, pictures, context, ct);

    /// <summary>Whoever sees a page has opened its receipt, also when the picture is in no page of the portal. In a list nobody reads one.</summary>
    private static async Task<IResult> ViewAsync(
        Guid receiptId, Guid fileId, int page, ReceiptPageQueries queries, RecordOpening opening, PagePictures pictures, HttpContext context, CancellationToken ct)
    {
        var shown = await queries.FindAsync(receiptId, fileId, page, ct);
        if (shown is not null)
        {
            await opening.ExecuteAsync(receiptId, ct);
        }

        return await SendAsync(shown, PictureSize.View, pictures, context, ct);
    }

    private static async Task<IResult> SendAsync(PageShown? page, PictureSize size, PagePictures pictures, HttpContext context, CancellationToken ct)
    {
        if (page is null)
        {
            return Results.NotFound();
        }

        var tag = new EntityTagHeaderValue($"\"{page.Tag}\"");
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
        {
            context.Response.GetTypedHeaders().ETag = tag;
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        var picture = await pictures.FindAsync(page, PortalClaims.UserIdOf(context.User) ?? Guid.Empty, size, ct);
        return picture.Error switch
        {
            null => Results.Bytes(picture.Value, MediaTypeNames.Image.Jpeg, entityTag: tag),
            { } refused when refused == PictureErrors.TooManyAtOnce => Results.Text("", statusCode: StatusCodes.Status429TooManyRequests),
            _ => Results.NotFound(),
        };
    }
}
