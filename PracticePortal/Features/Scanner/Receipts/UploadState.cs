namespace PracticePortal.Features.Scanner.Receipts;

/// <summary>How far a file of a receipt has come.</summary>
public sealed record FileProgress(Guid Id, long Received, long Bytes);

/// <summary>How far a receipt has come on its way.</summary>
/// <param name="ReceiptId">Made by the client.</param>
/// <param name="Files">In their order; none any more when it is there.</param>
/// <param name="SafeToDiscard">It is there: every file was kept, read back and is the same. The paper may go.</param>
/// <param name="SameAs">The receipt that had the same original before; null when there was none.</param>
public sealed record UploadState(Guid ReceiptId, IReadOnlyList<FileProgress> Files, bool SafeToDiscard, Guid? SameAs)
{
    public static UploadState There(Receipt receipt) => new(receipt.Id, [], SafeToDiscard: true, receipt.SameAsId);

    public static UploadState OnItsWay(ReceiptUpload upload) =>
        new(upload.Id, [.. upload.Files.OrderBy(f => f.Position).Select(f => new FileProgress(f.Id, f.Received, f.Bytes))], SafeToDiscard: false, SameAs: null);
}
