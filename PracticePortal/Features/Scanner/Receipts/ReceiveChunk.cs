using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Files;

namespace PracticePortal.Features.Scanner.Receipts;

/// <summary>A piece of a file.</summary>
/// <param name="ReceiptId">Of the receipt that was announced.</param>
/// <param name="FileId">Of one of its files.</param>
/// <param name="Offset">Where in the file it begins.</param>
/// <param name="Sha256">Of the piece, in lower-case hexadecimal.</param>
public sealed record ChunkPlace(Guid ReceiptId, Guid FileId, long Offset, string? Sha256);

/// <summary>
/// The next piece of a file comes. A piece that came before, or is not the next one, changes nothing: the answer says how far the file is,
/// and the client goes on from there.
/// </summary>
public sealed class ReceiveChunk(ScannerDoor door, PartialFiles parts, TimeProvider clock)
{
    public const long MostBytes = 1024 * 1024;

    /// <param name="place">Which piece it is.</param>
    /// <param name="content">Read once, and never held as a whole.</param>
    /// <param name="ct">Cancels; then nothing of it counts.</param>
    public async Task<Result<FileProgress>> ExecuteAsync(ChunkPlace place, Stream content, CancellationToken ct)
    {
        await using var visit = await door.OfReceiptAsync(place.ReceiptId, ct);
        if (visit is null || await FindAsync(visit, place, ct) is null)
        {
            return CommonErrors.NotFound;
        }

        await using var part = parts.Claim(place.FileId);
        if (part is null || await FindAsync(visit, place, ct) is not { } file) // how far it is is asked again: nobody else adds to it now
        {
            return part is null ? ReceiptErrors.Busy : CommonErrors.NotFound;
        }

        if (place.Offset != file.Received || file.IsWhole)
        {
            return Progress(file);
        }

        var written = await part.WriteAsync(file.Received, Math.Min(MostBytes, file.Bytes - file.Received), place.Sha256 ?? "", content, ct);
        if (written.Outcome != PieceOutcome.Written)
        {
            return written.Outcome == PieceOutcome.TooLong ? ReceiptErrors.NotReadable : ReceiptErrors.PieceDamaged;
        }

        if (place.Offset == 0 && FileKinds.Of((await part.HeadAsync(FileKinds.HeadBytes, ct)).Span) is null)
        {
            var upload = await visit.Db.ReceiptUploads.Include(u => u.Files).SingleAsync(u => u.Id == file.UploadId, ct);
            return await parts.RefuseAsync(visit, upload, ReceiptErrors.KindNotTaken(file.Name).In($"{file.Id}"), claimed: file.Id, ct);
        }

        file.Receive(written.Bytes, clock.GetUtcNow().UtcDateTime);
        var saved = await visit.Db.TrySaveAsync(ct);
        return saved.Succeeded ? Progress(file) : saved.Error;
    }

    private static FileProgress Progress(ReceiptUploadFile file) => new(file.Id, file.Received, file.Bytes);

    /// <summary>Only whoever announced a receipt sends it.</summary>
    private static async Task<ReceiptUploadFile?> FindAsync(ScannerVisit visit, ChunkPlace place, CancellationToken ct)
    {
        visit.Db.ChangeTracker.Clear();
        return await visit.Db.ReceiptUploadFiles.SingleOrDefaultAsync(
            f => f.OrganisationId == visit.OrganisationId && f.UploadId == place.ReceiptId && f.Id == place.FileId
                && visit.Db.ReceiptUploads.Any(u => u.Id == place.ReceiptId && u.ByUserId == visit.UserId),
            ct);
    }
}
