using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using PracticePortal.Components.Shared;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner.Receipts;

/// <summary>
/// How receipts are sent: announce, send pieces, ask how far it is, finish. Each may be repeated at will. A refusal is answered with its code and
/// its sentence in the reader's language.
/// </summary>
internal static class ReceiptUploadEndpoints
{
    /// <summary>Enough for the longest announcement.</summary>
    private const int MostAnnouncedBytes = 64 * 1024;

    public static void MapReceiptUploads(this IEndpointRouteBuilder receipts)
    {
        receipts.MapPost("", BeginAsync);
        receipts.MapGet("/sender", SenderAsync);
        receipts.MapGet("/{receiptId:guid}/upload", StateAsync);
        receipts.MapPost("/{receiptId:guid}/upload", CompleteAsync);
        receipts.MapPut("/{receiptId:guid}/files/{fileId:guid}", ReceiveAsync);
    }

    private static async Task<IResult> BeginAsync(HttpContext context, IAntiforgery forms, BeginReceipt begin, CancellationToken ct)
    {
        if (!await forms.IsRequestValidAsync(context) || await ReadAsync(context.Request, ct) is not { Files: { } files } announced || files.Contains(null))
        {
            return Refuse(ReceiptErrors.NotReadable, StatusCodes.Status400BadRequest);
        }

        return Answer(await begin.ExecuteAsync(announced.CollaborationId, announced.OrganisationId, announced.ReceiptId, files!, ct));
    }

    /// <summary>For a page that was opened without a connection: whose its queue is, and the token that belongs to the next pieces.</summary>
    private static async Task<IResult> SenderAsync(HttpContext context, IAntiforgery forms, UploadQueries queries, CancellationToken ct) =>
        await queries.SenderAsync(ct) is { } sender
            ? Results.Json(new Sender($"{sender.UserId}.{sender.OrganisationId}", sender.OrganisationId, sender.Name, sender.OrganisationName, forms.GetAndStoreTokens(context).RequestToken!))
            : Refuse(CommonErrors.NotFound, StatusCodes.Status404NotFound);

    private static async Task<IResult> StateAsync(Guid receiptId, UploadQueries queries, CancellationToken ct) =>
        await queries.StateAsync(receiptId, ct) is { } state ? Results.Json(state) : Refuse(CommonErrors.NotFound, StatusCodes.Status404NotFound);

    private static async Task<IResult> CompleteAsync(Guid receiptId, HttpContext context, IAntiforgery forms, CompleteReceipt complete, CancellationToken ct) =>
        await forms.IsRequestValidAsync(context) ? Answer(await complete.ExecuteAsync(receiptId, ct)) : Refuse(ReceiptErrors.NotReadable, StatusCodes.Status400BadRequest);

    private static async Task<IResult> ReceiveAsync(
        Guid receiptId, Guid fileId, long? offset, string? sha256, HttpContext context, IAntiforgery forms, ReceiveChunk receive, CancellationToken ct)
    {
        if (!await forms.IsRequestValidAsync(context) || offset is not { } begins || context.Request.ContentLength > ReceiveChunk.MostBytes)
        {
            return Refuse(ReceiptErrors.NotReadable, StatusCodes.Status400BadRequest);
        }

        return Answer(await receive.ExecuteAsync(new ChunkPlace(receiptId, fileId, begins, sha256), context.Request.Body, ct));
    }

    /// <summary>Null for what no page of the portal sends.</summary>
    private static async Task<Announcement?> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        if (!request.HasJsonContentType() || request.ContentLength is not (> 0 and <= MostAnnouncedBytes))
        {
            return null;
        }

        try
        {
            return await request.ReadFromJsonAsync<Announcement>(ct);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IResult Answer<T>(Result<T> result) => result.Error switch
    {
        null => Results.Json(result.Value),
        { Kind: ErrorKind.NotFound } missing => Refuse(missing, StatusCodes.Status404NotFound),
        { Kind: ErrorKind.Conflict } conflict => Refuse(conflict, StatusCodes.Status409Conflict),
        var refused => Refuse(refused, StatusCodes.Status422UnprocessableEntity),
    };

    private static IResult Refuse(Error refused, int status) => Results.Json(new Refusal(refused.Code, ErrorTexts.For(refused), refused.Field), statusCode: status);

    private sealed record Announcement(Guid? CollaborationId, Guid? OrganisationId, Guid ReceiptId, IReadOnlyList<AnnouncedFile?>? Files);

    /// <param name="Owner">The same for the same person at the same organisation.</param>
    /// <param name="OrganisationId">Into whose Scanner the pieces come.</param>
    /// <param name="Name">Of the person.</param>
    /// <param name="Organisation">Its name.</param>
    /// <param name="Token">Goes with each request that changes something.</param>
    private sealed record Sender(string Owner, Guid OrganisationId, string Name, string Organisation, string Token);

    /// <param name="Code">Stable.</param>
    /// <param name="Sentence">In the reader's language.</param>
    /// <param name="File">The id of the file that is to blame; null when none is alone.</param>
    private sealed record Refusal(string Code, string Sentence, string? File);
}
