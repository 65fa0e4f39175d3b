using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner.Receipts.Work;

/// <summary>Either side takes a receipt out of the archive again: it is what it was before.</summary>
public sealed class RestoreReceipt(ScannerDoor door)
{
    public Task<Result> ExecuteAsync(Guid receiptId, CancellationToken ct) => door.ActAsync(receiptId, act => act.Receipt.Restore(act.Told), ct);
}
